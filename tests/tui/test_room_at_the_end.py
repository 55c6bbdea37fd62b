"""What the room and the facilitator have before them at the end, and that a room may read along."""

import pytest

from facilitator.tui.wall import WallApp

SHEET = """
[workshop]
id = "tag"
title = "A day"
[[step]]
id = "werte"
kind = "scale"
title = "What do we stand for?"
items = [ { id = "kunde", text = "We decide for customers." } ]
[[step]]
id = "blatt"
kind = "outcome"
title = "The day in one picture"
next = "In May, here"
parts = [ { of = "werte" } ]
"""


@pytest.fixture
def wall():
    app = WallApp([].append)
    app.animation_level = "none"
    return app


async def test_an_outcome_sheet_that_came_last_stays_on_the_wall_after_the_end(make_live, wall, wait, text):
    live = make_live(SHEET)
    live.quiet = False
    live.joined(14).lead("next", "next", "next")
    live.room.listen(wall.changed)
    async with wall.run_test(size=(80, 24)) as pilot:
        wall.follow(live)
        await wait(pilot, lambda: "In May, here" in text(wall))
        assert "took part" not in text(wall)
        assert "The day in one picture" in text(wall)


async def test_at_the_end_the_facilitator_reads_how_to_get_the_report(live, make_app, wait, text):
    live.joined(14).lead("next", "next", "next", "next", "next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "14 people took part" in text(app))
        assert "`facilitator report flug`" in text(app)


async def test_desk_and_answers_warn_that_the_room_reads_along_without_a_wall(live, make_app, wait, text):
    live.joined(24).lead("next", "next", "open")
    live.obstacles()
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "22 of 24 answered" in text(app))
        assert "reads along" not in text(app)
        await pilot.press("g")
        await wait(pilot, lambda: "the room reads along" in text(app))
        await pilot.press("m")
        await wait(pilot, lambda: "themes" in text(app) and "the room reads along" in text(app))
        live.walls = 1
        live.room.stir()
        await wait(pilot, lambda: "reads along" not in text(app))


async def test_what_came_out_is_worked_out_once_however_often_the_screen_looks(live, make_app, wait, text, monkeypatch):
    live.joined(14).lead("next", "open")
    live.statements(14)
    live.lead("close", "next", "next", "next", "next")
    asked, known = [], live.room.figures
    monkeypatch.setattr(live.room, "figures", lambda step: asked.append(step) or known(step))
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait(pilot, lambda: "14 people took part" in text(app))
        learned = live.room.questions.learned
        assert 1 <= len(asked) <= 1 + learned
        for _ in range(3):
            app.screen.look_again()
        assert len(asked) <= 1 + learned
        seen = len(asked)
        live.lead("undo", "redo")
        await wait(pilot, lambda: len(asked) > seen)
        assert "14 people took part" in text(app)


LONG = SHEET[: SHEET.index("[[step]]")] + "".join(
    f'[[step]]\nid = "s{n}"\nkind = "pause"\ntitle = "Part {n}"\n' for n in range(1, 31)
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_who_goes_somewhere_else_late_in_the_day_sees_where_the_room_is_and_how(
    make_live, make_app, wait, text, size
):
    live = make_live(LONG)
    live.lead(*["next"] * 30)
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        await wait(pilot, lambda: "Part 30" in text(app))
        await pilot.press("j")
        await wait(pilot, lambda: "Go to" in text(app) and "▶ 30" in text(app) and "Part 1 " not in text(app))
        assert "go there" in text(app)
        assert "close this panel" in text(app)


async def test_a_step_that_nobody_answered_says_so_and_no_bird_circles(live, make_app, wait, text):
    live.joined(14).lead("next", "next", "next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "0 of 14 answered" in text(app))
        assert "Nobody has answered yet." not in text(app)
        live.lead("close")
        await wait(pilot, lambda: "Nobody has answered yet." in text(app))
        assert "circle" not in text(app)
