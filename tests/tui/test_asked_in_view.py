"""What is asked stays in view while people answer, and the desk draws all of what came out."""

import pytest

from facilitator.domain.looking import Look
from facilitator.language import language
from facilitator.tui.wall import WallApp
from facilitator.tui.widgets import counter

DE, EN = language("de"), language("en")
STATEMENTS = ("We decide in our customers' interest.", "We say how things are", "how far I may decide on my own.")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 55)])
async def test_the_room_reads_the_statements_until_it_sees_what_came_of_them(live, wait, text, size):
    wall = WallApp([].append)
    wall.animation_level = "none"
    live.quiet = False
    live.joined(24).lead("next")
    live.room.listen(wall.changed)
    async with wall.run_test(size=size) as pilot:
        wall.follow(live)
        await wait(pilot, lambda: "not open yet" in text(wall))
        live.lead("open")
        live.statements()
        await wait(pilot, lambda: "open now" in text(wall) and "22 of 24 answered" in text(wall))
        await wait(pilot, lambda: all(words in " ".join(text(wall).split()) for words in STATEMENTS))
        live.lead("close")
        await wait(pilot, lambda: "A tendency" in text(wall))
        live.look = Look("werte", "kunde")
        live.room.stir()
        await wait(pilot, lambda: "Two camps" in text(wall) and "open now" not in text(wall))
    wall.draw()  # a message that is still on its way when the window is closed


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 55)])
async def test_the_desk_draws_every_point_of_a_statement_at_once(live, make_app, wait, text, size):
    live.joined(24).lead("next", "open")
    live.statements()
    live.lead("close")
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        await pilot.press("g")
        await wait(pilot, lambda: "Leave them time" in text(app))
        await pilot.press("right")
        await wait(pilot, lambda: "1/3" in text(app) and "fully true" in text(app))


async def test_a_step_that_asks_nothing_counts_no_answers_at_the_desk(live, make_app, wait, text):
    live.joined(24).lead("next", "next", "next", "next", "open")
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g")
        await wait(pilot, lambda: "This step has no guide." in text(app))
        assert "24 answered" not in text(app)
        assert "thinking" not in text(app)


def test_the_counter_tells_all_or_leaves_the_reason_out():
    whole = counter.text(35, 38, DE, circling=True, width=78).plain
    assert whole.endswith("kreisen")
    assert len(whole) <= 78
    assert "circle" not in counter.text(35, 38, EN, circling=True, width=34).plain
