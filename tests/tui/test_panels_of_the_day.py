"""Notes, the agenda and questions of the moment, by key."""

import pytest
from textual.widgets import Input, OptionList

from facilitator.domain.words import pick
from facilitator.tui.screens.agenda import AgendaScreen
from facilitator.tui.screens.extra import ExtraScreen
from facilitator.tui.screens.note import NoteScreen
from facilitator.tui.screens.step import StepScreen

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_notes_and_outcomes_are_written_during_the_step(live, make_app, wait, text, size):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        await pilot.press("k")
        await wait(pilot, lambda: isinstance(app.screen, NoteScreen) and bool(app.screen.query(Input)))
        await pilot.press("n", "o", "space", "q", "enter")
        await wait(pilot, lambda: "· no q" in text(app))
        await pilot.press(*"star", "ctrl+o")
        await wait(pilot, lambda: "★ star" in text(app))
        await pilot.press("enter")
        assert [(n.text, n.outcome) for n in live.room.session.led.notes] == [("no q", False), ("star", True)]
        await pilot.press("escape", "u")
        await wait(pilot, lambda: len(live.room.session.led.notes) == 1)


async def test_the_desk_shows_agenda_guide_and_notes_and_leads_on(live, make_app, wait, text):
    live.joined(3).lead("next", "open")
    live.room.do("note", "Ask Ann")
    live.present = frozenset({"p0", "p1"})
    live.room.submit("p0", "s", "werte", 1, {"kunde": 5})
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g")
        await wait(pilot, lambda: "Leave them time." in text(app))
        shown = text(app)
        for told in ("1 of 3 answered", "1 thinking, 1 away", "Ask Ann", "The worst of it", "on time"):
            assert told in shown, told
        assert "0.00" not in shown
        await pilot.press("space")
        await wait(pilot, lambda: live.room.session.status == "closed")
        await pilot.press("g")
        await wait(pilot, lambda: isinstance(app.screen, StepScreen))


async def test_the_desk_comes_by_itself_when_a_wall_serves_the_room_and_sees_what_the_room_does_not(
    live, make_app, wait, text
):
    live.joined(24).lead("next", "open")
    live.statements()
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait(pilot, lambda: bool(app.screen.query("#counter")))
        live.walls = 1
        await wait(pilot, lambda: "Leave them time." in text(app) and "0.56" in text(app))


async def test_the_agenda_leads_to_any_step(live, make_app, wait):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        await wait(pilot, lambda: isinstance(app.screen, AgendaScreen) and bool(app.screen.query(OptionList)))
        await pilot.press("down", "down", "enter")
        await wait(pilot, lambda: live.room.session.last == "wahl")
        assert not isinstance(app.screen, AgendaScreen)


@pytest.mark.parametrize(
    ("keys", "kind", "title"),
    [
        (("enter", *"Ok", "enter", "enter"), "scale", "Ok"),
        (("down", "enter", *"Hm", "enter", *"a/b/c", "enter"), "choice", "Hm"),
        (("down", "down", "enter", *"So", "enter"), "collect", "So"),
        (("down", "down", "down", "enter"), "choice", "Is everyone done?"),
    ],
)
async def test_a_question_of_the_moment_comes_next(live, make_app, wait, keys, kind, title):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await wait(pilot, lambda: isinstance(app.screen, ExtraScreen) and bool(app.screen.query(Input)))
        await pilot.press(*keys)
        await wait(pilot, lambda: len(live.room.workshop.steps) == 5)
        step = live.room.workshop.steps[1]
        assert (step.kind, pick(step.title, "en")) == (kind, title)
        await wait(pilot, lambda: not isinstance(app.screen, ExtraScreen))


async def test_a_wrong_question_is_told_and_nothing_typed_is_lost(live, make_app, wait):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "down", "enter", *"Hm", "enter", *"only", "ctrl+o")
        await wait(pilot, lambda: any("2 to 12 options" in notice.message for notice in app._notifications))
        assert app.screen.query_one("#question", Input).value == "Hm"
        await pilot.press(*"/two", "ctrl+o")
        await wait(pilot, lambda: live.room.session.status == "open")
        assert live.room.session.last == "extra-1"


async def test_what_is_not_on_disk_is_told_as_such(live, make_app, wait):
    live.lead("next")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("k")
        await wait(pilot, lambda: isinstance(app.screen, NoteScreen) and bool(app.screen.query(Input)))
        live.journal.failing = "disk full"
        await pilot.press("a", "enter")
        await wait(pilot, lambda: any("Not on disk yet: disk full" in n.message for n in app._notifications))
        live.journal.failing, live.journal.full = None, "too many wait"
        await pilot.press("b", "enter")
        await wait(pilot, lambda: any("Not written: too many wait" in n.message for n in app._notifications))
        assert [note.text for note in live.room.session.led.notes] == ["a"]
