"""The wall's screens, and the desk while a wall serves the room."""

import pytest

from facilitator.domain.looking import Look
from facilitator.invitation.wifi import Wifi
from facilitator.tui.keymap import DEFAULT
from facilitator.tui.screens import WaitingScreen
from facilitator.tui.screens.desk import DeskScreen
from facilitator.tui.screens.step import StepScreen
from facilitator.tui.wall import WallApp
from facilitator.tui.widgets.banner import Banner
from facilitator.tui.widgets.keys import Keys
from facilitator.tui.widgets.qr import QrCode

GUIDE = "\\n\\n".join(f"Paragraph {n} of a long guide." for n in range(60))
GUIDED = f"""
[workshop]
id = "day"
title = "Day"
[[step]]
id = "hurdles"
kind = "collect"
title = "Hurdles"
guide = "{GUIDE}"
"""


@pytest.fixture
def followed(live):
    """A session that another process leads."""
    live.quiet = False
    return live


@pytest.fixture
def chosen():
    return []


@pytest.fixture
def wall(chosen):
    app = WallApp(chosen.append)
    app.animation_level = "none"
    return app


def offered(app):
    return {key.key for key in app.screen.query_one(Keys).keys}


# The wall


async def test_a_wall_shows_what_the_room_may_see_and_offers_nothing_that_leads(followed, wall, wait, text):
    followed.room.listen(wall.changed)
    async with wall.run_test(size=(120, 40)) as pilot:
        assert wall.theme == "projector"
        wall.follow(followed)
        await wait(pilot, lambda: bool(wall.screen.query(QrCode)) and "0 birds have landed" in text(wall))
        assert offered(wall) == {"f", "d", "?", "q"}
        followed.joined(24)
        await wait(pilot, lambda: "24 birds have landed" in text(wall))
        assert "seen from" not in text(wall)
        followed.lead("next", "open")
        followed.statements()
        await wait(pilot, lambda: "22 of 24 answered" in text(wall))
        assert offered(wall) == {"d", "?", "q"}
        followed.lead("close")
        await wait(pilot, lambda: "A tendency" in text(wall))
        followed.lead("hide")
        await wait(pilot, lambda: "A tendency" not in text(wall))
        followed.lead("undo")
        await wait(pilot, lambda: "A tendency" in text(wall))


async def test_no_private_thing_is_on_a_wall(followed, wall, wait, text):
    followed.present, followed.walls = frozenset({"p22", "p23"}), 1
    followed.joined(24).lead("next", "open")
    followed.statements()
    followed.room.do("note", "Ask Ann")
    followed.room.listen(wall.changed)
    async with wall.run_test(size=(120, 50)) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: "22 of 24 answered" in text(wall))
        assert isinstance(wall.screen, StepScreen)
        private = (
            "Ask Ann",
            "Leave them time",
            "thinking",
            "A tendency",
            "0.56",
            "0 ─",
            "private look",
            "↑↓",
            "desk",
        )
        assert [words for words in private if words in text(wall)] == []
        await pilot.press("question_mark")
        await wait(pilot, lambda: "Keys" in text(wall))
        assert [words for words in (*private, "undo", "lock the door", "export") if words in text(wall)] == []
        assert "colours" in text(wall)


@pytest.mark.parametrize("steps", [(), ("next",), ("next", "open"), ("next", "open", "close")])
async def test_no_key_on_a_wall_changes_anything(followed, wall, wait, steps):
    followed.joined(24).lead(*steps)
    followed.room.listen(wall.changed)
    before, look = list(followed.journal.records), followed.look
    keys = [key for keys in DEFAULT.values() for key in keys.split(",") if key not in {"q", "question_mark", "d"}]
    async with wall.run_test(size=(120, 40)) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: bool(wall.screen.query(Keys)) and wall.desk is not None)
        screen = wall.screen
        await pilot.press(*keys, "pagedown", "pageup", "f5", "full_stop", "up", "down", "left", "right", "enter")
        assert wall.screen is screen
        assert followed.journal.records == before
        assert followed.look == look
        assert {c.title for c in wall.get_system_commands(screen)} <= {"colours", "help", "quit", "large code"}


async def test_a_wall_looks_where_the_desk_looks(followed, wall, wait, text):
    followed.joined(24).lead("next", "open")
    followed.statements()
    followed.lead("close")
    followed.room.listen(wall.changed)
    async with wall.run_test(size=(120, 40)) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: "closed" in text(wall))
        followed.look = Look("werte", "kunde")
        followed.room.stir()
        await wait(pilot, lambda: "1/3" in text(wall) and "Two camps" in text(wall))
        followed.lead("again")
        await wait(pilot, lambda: "0 of 24 answered" in text(wall) and "Two camps" not in text(wall))
        followed.lead("undo", "next")
        await wait(pilot, lambda: "2/4" in text(wall) and "What keeps you" in text(wall))


async def test_the_wall_shows_the_code_that_the_lobby_shows(followed, wall, wait, text):
    wifi = followed.inviting.wifi = Wifi("Zugvogel", "blaue-katze-42")
    followed.room.listen(wall.changed)
    async with wall.run_test(size=(120, 40)) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: bool(wall.screen.query(QrCode)) and "8765" in wall.screen.query_one(QrCode).data)
        followed.look = Look(wifi=True)
        followed.room.stir()
        await wait(pilot, lambda: wall.screen.query_one(QrCode).data == wifi.code)
        assert "joins the Wi-Fi" in text(wall)
        followed.look = Look()
        followed.inviting.next()
        followed.room.stir()
        await wait(pilot, lambda: "10.0.0.7" in wall.screen.query_one(QrCode).data)


async def test_the_closing_picture_leaves_out_what_was_never_shown(followed, wall, wait, text):
    followed.until_results()
    followed.lead("undo", "undo", "hide", "next", "next")
    followed.room.listen(wall.changed)
    async with wall.run_test(size=(120, 40)) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: "24 people took part" in text(wall))
        assert "What do we stand for?" in text(wall)
        assert "The worst of it" not in text(wall)
        assert "flug.json" not in text(wall)
        assert "JSON" not in text(wall)


async def test_a_quiet_laptop_is_a_banner_over_the_last_picture_and_none_at_the_end(followed, wall, wait, text):
    followed.joined(24).lead("next", "open")
    followed.statements()
    followed.lead("close")
    followed.room.listen(wall.changed)
    async with wall.run_test(size=(120, 40)) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: "A tendency" in text(wall))
        assert not wall.screen.query_one(Banner).display
        followed.quiet = True
        followed.room.stir()
        await wait(pilot, lambda: "The laptop is quiet" in text(wall) and "A tendency" in text(wall))
        followed.quiet = False
        followed.room.stir()
        await wait(pilot, lambda: "The laptop is quiet" not in text(wall))
        followed.room.do("jump", "pause")
        followed.lead("next")
        followed.quiet = True
        followed.room.stir()
        await wait(pilot, lambda: "took part" in text(wall))
        assert "The laptop is quiet" not in text(wall)


async def test_a_wall_is_closed_by_pressing_q_twice(followed, wall, wait, text):
    async with wall.run_test(size=(120, 40), notifications=True) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: bool(wall.screen.query(QrCode)))
        await pilot.press("q")
        await wait(pilot, lambda: "Press q again to close the wall" in text(wall))
        await pilot.press("q")
        await pilot.pause()
    assert wall.return_code == 0


# Waiting


async def test_a_wall_without_a_session_says_what_to_do(wall, wait, text):
    async with wall.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "appears here by itself" in text(wall))
        assert offered(wall) == {"d", "?", "q"}
        wall.offer((), "There are too many.")
        await wait(pilot, lambda: "There are too many." in text(wall))
        await pilot.press("space", "enter", "q")
    assert wall.return_code == 0


async def test_a_wall_for_one_session_says_which_one_it_waits_for(chosen, wait, text):
    app = WallApp(chosen.append, "2026-05-04-schwarm")
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "2026-05-04-schwarm" in text(app))


async def test_of_several_sessions_one_is_chosen(wall, chosen, wait, text, tmp_path):
    async with wall.run_test(size=(80, 24)) as pilot:
        choices = [("Swarm [/x]", tmp_path / "a.json"), ("Pulse", tmp_path / "b.json")]
        wall.offer(choices)
        await wait(pilot, lambda: "Which one" in text(wall) and "Swarm [/x]" in text(wall))
        wall.offer(choices)
        await pilot.press("down", "enter")
        await wait(pilot, lambda: bool(chosen))
        assert chosen == [tmp_path / "b.json"]
        wall.offer(())
        await wait(pilot, lambda: "appears here by itself" in text(wall))
        assert isinstance(wall.screen, WaitingScreen)


# The desk while a wall serves the room


@pytest.fixture
def asked(live):
    """Twenty-two of twenty-four have answered; the room sees no result yet."""
    live.joined(24).lead("next", "open")
    live.statements()
    return live


async def test_a_wall_that_goes_takes_private_things_from_the_laptop(asked, make_app, wait, text):
    app = make_app(asked)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await wait(pilot, lambda: bool(app.screen.query("#counter")))
        asked.walls = 1
        asked.room.stir()
        await wait(pilot, lambda: "this screen is yours" in text(app))
        app.clear_notifications()
        await wait(pilot, lambda: "A tendency" in text(app))
        assert "the room does not see this yet" in text(app)
        assert "1 wall ✓" in text(app)
        assert "i" not in offered(app)
        asked.walls = 0
        asked.room.stir()
        await wait(pilot, lambda: isinstance(app.screen, StepScreen) and "The wall is gone" in text(app))
        assert [told for told in ("A tendency", "Leave them time", "0 ─") if told in text(app)] == []


async def test_who_was_at_the_desk_stays_there_when_the_wall_goes_and_sees_no_more_than_the_room(
    asked, make_app, wait, text
):
    app = make_app(asked)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g")
        await wait(pilot, lambda: isinstance(app.screen, DeskScreen) and "Leave them time" in text(app))
        assert "A tendency" not in text(app)
        asked.walls = 1
        await wait(pilot, lambda: "A tendency" in text(app))
        asked.walls = 0
        await wait(pilot, lambda: "A tendency" not in text(app))
        assert isinstance(app.screen, DeskScreen)


async def test_the_desk_chooses_what_walls_look_at(asked, make_app, wait, text):
    asked.walls = 1
    app = make_app(asked)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait(pilot, lambda: "one by one" in text(app))
        assert asked.look == Look("werte")
        await pilot.press("right")
        await wait(pilot, lambda: "1/3" in text(app) and "Two camps" in text(app))
        assert asked.look == Look("werte", "kunde")
        await pilot.press("left", "left")
        await wait(pilot, lambda: asked.look == Look("werte", "frei"))
        asked.lead("close", "next")
        await wait(pilot, lambda: asked.look == Look("hindernisse"))


async def test_a_clicker_leads_from_the_desk_though_the_guide_is_long(make_live, make_app, wait, text):
    live = make_live(GUIDED)
    live.joined(3).lead("next")
    live.walls = 1
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, DeskScreen) and "Paragraph 1" in text(app))
        await pilot.press("pagedown")
        await wait(pilot, lambda: live.room.session.status == "open")
        await pilot.press("pagedown", "pageup")
        assert live.room.session.status == "closed"


async def test_the_lobbys_code_is_that_of_the_walls(live, make_app, wait):
    live.inviting.wifi = Wifi("Zugvogel", "blaue-katze-42")
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(QrCode)))
        await pilot.press("w")
        await wait(pilot, lambda: live.look == Look(wifi=True))
        await pilot.press("w")
        await wait(pilot, lambda: live.look == Look())


async def test_the_way_in_is_on_the_wall_while_the_desk_shows_it(followed, wall, wait, text):
    followed.joined(3).lead("next", "open")
    followed.room.listen(wall.changed)
    async with wall.run_test(size=(120, 40)) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: "0 of 3 answered" in text(wall))
        followed.look = Look("werte", code=True)
        followed.room.stir()
        await wait(pilot, lambda: bool(wall.screen.query(QrCode)) and "8765" in wall.screen.query_one(QrCode).data)
        await pilot.press("s", "w", "n", "space")
        assert followed.look == Look("werte", code=True)
        followed.look = Look("werte")
        followed.room.stir()
        await wait(pilot, lambda: isinstance(wall.screen, StepScreen))


async def test_the_desk_shows_the_walls_the_way_in_for_as_long_as_it_looks(live, make_app, wait):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("z")
        await wait(pilot, lambda: live.look == Look("werte", code=True))
        await pilot.press("z")
        await wait(pilot, lambda: live.look == Look("werte"))


async def test_a_wall_that_comes_while_the_way_in_is_shown_has_the_whole_code(followed, wall, wait):
    followed.lead("next")
    followed.look = Look("werte", code=True)
    async with wall.run_test(size=(200, 55)) as pilot:
        wall.follow(followed)
        await wait(pilot, lambda: bool(wall.screen.query(QrCode)) and wall.screen.query_one(QrCode).size == (66, 33))
