import pytest
from onscreen import offer
from textual.widgets import OptionList

from facilitator.domain.words import Message, Refusal
from facilitator.tui.screens import HelpScreen
from facilitator.tui.screens.entries import EntriesScreen
from facilitator.tui.screens.home import HomeScreen


async def test_help_shows_the_guide_and_where_numbers_come_from(live, make_app, wait, text):
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


async def test_entries_come_and_go_with_m(live, make_app, wait, text):
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


async def test_a_failing_journal_is_a_red_banner_until_it_recovers(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        live.journal.failing = "disk full"
        live.room.join("someone")
        await wait(pilot, lambda: "NOT SAVED" in text(app) and "disk full" in text(app))
        live.journal.failing = None
        live.room.join("another")
        await wait(pilot, lambda: "NOT SAVED" not in text(app))


async def test_leaving_asks_once(live, make_app, wait, text):
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


async def test_home_starts_the_chosen_plan(live, make_app, wait, tmp_path, text):
    chosen = []

    async def start(path, answers):
        chosen.append((path, dict(answers)))
        return live

    app = make_app(offer(plans=[("One", tmp_path / "one.toml"), ("Two", tmp_path / "two.toml")], start_plan=start))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: isinstance(app.screen, HomeScreen) and "Two" in text(app))
        await pilot.press("down", "enter")
        await wait(pilot, lambda: "Scan the code" in text(app))
    assert chosen == [(tmp_path / "two.toml", {})]


async def test_home_says_why_a_session_cannot_be_resumed(make_app, wait, tmp_path, text):
    async def resume(_path):
        raise Refusal(Message("There is no session %(name)s.", {"name": "[/x]"}))

    app = make_app(offer(sessions=[("[/x] old", tmp_path / "old.json")], resume=resume))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await wait(pilot, lambda: "[/x] old" in text(app))
        app.screen.query_one(OptionList).focus()
        await pilot.press("enter")
        await wait(pilot, lambda: "There is no session [/x]." in text(app))
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("lang", ["de", "en"])
async def test_the_room_speaks_the_language_of_the_session(make_live, make_app, wait, lang, text):
    live = make_live(lang=lang)
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        wanted = {"de": "Wofür stehen wir?", "en": "What do we stand for?"}[lang]
        await wait(pilot, lambda: wanted in text(app))


async def test_the_palette_knows_every_action_that_is_possible(live, make_app):
    live.joined(3).lead("next", "next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+p")
        names = {command.title for command in app.get_system_commands(app.screen)}
    assert {"close", "show", "undo", "next", "back", "+1 minute", "private look", "colours", "help", "quit"} <= names
    assert "open" not in names


async def test_another_address_changes_words_and_code_at_once(live, make_app, wait, text):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "through wlan0" in text(app))
        assert app.screen.query_one("#code").data == "HTTP://192.168.1.23:8765/K7QP"
        await pilot.press("s")
        await wait(pilot, lambda: app.screen.query_one("#code").data == "HTTP://10.0.0.7:8765/K7QP")
        await wait(pilot, lambda: "through wlan0" not in text(app))
