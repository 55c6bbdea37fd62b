"""Panels over the room: the room behind them goes on, their keys are whole, and what is told leaves the footer free."""

import pytest
from textual.widgets import OptionList
from textual.widgets._toast import Toast

from facilitator.language import language
from facilitator.tui.screens import HelpScreen
from facilitator.tui.screens.agenda import AgendaScreen
from facilitator.tui.screens.note import NoteScreen
from facilitator.tui.screens.panel import Panel
from facilitator.tui.screens.people import PeopleScreen
from facilitator.tui.screens.proxy import ProxyScreen
from facilitator.tui.widgets.flock import Flock
from facilitator.tui.widgets.keys import Hints, Keys


async def test_clock_and_counter_go_on_behind_a_panel(live, make_app, wait, text):
    live.joined(3).lead("next", "open")
    live.room.do("timer", "1")
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait(pilot, lambda: "0 of 3 answered" in text(app) and "01:00" in text(app))
        await pilot.press("k")
        await wait(pilot, lambda: isinstance(app.screen, NoteScreen))
        live.now += 20
        live.statements(2)
        await wait(pilot, lambda: "2 of 3 answered" in text(app) and "00:40" in text(app))
        assert isinstance(app.screen, NoteScreen)


async def test_birds_stand_behind_a_panel_also_when_answers_come_and_fly_on_after_it(live, make_app, wait, text):
    live.joined(3).lead("next", "open")
    live.statements(1)
    app = make_app(live)
    app.animation_level = "full"
    async with app.run_test(size=(120, 40)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Flock)) and app.screen.query_one(Flock).moving)
        flock = app.screen.query_one(Flock)
        await pilot.press("k")
        await wait(pilot, lambda: isinstance(app.screen, NoteScreen) and not flock.moving)
        live.room.submit("p1", "another", "werte", 1, {"kunde": 4})
        await wait(pilot, lambda: "2 of 3 answered" in text(app) and flock.flight.birds == 2)
        assert not flock.moving
        await pilot.press("escape")
        await wait(pilot, lambda: flock.moving)


@pytest.mark.parametrize("lang", ["de", "en", "fr", "it"])
@pytest.mark.parametrize("key", ["P", "k", "x", "j", "H", "K", "z"])
async def test_no_key_of_a_panel_is_broken_between_two_rows(make_live, make_app, wait, text, lang, key):
    live = make_live(lang=lang)
    live.joined(3).lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        await pilot.press(key)
        await wait(pilot, lambda: isinstance(app.screen, Panel) and bool(app.screen.query(Hints)))
        panel = app.screen
        for name, label in (*panel.hints(), ("esc", panel.CLOSES)):
            whole = f"{name} {language(lang).say(label)}"
            await wait(pilot, lambda whole=whole: whole in text(app))


async def test_who_was_taken_out_by_mistake_is_brought_back_on_the_spot(live, make_app, wait, text):
    live.joined(3)
    app = make_app(live)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("P")
        await wait(pilot, lambda: isinstance(app.screen, PeopleScreen) and bool(app.screen.query(OptionList)))
        await pilot.press("x", "enter")
        await wait(pilot, lambda: len(live.room.session.people) == 2 and isinstance(app.screen, PeopleScreen))
        await pilot.press("u")
        await wait(pilot, lambda: len(live.room.session.people) == 3 and "3 have joined" in text(app))
        assert isinstance(app.screen, PeopleScreen)


async def test_what_is_told_leaves_the_keys_free(live, make_app, wait):
    live.joined(3).lead("next", "open")
    live.room.do("timer", "1")
    app = make_app(live)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        await pilot.press("u")
        await wait(pilot, lambda: any(toast.region.height for toast in app.screen.query(Toast)))
        footer = app.screen.query_one(Keys).region
        assert not any(footer.overlaps(toast.region) for toast in app.screen.query(Toast))


async def test_the_way_to_another_step_has_a_line_for_each_in_a_narrow_window(make_live, make_app, wait, text):
    live = make_live()
    live.joined(3).lead("next", "open")
    live.now += 90
    live.lead("close", "next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        await pilot.press("j")
        await wait(pilot, lambda: isinstance(app.screen, AgendaScreen) and "What is in the way?" in text(app))
        listed = app.screen.query_one(OptionList)
        assert listed.virtual_size.height == listed.option_count == 4


async def test_help_begins_with_the_keys(live, make_app, wait, text):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        await pilot.press("question_mark")
        await wait(pilot, lambda: isinstance(app.screen, HelpScreen) and "Keys" in text(app))
        for told in ("the natural next thing", "undo", "ask something else", "answer for somebody", "quit"):
            assert told in text(app), told


async def test_who_has_never_led_a_session_reads_in_the_first_help_how_it_goes(make_app, wait, text):
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "From sparrows to starlings" in text(app))
        await pilot.press("question_mark")
        await wait(pilot, lambda: isinstance(app.screen, HelpScreen))
        for told in ("How it goes", "Choose a plan", "The space bar does", "A wrong key?", "Keys"):
            assert told in text(app), told


async def test_the_palette_asks_in_the_language_of_the_room(make_live, make_app, wait, text):
    app = make_app(make_live(lang="de"))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        await pilot.press("ctrl+p")
        await wait(pilot, lambda: language("de")("Find an action by its name") in text(app))
        assert "Search for commands" not in text(app)


async def test_a_narrow_desk_counts_in_whole_lines_and_tells_planned_and_real_minutes(make_live, make_app, wait, text):
    live = make_live(lang="de")
    live.joined(24).lead("next", "open")
    live.statements(18)
    live.now += 125
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        await pilot.press("g")
        await wait(pilot, lambda: "Ruhig lassen." in text(app))
        await wait(pilot, lambda: "18 von 24 haben geantwortet" in text(app) and "2/5'" in text(app))
        assert "6 überlegen, 0 weg" in text(app)


async def test_the_room_is_never_told_that_more_answered_than_there_are(live, make_app, wait, text):
    live.joined(3).lead("next", "open")
    live.statements(3)
    live.room.do("remove", "1")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "3 of 3 answered" in text(app))
        await pilot.press("g")
        await wait(pilot, lambda: "Leave them time." in text(app) and "3 of 3 answered" in text(app))


async def test_the_guide_has_the_room_of_a_picture_that_nobody_has_answered_for_yet(live, make_app, wait, text):
    live.walls = 1
    live.joined(3).lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: "Leave them time." in text(app) and not app.screen.query_one("#preview").display)
        live.statements(3)
        live.room.join("somebody")
        await wait(pilot, lambda: app.screen.query_one("#preview").display)


@pytest.mark.parametrize("walls", [0, 1])
async def test_answering_for_somebody_says_that_the_room_reads_along_unless_a_wall_serves_it(
    live, make_app, wait, text, walls
):
    live.walls = walls
    live.joined(3).lead("next", "open")
    for _ in range(12):
        live.stand_in("")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query(Keys)))
        await pilot.press("H")
        await wait(pilot, lambda: isinstance(app.screen, ProxyScreen) and "close this panel" in text(app))
        assert ("the room reads along" in " ".join(text(app).replace("│", " ").split())) is (walls == 0)
