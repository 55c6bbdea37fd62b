import pytest
from textual.widgets import OptionList

from facilitator.domain.session import Status
from facilitator.domain.words import Message, Refusal
from facilitator.tui.screens import HelpScreen
from facilitator.tui.screens.entries import EntriesScreen
from facilitator.tui.screens.home import HomeScreen
from facilitator.tui.widgets.flock import Flock
from facilitator.tui.widgets.keys import Keys
from facilitator.tui.widgets.wire import Wire


def text(app) -> str:
    """All that stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def test_a_session_is_led_with_the_space_key_alone(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "scan it with your own phone" in text(app))
        live.joined(24)
        await wait(pilot, lambda: app.screen.query_one(Wire).birds == 24 and "24 birds have landed" in text(app))
        await pilot.press("space")
        await wait(pilot, lambda: "not open yet" in text(app))
        assert "how things are" in text(app)
        await pilot.press("space")
        await wait(pilot, lambda: "0 of 24 answered" in text(app) and "05:00" in text(app))
        live.statements()
        await wait(pilot, lambda: "22 of 24 answered" in text(app))
        assert len(app.screen.query_one(Flock).boids.headings) == 22
        assert "0.56" not in text(app)
        assert "how things are" not in text(app)
        await pilot.press("space")
        await wait(pilot, lambda: "0.56" in text(app))
        assert "A tendency" in text(app)
        assert "chance" in text(app)
        await pilot.press("space", "space")
        live.obstacles()
        await wait(pilot, lambda: "22 of 24 answered" in text(app) and "2/4" in text(app))
        await pilot.press("space")
        await wait(pilot, lambda: "Excel lists" in text(app))
        await pilot.press("space", "space")
        live.dots()
        await pilot.press("space")
        await wait(pilot, lambda: "closed" in text(app) and "3/4" in text(app))
        assert "Excel lists" not in text(app)
        await pilot.press("space")
        await wait(pilot, lambda: "Excel lists" in text(app))
        await pilot.press("space", "space", "space")
        await wait(pilot, lambda: "24 people took part" in text(app))
        assert live.room.session.status is Status.DONE
        assert "sessions/flug.json" in text(app)
        await pilot.press("e")
        await wait(pilot, lambda: "flug.export.json" in text(app))


async def test_undo_says_what_it_undid_and_redo_brings_it_back(live, make_app, wait):
    live.joined(6)
    app = make_app(live)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("n", "o", "c")
        assert live.room.session.status is Status.CLOSED
        await pilot.press("u")
        await wait(pilot, lambda: "undone: closed What do we stand for?" in text(app))
        assert live.room.session.status is Status.OPEN
        await pilot.press("U")
        await wait(pilot, lambda: "done again: closed" in text(app))
        assert live.room.session.status is Status.CLOSED


async def test_undo_back_to_the_lobby_shows_the_lobby(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("n")
        await wait(pilot, lambda: "1/4" in text(app))
        await pilot.press("u")
        await wait(pilot, lambda: "192.168.1.23" in text(app) or "Scan the code" in text(app))


async def test_r_shows_and_hides_again(live, make_app, wait):
    live.joined(14).lead("next", "open")
    live.statements(14)
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "14 of 14" in text(app))
        await pilot.press("r")
        await wait(pilot, lambda: "Customers".lower() in text(app).lower() and "0 ─" in text(app))
        await pilot.press("r")
        await wait(pilot, lambda: "birds circle" in text(app) and "0 ─" not in text(app))


async def test_a_private_look_shows_the_picture_without_showing_it_to_the_room(live, make_app, wait):
    live.joined(14).lead("next", "open")
    live.statements(14)
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("i")
        await wait(pilot, lambda: "private look" in text(app) and "hurts." in text(app))
        assert not live.room.session.shown("werte")
        await pilot.press("i")
        await wait(pilot, lambda: "hurts." not in text(app))


async def test_the_footer_offers_only_what_is_possible(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(160, 30)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        assert {key.key for key in app.screen.query_one(Keys).keys} == {"space", "s", "f", "d", "?", "q"}
        assert app.check_action("lead", ("close",)) is False
        await pilot.press("c", "r", "a", "b")
        assert live.journal.records == []


async def test_arrows_look_at_one_statement_after_another(live, make_app, wait):
    live.joined(14).lead("next", "open")
    live.statements(14)
    live.lead("close")
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "3 statements together" in text(app))
        await pilot.press("down")
        await wait(pilot, lambda: "1/3" in text(app) and "Two camps" in text(app) and "not true" in text(app))
        await pilot.press("up")
        await wait(pilot, lambda: "3 statements together" in text(app))


async def test_a_minute_more(live, make_app, wait):
    live.lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("t")
        await wait(pilot, lambda: "06:00" in text(app))
        live.now += 65
        await wait(pilot, lambda: "04:55" in text(app))


async def test_help_shows_the_guide_and_where_numbers_come_from(live, make_app, wait):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.press("question_mark")
        await wait(pilot, lambda: isinstance(app.screen, HelpScreen) and "Leave them time." in text(app))
        assert "Agreement phi" in text(app)
        await pilot.press("n", "space")
        assert live.room.session.current.id == "werte"
        await pilot.press("escape")
        await wait(pilot, lambda: not isinstance(app.screen, HelpScreen))


async def test_entries_come_and_go_with_m(live, make_app, wait):
    live.joined(6).lead("next", "next", "open")
    live.obstacles(6)
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await wait(pilot, lambda: "6 of 6 answered" in text(app))
        assert "Two ticket systems" not in text(app)
        await pilot.press("m")
        await wait(pilot, lambda: isinstance(app.screen, EntriesScreen) and "Two ticket systems" in text(app))
        live.room.join("late")
        live.room.submit("late", "s", "hindernisse", 1, {"text": ["Printer"]})
        await wait(pilot, lambda: "Printer" in text(app))
        await pilot.press("m")
        await wait(pilot, lambda: not isinstance(app.screen, EntriesScreen))


async def test_a_failing_journal_is_a_red_banner_until_it_recovers(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        live.journal.failing = "disk full"
        live.room.join("someone")
        await wait(pilot, lambda: "NOT SAVED" in text(app) and "disk full" in text(app))
        live.journal.failing = None
        live.room.join("another")
        await wait(pilot, lambda: "NOT SAVED" not in text(app))


async def test_leaving_asks_once(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await pilot.press("q")
        await wait(pilot, lambda: "Press q again" in text(app))
        assert app.is_running
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0


async def test_colours_cycle_and_end_where_they_began(live, make_app):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        seen = [app.theme]
        for _ in range(3):
            await pilot.press("d")
            seen.append(app.theme)
    assert seen == ["dark", "light", "projector", "dark"]


async def test_home_starts_the_chosen_plan(live, make_app, wait, tmp_path):
    chosen = []

    async def start(path):
        chosen.append(path)
        return live

    app = make_app(None, plans=[("One", tmp_path / "one.toml"), ("Two", tmp_path / "two.toml")], start_plan=start)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, HomeScreen) and "Two" in text(app))
        await pilot.press("down", "enter")
        await wait(pilot, lambda: "Scan the code" in text(app))
    assert chosen == [tmp_path / "two.toml"]


async def test_home_says_why_a_session_cannot_be_resumed(make_app, wait, tmp_path):
    async def resume(_path):
        raise Refusal(Message("There is no session %(name)s.", {"name": "[/x]"}))

    app = make_app(None, sessions=[("[/x] old", tmp_path / "old.json")], resume=resume)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await wait(pilot, lambda: "[/x] old" in text(app))
        app.screen.query_one(OptionList).focus()
        await pilot.press("enter")
        await wait(pilot, lambda: "There is no session [/x]." in text(app))
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("lang", ["de", "en"])
async def test_the_room_speaks_the_language_of_the_session(make_live, make_app, wait, lang):
    live = make_live(lang=lang)
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        wanted = {"de": "Wofür stehen wir?", "en": "What do we stand for?"}[lang]
        await wait(pilot, lambda: wanted in text(app))


async def test_the_palette_knows_every_action_that_is_possible(live, make_app):
    live.joined(3).lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)):
        names = {command.title for command in app.get_system_commands(app.screen)}
    assert {"close", "show", "undo", "next", "back", "+1 minute", "private look", "colours", "help", "quit"} <= names
    assert "open" not in names


async def test_another_address_changes_words_and_code_at_once(live, make_app, wait):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "192.168.1.23:8765/K7QP" in text(app))
        await pilot.press("s")
        await wait(pilot, lambda: app.screen.query_one("#code").data == "HTTP://10.0.0.7:8765/K7QP")
        assert "192.168.1.23" not in text(app)
