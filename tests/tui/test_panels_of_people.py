"""The panels of people by key: who is there, the door, answering for somebody, and the phone that leads."""

import pytest
from textual.widgets import Input, OptionList

from facilitator.domain.words import Message, Refusal
from facilitator.tui.screens.answering import AnsweringScreen
from facilitator.tui.screens.clicker import ClickerScreen
from facilitator.tui.screens.expecting import ExpectingScreen
from facilitator.tui.screens.extra import ExtraScreen
from facilitator.tui.screens.lobby import LobbyScreen
from facilitator.tui.screens.naming import NamingScreen
from facilitator.tui.screens.people import PeopleScreen
from facilitator.tui.screens.proxy import ProxyScreen
from facilitator.tui.screens.removing import RemovingScreen
from facilitator.tui.screens.step import StepScreen
from facilitator.tui.widgets.qr import QrCode

SIZES = [(80, 24), (120, 40), (200, 55)]


@pytest.fixture
def shows(wait):
    """Wait for a panel that is drawn."""

    async def come(pilot, kind) -> None:
        await wait(pilot, lambda: isinstance(pilot.app.screen, kind) and bool(pilot.app.screen.query("#hints")))

    return come


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("key", "kind"), [("P", PeopleScreen), ("H", ProxyScreen), ("K", ClickerScreen)])
async def test_they_open_in_the_lobby_at_a_step_at_the_desk_and_with_the_results(
    live, make_app, wait, text, shows, size, key, kind
):
    live.joined(3)
    app = make_app(live)
    async with app.run_test(size=size) as pilot:
        for here in ([], ["n"], ["g"], ["g", "n", "n", "n", "n"]):
            await pilot.press(*here)
            await pilot.press(key)
            await shows(pilot, kind)
            await wait(pilot, lambda: "esc" in text(app))
            await pilot.press("escape")
            await wait(pilot, lambda: not isinstance(app.screen, kind))
        assert live.room.session.status == "done"


async def test_people_are_listed_by_number_with_what_their_phones_do(make_live, grouped, make_app, wait, text, shows):
    live = make_live(grouped)
    for person, group in (("p0", "Sales"), ("p1", "Engineering"), ("p2", "Sales")):
        live.room.join(person, group)
    live.lead("next", "open")
    live.room.submit("p0", "s", "werte", 1, {"kunde": 5})
    live.room.submit("p1", "s", "werte", 1, {"kunde": 5})
    live.lead("close", "again")
    live.room.join("late", "Sales")
    live.room.submit(live.stand_in("Engineering"), "s", "werte", 2, {"kunde": 1}, proxy=True)
    live.present = frozenset({"p0"})
    app = make_app(live)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("P")
        await shows(pilot, PeopleScreen)
        await wait(pilot, lambda: "without a phone" in text(app))
        rows = [line.split("│")[1].split() for line in text(app).splitlines() if line.count("│") > 1]
        assert [row for row in rows if row and row[0] in {"1", "2", "3", "4", "5"} and "joined" not in row] == [
            ["1", "Sales", "here"],
            ["2", "Engineering", "phone", "away"],
            ["3", "Sales", "dropped", "out"],
            ["4", "Sales", "phone", "away", "came", "late"],
            ["5", "Engineering", "without", "a", "phone", "came", "late", "answered", "for"],
        ]
        live.present = frozenset({"p0", "p2"})
        await wait(pilot, lambda: "dropped out" not in text(app))


async def test_no_name_and_no_id_of_anybody_is_shown(live, make_app, text, shows):
    live.room.join("5ecre7")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        await shows(pilot, PeopleScreen)
        assert "5ecre7" not in text(app)


async def test_how_many_are_expected_and_that_more_came(live, make_app, wait, text, shows):
    live.joined(14)
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        await shows(pilot, PeopleScreen)
        await pilot.press("e")
        await shows(pilot, ExpectingScreen)
        await pilot.press(*"12", "enter")
        await shows(pilot, PeopleScreen)
        await wait(pilot, lambda: "joined 14 of 12" in text(app) and "more than expected" in text(app))
        await pilot.press("e")
        await shows(pilot, ExpectingScreen)
        await pilot.press("backspace", "backspace", "enter")
        await wait(pilot, lambda: live.room.session.led.expected == 0)


async def test_the_door_is_locked_and_opened(live, make_app, wait, text, shows):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        await shows(pilot, PeopleScreen)
        await pilot.press("l")
        await wait(pilot, lambda: "the door is locked" in text(app))
        with pytest.raises(Refusal):
            live.room.join("late")
        await pilot.press("l")
        await wait(pilot, lambda: "the door is open" in text(app))
        live.room.join("late")
        await wait(pilot, lambda: "1 has joined" in text(app))


@pytest.mark.parametrize(("key", "ballots"), [("enter", 3), ("x", 2)])
async def test_somebody_is_taken_out_asked_once(live, make_app, wait, shows, key, ballots):
    live.joined(3).lead("next", "open")
    live.statements(3)
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        await shows(pilot, PeopleScreen)
        await pilot.press("down", "x")
        await shows(pilot, RemovingScreen)
        assert len(live.room.session.people) == 3
        await pilot.press("escape")
        await shows(pilot, PeopleScreen)
        assert len(live.room.session.people) == 3
        await pilot.press("x")
        await shows(pilot, RemovingScreen)
        await pilot.press(key)
        await shows(pilot, PeopleScreen)
        assert list(live.room.session.people) == ["p0", "p2"]
        assert len(live.room.session.round_ballots("werte", 1)) == ballots
        await wait(pilot, lambda: app.screen.query_one(OptionList).option_count == 2)
        await pilot.press("escape", "u")
        await wait(pilot, lambda: len(live.room.session.people) == 3)


async def test_somebody_without_a_phone_comes_in_and_answers_by_keys_alone(
    make_live, grouped, make_app, wait, text, shows
):
    live = make_live(grouped)
    live.room.join("p0")
    live.room.do("lock")
    live.lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("H")
        await shows(pilot, ProxyScreen)
        await pilot.press("down", "enter")
        await shows(pilot, AnsweringScreen)
        await wait(pilot, lambda: "Person 2  Engineering" in text(app) and "We decide in our customers" in text(app))
        await pilot.press("4", "enter", "question_mark", "enter", "2", "enter")
        await shows(pilot, ProxyScreen)
        await wait(pilot, lambda: "answered for" in text(app) and "saved for person 2" in text(app))
        (ballot,) = live.room.session.round_ballots("werte", 1).values()
        assert (ballot.answer, ballot.proxy) == ({"kunde": 4, "ehrlich": "unsure", "frei": 2}, True)
        assert live.room.session.participants["proxy1"].proxy
        await pilot.press("escape")
        await wait(pilot, lambda: "1 of 2 answered, 1 of them at the desk" in text(app))
        await pilot.press("c", "g")
        await wait(pilot, lambda: "1 of them at the desk" in text(app) and "Leave them time." in text(app))


async def test_where_the_plan_asks_for_names_the_desk_does_too_and_sees_them(
    make_live, grouped, make_app, wait, text, shows
):
    live = make_live(grouped.replace("groups", "names = true\ngroups", 1))
    live.room.join("p0", "Sales", "Bo")
    live.lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        await shows(pilot, PeopleScreen)
        await pilot.press("plus")
        await shows(pilot, ProxyScreen)
        await pilot.press("enter")
        await shows(pilot, NamingScreen)
        await pilot.press(*"Ann", "enter")
        await shows(pilot, AnsweringScreen)
        assert "Ann" not in text(app)
        await pilot.press("escape", "escape")
        await shows(pilot, PeopleScreen)
        await pilot.press("n")
        await wait(pilot, lambda: "Bo" in text(app) and "Ann" in text(app))
        assert [(who.name, who.group) for who in live.room.session.people.values()] == [
            ("Bo", "Sales"),
            ("Ann", "Sales"),
        ]


async def test_a_wrong_line_is_told_at_its_question_and_nothing_typed_is_lost(live, make_app, wait, shows):
    live.lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "enter")
        await shows(pilot, AnsweringScreen)
        await pilot.press("4", "enter", "9", "ctrl+o")
        await wait(pilot, lambda: any("a point from 1 to 5" in n.message for n in app._notifications))
        await wait(pilot, lambda: app.focused is app.screen.query_one("#line-1"))
        assert [line.value for line in app.screen.query(Input)] == ["4", "9", ""]
        await pilot.press("backspace", "3", "up", "backspace", "1", "ctrl+o")
        await shows(pilot, ProxyScreen)
        (ballot,) = live.room.session.round_ballots("werte", 1).values()
        assert ballot.answer == {"kunde": 1, "ehrlich": 3}


async def test_an_answer_given_at_the_desk_is_there_again_to_be_mended(live, make_app, shows):
    live.lead("next", "open")
    live.room.submit(live.stand_in(""), "s", "werte", 1, {"kunde": 4, "ehrlich": "unsure"}, proxy=True)
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "up", "enter")
        await shows(pilot, AnsweringScreen)
        assert [line.value for line in app.screen.query(Input)] == ["4", "?", ""]
        await pilot.press("backspace", "5", "ctrl+o")
        await shows(pilot, ProxyScreen)
        (ballot,) = live.room.session.round_ballots("werte", 1).values()
        assert ballot.answer == {"kunde": 5, "ehrlich": "unsure"}


async def test_options_go_by_number_and_the_line_says_which_they_are(live, make_app, wait, text, shows):
    live.joined(7).lead("next", "next", "open")
    live.obstacles(7)
    live.lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("H", "enter")
        await shows(pilot, AnsweringScreen)
        options = [option.label for option in live.room.fields("wahl", "en")[0].options]
        assert len(options) > 2
        await wait(pilot, lambda: all(label in text(app) for label in options))
        await pilot.press(*"1 1 3")
        await wait(pilot, lambda: f"2 · {options[0]}, 1 · {options[2]}" in text(app))
        await pilot.press(*" 99")
        await wait(pilot, lambda: f"2 · {options[0]}" not in text(app))
        await pilot.press("backspace", "backspace", "enter")
        await shows(pilot, ProxyScreen)
        (ballot,) = live.room.session.round_ballots("wahl", 1).values()
        assert sorted(ballot.answer["dots"].values()) == [1, 2]


async def test_what_a_phone_answered_cannot_be_answered_at_the_desk(live, make_app, wait, shows):
    live.joined(2).lead("next", "open")
    live.statements(1)
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("P")
        await shows(pilot, PeopleScreen)
        await pilot.press("enter")
        await wait(pilot, lambda: any("has answered with a phone" in n.message for n in app._notifications))
        assert isinstance(app.screen, PeopleScreen)
        await pilot.press("down", "enter")
        await shows(pilot, AnsweringScreen)


async def test_a_question_that_closed_meanwhile_is_told_and_a_full_disk_too(live, make_app, wait, shows):
    live.lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "enter")
        await shows(pilot, AnsweringScreen)
        live.journal.failing = "disk full"
        await pilot.press("4", "ctrl+o")
        await wait(pilot, lambda: any("disk full" in n.message for n in app._notifications))
        live.journal.failing = None
        live.lead("close")
        await pilot.press("ctrl+o")
        await wait(pilot, lambda: any("is closed" in n.message for n in app._notifications))
        assert isinstance(app.screen, AnsweringScreen)


async def test_a_pin_is_offered_used_and_revoked(live, make_app, wait, text, shows):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("K")
        await shows(pilot, ClickerScreen)
        await wait(pilot, lambda: "until you offer a PIN" in text(app))
        assert not app.screen.query_one(QrCode).display
        await pilot.press("enter")
        await wait(pilot, lambda: app.screen.query_one(QrCode).display and "05:00" in text(app))
        assert app.screen.query_one(QrCode).data == "HTTP://192.168.1.23:8765/K7QP/CLICKER"
        assert "192.168.1.23:8765/K7QP/clicker" in text(app)
        live.clicker.wrong = 2
        await wait(pilot, lambda: "2 wrong tries" in text(app))
        live.clicker.pin, live.clicker.paired = "", True
        await wait(pilot, lambda: "A phone leads." in text(app))
        assert not app.screen.query_one(QrCode).display
        await pilot.press("x")
        await wait(pilot, lambda: "No phone leads any more." in text(app))
        assert not live.clicker.paired


@pytest.mark.parametrize(("ended", "told"), [("expired", "five minutes"), ("guessed", "wrong too often")])
async def test_it_says_why_a_pin_is_none_any_more(live, make_app, wait, text, shows, ended, told):
    live.clicker.ended = ended
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("K")
        await shows(pilot, ClickerScreen)
        await wait(pilot, lambda: told in text(app))


async def test_where_no_phone_can_lead_it_is_told(live, make_app, wait, shows, monkeypatch):
    def refuse() -> None:
        raise Refusal(Message("This is a record: no phone can lead it."))

    monkeypatch.setattr(live.clicker, "offer", refuse)
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("K")
        await shows(pilot, ClickerScreen)
        await pilot.press("enter")
        await wait(pilot, lambda: any("This is a record" in n.message for n in app._notifications))


async def test_the_results_say_how_many_answered_at_the_desk(live, make_app, wait, text):
    live.joined(3).lead("next", "open")
    live.statements(3)
    live.room.submit(live.stand_in(""), "s", "werte", 1, {"kunde": 4}, proxy=True)
    live.lead("next", "next", "next", "next")
    app = make_app(live)
    async with app.run_test(size=(120, 40)) as pilot:
        await wait(pilot, lambda: "4 answered, 1 of them at the desk" in text(app))


async def test_a_panel_makes_way_when_the_phone_leads_on_but_not_while_something_is_typed(
    live, make_app, wait, text, shows
):
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("K")
        await shows(pilot, ClickerScreen)
        live.lead("next")
        await wait(pilot, lambda: isinstance(app.screen, StepScreen))
        live.lead("undo")
        await wait(pilot, lambda: isinstance(app.screen, LobbyScreen))
        await pilot.press("x", "enter", *"Why")
        await wait(pilot, lambda: isinstance(app.screen, ExtraScreen) and "Why" in text(app))
        live.lead("next")
        live.room.join("somebody")
        await wait(pilot, lambda: live.room.session.status == "waiting")
        assert isinstance(app.screen, ExtraScreen)
        await pilot.press("escape")
        await wait(pilot, lambda: isinstance(app.screen, StepScreen))


async def test_what_is_half_typed_for_somebody_is_there_again(live, make_app, wait, shows):
    live.lead("next", "open")
    app = make_app(live)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("H", "enter")
        await shows(pilot, AnsweringScreen)
        await pilot.press("4", "backspace", "escape")
        await shows(pilot, ProxyScreen)
        assert app.desk.drafts == {}
        await pilot.press("enter")
        await shows(pilot, AnsweringScreen)
        await pilot.press("4", "escape")
        await shows(pilot, ProxyScreen)
        await wait(pilot, lambda: any("is kept until you come back" in n.message for n in app._notifications))
        await pilot.press("enter")
        await shows(pilot, AnsweringScreen)
        assert app.screen.query(Input).first().value == "4"
        await pilot.press("ctrl+o")
        await wait(pilot, lambda: isinstance(app.screen, ProxyScreen))
        assert app.desk.drafts == {}
