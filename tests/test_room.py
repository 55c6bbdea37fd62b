from typing import Any

import pytest
from memory import Memory

from facilitator.domain import events as ev
from facilitator.domain.figures import Bars, Themes
from facilitator.domain.plan import Workshop, from_dict, parse
from facilitator.domain.session import Session, Status
from facilitator.domain.words import Refusal
from facilitator.room import Change, Room

HOSTILE = "a\x1b[31m\u202eb"


def workshop(groups: tuple[str, ...] = ()) -> Workshop:
    steps = [
        {
            "id": "values",
            "kind": "scale",
            "title": {"en": "Values", "de": "Werte"},
            "items": [{"id": "i", "text": "I"}],
        },
        {"id": "obstacles", "kind": "collect", "title": "Obstacles", "entries": 2},
        {"id": "worst", "kind": "dots", "title": "Worst", "of": "obstacles"},
        {"id": "coffee", "kind": "pause", "title": "Coffee", "text": "Coffee!"},
    ]
    return from_dict({"workshop": {"id": "d", "title": "Day", "groups": groups}, "step": steps}, "day.toml")


def new(*actions: str, people: int = 2, groups: tuple[str, ...] = ()) -> Room:
    room = Room(workshop(groups), Memory(), lambda: 100.9)
    for i in range(1, people + 1):
        room.join(f"p{i}")
    for action in actions:
        room.do(*action.split())
    return room


def records(room: Room) -> list[dict[str, Any]]:
    assert isinstance(room.journal, Memory)
    return room.journal.records


def refused(room: Room, *arguments: Any) -> Refusal:
    before = len(records(room)), len(room.session.events)
    with pytest.raises(Refusal) as caught:
        room.submit(*arguments)
    assert (len(records(room)), len(room.session.events)) == before
    return caught.value


def test_an_answer_is_in_the_journal_and_in_the_session() -> None:
    room = new("next", "open")
    receipt = room.submit("p1", "s1", "values", 1, {"i": 4})
    assert receipt.seq == len(records(room))
    assert records(room)[-1]["answer"] == {"i": 4}
    assert room.session.round_ballots("values", 1)["p1"].answer == {"i": 4}


def test_the_same_submission_again_changes_nothing_and_gets_the_same_receipt() -> None:
    room = new("next", "open")
    first = room.submit("p1", "s1", "values", 1, {"i": 4})
    told: list[Change] = []
    room.listen(told.append)
    assert room.submit("p1", "s1", "values", 1, {"i": 4}) == first
    assert len(records(room)) == first.seq
    assert told == []


def test_a_submission_that_is_sent_again_after_closing_still_gets_its_receipt() -> None:
    room = new("next", "open")
    first = room.submit("p1", "s1", "values", 1, {"i": 4})
    for action in ("close", "again", "next"):
        room.do(action)
        assert room.submit("p1", "s1", "values", 1, {"i": 4}).seq == first.seq


def test_a_submission_that_is_sent_again_after_a_restart_still_gets_its_receipt() -> None:
    room = new("next", "open")
    room.submit("p1", "s1", "values", 1, {"i": 4})
    again = Room(workshop(), Memory(), lambda: 0.0, records(room))
    assert again.submit("p1", "s1", "values", 1, {"i": 4}).seq == 0
    assert records(again) == []


def test_the_same_submission_id_of_two_people_is_two_ballots() -> None:
    room = new("next", "open")
    room.submit("p1", "s1", "values", 1, {"i": 4})
    room.submit("p2", "s1", "values", 1, {"i": 2})
    assert {p: b.answer["i"] for p, b in room.session.round_ballots("values", 1).items()} == {"p1": 4, "p2": 2}


def test_a_submission_id_that_is_used_for_another_step_is_a_ballot_of_its_own() -> None:
    room = new("next", "open")
    room.submit("p1", "s1", "values", 1, {"i": 4})
    room.do("next")
    room.do("open")
    room.submit("p1", "s1", "obstacles", 1, {"text": "meetings"})
    assert room.session.round_ballots("obstacles", 1)["p1"].answer == {"text": ["meetings"]}
    assert refused(room, "p1", "s1", "coffee", 1, {"i": 4}).code == "closed"


def test_a_new_submission_replaces_the_ballot() -> None:
    room = new("next", "open")
    room.submit("p1", "s1", "values", 1, {"i": 4})
    room.submit("p1", "s2", "values", 1, {"i": 5})
    assert room.session.round_ballots("values", 1)["p1"].answer == {"i": 5}


@pytest.mark.parametrize("actions", [[], ["next"], ["next", "open", "close"], ["next", "open", "next"]])
def test_a_closed_step_takes_no_answer(actions: list[str]) -> None:
    assert refused(new(*actions), "p1", "s1", "values", 1, {"i": 4}).code == "closed"


def test_no_answer_is_taken_after_the_end() -> None:
    assert refused(new("jump coffee", "open", "next"), "p1", "s1", "coffee", 1, {}).code == "closed"


@pytest.mark.parametrize("step", ["obstacles", "nowhere", ""])
def test_an_answer_to_another_step_is_refused(step: str) -> None:
    assert refused(new("next", "open"), "p1", "s1", step, 1, {"i": 4}).code == "closed"


@pytest.mark.parametrize("round_", [0, 1, 3, -1])
def test_an_answer_to_another_round_is_refused(round_: int) -> None:
    assert refused(new("next", "open", "close", "again"), "p1", "s1", "values", round_, {"i": 4}).code == "round"


def test_who_has_not_joined_cannot_answer() -> None:
    assert refused(new("next", "open"), "stranger", "s1", "values", 1, {"i": 4}).code == "unknown"


@pytest.mark.parametrize("step", ["values", "obstacles", "worst"])
@pytest.mark.parametrize(
    "value",
    [None, True, False, 0.5, float("nan"), float("inf"), -1, 10**400, "", HOSTILE * 99, [], [[]], {}, {"a": {}}],
)
def test_hostile_values_of_every_json_type_are_refused_and_leave_no_trace(step: str, value: object) -> None:
    room = new(f"jump {step}", "open")
    field = room.fields(step, "en")[0].id
    assert refused(room, "p1", "s1", step, 1, {field: value}).field == field
    assert refused(room, "p1", "s1", step, 1, {HOSTILE: value}).field == "a[31mb"


def test_a_pause_takes_no_answer() -> None:
    assert refused(new("jump coffee", "open"), "p1", "s1", "coffee", 1, {}).code == "closed"


def test_the_version_of_a_receipt_moves_with_the_facilitator_alone() -> None:
    room = new("next", "open")
    first = room.submit("p1", "s1", "values", 1, {"i": 4})
    assert room.submit("p2", "s2", "values", 1, {"i": 4}).version == first.version
    room.do("timer", "3")
    assert room.submit("p2", "s3", "values", 1, {"i": 5}).version > first.version


def test_people_are_numbered_as_they_arrive() -> None:
    room = new(people=0)
    assert [room.join(p)[0].number for p in "xyz"] == [1, 2, 3]


def test_who_joins_twice_is_welcomed_and_stays_who_they_are() -> None:
    room = new(people=0, groups=("Sales", "Tech"))
    first, seq = room.join("x", "Sales")
    assert seq == len(records(room)) == 1
    assert room.join("x", "Sales") == room.join("x") == (first, 0)
    assert len(records(room)) == 1


def test_who_is_in_may_choose_another_group_and_never_loses_it() -> None:
    room = new(people=0, groups=("Sales", "Tech"))
    first, _ = room.join("x", name="Ann")
    assert (first.group, first.name) == ("", "")
    chosen, seq = room.join("x", "Tech")
    assert (chosen.group, chosen.number, seq) == ("Tech", 1, 2)
    assert room.join("x") == (chosen, 0)
    with pytest.raises(Refusal) as caught:
        room.join("x", "Marketing")
    assert caught.value.field == "group"
    assert Session(room.workshop, map(ev.from_record, records(room))).participants == {"x": chosen}


def test_a_group_that_is_not_on_the_list_is_refused() -> None:
    room = new(people=0, groups=("Sales",))
    with pytest.raises(Refusal) as caught:
        room.join("x", "Marketing")
    assert caught.value.field == "group"
    assert room.session.participants == {}
    assert room.join("x")[0].group == ""


def test_a_typed_group_is_cleaned() -> None:
    assert new(people=0).join("x", HOSTILE + "z" * 99)[0].group == "a[31mb" + "z" * 34


def test_listeners_are_told_who_did_it() -> None:
    room, told = new("next", people=0), []
    stop = room.listen(told.append)
    room.join("p1")
    room.do("open")
    room.submit("p1", "s1", "values", 1, {"i": 4})
    room.do("undo")
    room.do("redo")
    assert [change.host for change in told] == [False, True, False, True, True]
    stop()
    room.do("close")
    assert len(told) == 5


def test_listeners_are_told_after_it_happened() -> None:
    room, seen = new("next"), []
    room.listen(lambda _change: seen.append(room.session.status))
    room.do("open")
    assert seen == [Status.OPEN]


def test_a_listener_may_stop_while_it_is_told() -> None:
    room, told = new("next"), []

    def once(change: Change) -> None:
        told.append(change)
        stop()

    stop = room.listen(once)
    room.listen(told.append)
    room.do("open")
    room.do("close")
    assert len(told) == 3


def test_a_listener_that_fails_is_heard_and_the_answer_is_kept() -> None:
    room = new("next", "open")

    def broken(_change: Change) -> None:
        raise ZeroDivisionError

    stop = room.listen(broken)
    with pytest.raises(ZeroDivisionError):
        room.submit("p1", "s1", "values", 1, {"i": 4})
    stop()
    assert room.submit("p1", "s1", "values", 1, {"i": 4}).seq == len(records(room))
    assert room.session.round_ballots("values", 1)["p1"].answer == {"i": 4}


def test_what_the_journal_does_not_take_has_not_happened() -> None:
    room = new("next", "open")
    before = len(room.session.events)
    assert isinstance(room.journal, Memory)
    room.journal.full = "disk full"
    with pytest.raises(OSError, match="disk full"):
        room.submit("p1", "s1", "values", 1, {"i": 4})
    assert len(room.session.events) == before
    room.journal.full = None
    assert room.submit("p1", "s1", "values", 1, {"i": 4}).seq == len(records(room))


def test_a_room_goes_on_where_its_records_end() -> None:
    room = new("next", "open")
    room.submit("p1", "s1", "values", 1, {"i": 4})
    room.do("close")
    again = Room(workshop(), Memory(), lambda: 0.0, records(room))
    assert again.figure("values") == room.figure("values")
    assert again.session.status is Status.CLOSED
    again.do("undo")
    assert again.session.status is Status.OPEN


def test_every_action_says_what_it_did_in_the_language_of_the_room() -> None:
    room = Room(workshop(), Memory(), lambda: 0.0, lang="de")
    said = [str(Refusal(room.do(*a.split()))) for a in ("next", "open", "reveal", "hide", "timer 3", "close", "undo")]
    assert said == [
        "went to Werte",
        "opened Werte",
        "showed the result of Werte",
        "hid the result of Werte",
        "set the timer of Werte",
        "closed Werte",
        "closed Werte",
    ]
    assert str(Refusal(room.do("jump", "coffee"))) == "went to Coffee"
    assert str(Refusal(room.do("next"))) == "ended the session"


def test_host_events_carry_whole_seconds_of_the_clock() -> None:
    room = new("next", "open", "timer 3", people=0)
    assert [record["at"] for record in records(room)] == [100, 100, 100]
    assert room.session.state("values").deadline == 100 + 180


@pytest.mark.parametrize("action", ["open", "close", "again", "reveal", "undo", "dance"])
def test_an_action_that_is_not_possible_leaves_no_trace(action: str) -> None:
    room = new(people=0)
    with pytest.raises(Refusal) as caught:
        room.do(action)
    assert caught.value.code == "not_now"
    assert records(room) == []


def test_the_room_sees_results_by_the_rule_of_the_plan_and_by_hand() -> None:
    room = new("next", "open")
    assert not room.session.shown("values")
    room.do("reveal")
    assert room.session.shown("values")
    room.do("close")
    room.do("hide")
    assert not room.session.shown("values")


def test_who_has_not_answered_yet_is_missing_while_open() -> None:
    room = new("next", "open", people=3)
    room.submit("p1", "s1", "values", 1, {"i": 4})
    assert room.scene("values").missing == 2
    room.do("close")
    assert room.scene("values").missing == 0


def test_a_new_round_starts_empty_and_the_first_can_still_be_read() -> None:
    room = new("next", "open")
    room.submit("p1", "s1", "values", 1, {"i": 4})
    room.do("close")
    room.do("again")
    room.submit("p1", "s2", "values", 2, {"i": 1})
    assert room.scene("values").ballots == {"p1": {"i": 1}}
    assert room.scene("values", round_=1).ballots == {"p1": {"i": 4}}


def test_what_is_asked_comes_in_the_language_of_the_phone() -> None:
    room = new()
    assert room.scene("values", "de").title == "Werte"
    assert room.scene("values").title == "Values"


def test_themes_grow_entry_by_entry_and_give_up_what_was_replaced() -> None:
    room = new("jump obstacles", "open", people=3)
    room.submit("p1", "s1", "obstacles", 1, {"text": ["Parking", "meetings"]})
    room.submit("p2", "s2", "obstacles", 1, {"text": ["Meetings!"]})
    assert labels(room) == {"meetings": 2, "Parking": 1}
    room.submit("p1", "s3", "obstacles", 1, {"text": ["coffee"]})
    assert labels(room) == {"Meetings!": 1, "coffee": 1}


def labels(room: Room) -> dict[str, int]:
    figure = room.figure("obstacles")
    assert isinstance(figure, Themes)
    return {theme.label: theme.people for theme in figure.themes}


def test_themes_of_the_step_before_are_voted_on() -> None:
    room = new("jump obstacles", "open")
    room.submit("p1", "s1", "obstacles", 1, {"text": ["Parking", "meetings"]})
    room.do("jump", "worst")
    room.do("open")
    options = room.fields("worst", "en")[0].options
    assert [o.label for o in options] == ["Parking", "meetings"]
    room.submit("p2", "s2", "worst", 1, {"dots": {options[1].id: 1}})
    figure = room.figure("worst")
    assert isinstance(figure, Bars)
    assert [(b.label, b.value) for b in figure.bars] == [("meetings", 1), ("Parking", 0)]
    assert refused(room, "p1", "s3", "worst", 1, {"dots": {"9.9": 1}}).field == "dots"


def test_a_vote_on_a_step_without_entries_offers_nothing_and_takes_nothing() -> None:
    room = new("jump worst", "open")
    assert room.fields("worst", "en")[0].options == ()
    assert refused(room, "p1", "s1", "worst", 1, {"dots": {"1.1": 1}}).field == "dots"


@pytest.mark.parametrize("step", ["values", "obstacles", "worst", "coffee"])
def test_every_step_can_be_drawn_before_anything_happened(step: str) -> None:
    room = new(people=0)
    assert room.figure(step) is not None
    assert room.agreement(step) is None or room.agreement(step).phi is None


def test_the_fold_of_what_the_journal_kept_is_the_live_session() -> None:
    room = new("next", "open", "undo", "redo")
    room.submit("p1", "s1", "values", 1, {"i": 4})
    room.do("close")
    room.do("undo")
    again = Room(workshop(), Memory(), lambda: 0.0, records(room)).session
    assert again.events == room.session.events
    assert again.ballots == room.session.ballots
    assert (again.status, again.stage, again.undone) == (room.session.status, room.session.stage, room.session.undone)
    assert all(isinstance(e, ev.Event) for e in again.events)


def test_themes_are_the_same_live_and_after_a_resume_when_someone_adds_an_entry(small_room, small_plan) -> None:
    room = small_room
    for person in ("a", "b"):
        room.join(person)
    room.do("next")
    room.do("next")
    room.do("open")
    room.submit("a", "1", "hindernisse", 1, {"text": ["Excel-Listen"]})
    room.submit("b", "1", "hindernisse", 1, {"text": ["Silos überall"]})
    room.figure("hindernisse")
    room.submit("a", "2", "hindernisse", 1, {"text": ["Excel-Listen", "silos  überall"]})
    again = type(room)(parse(small_plan, "klein.toml")[0], room.journal, room.clock, room.journal.records)
    assert again.figure("hindernisse") == room.figure("hindernisse")
    assert room.figure("hindernisse").themes[0].label == "silos überall"


def test_a_dot_keeps_its_meaning_whatever_is_edited_or_asked_again(small_room) -> None:
    room = small_room
    for person in ("a", "b"):
        room.join(person)
    room.do("next")
    room.do("next")
    room.do("open")
    room.submit("a", "1", "hindernisse", 1, {"text": ["Zu viele Sitzungen"]})
    room.submit("b", "1", "hindernisse", 1, {"text": ["Excel-Listen"]})
    room.do("next")
    room.do("open")
    paper = {option.label: option.id for option in room.fields("wahl", "en")[0].options}
    room.submit("a", "2", "wahl", 1, {"dots": {paper["Zu viele Sitzungen"]: 2}})
    before = room.figure("wahl")
    room.do("back")
    room.do("open")
    room.submit("a", "3", "hindernisse", 1, {"text": ["Parkplatz"]})
    room.do("close")
    room.do("again")
    room.do("next")
    assert room.figure("wahl") == before
    room.do("open")
    assert room.figure("wahl") == before
    room.do("close")
    room.do("again")
    assert room.session.state("wahl").round == 2
    assert room.fields("wahl", "en")[0].options == ()


def test_a_vote_after_an_undone_one_begins_empty(small_room) -> None:
    room = small_room
    room.join("a")
    room.do("next")
    room.do("open")
    room.do("close")
    room.do("again")
    room.submit("a", "1", "werte", 2, {"kunde": 1})
    room.do("undo")
    room.do("redo")
    assert room.session.round_ballots("werte", 2)
    room.do("undo")
    room.do("again")
    assert room.session.state("werte").round == 3
    assert not room.session.round_ballots("werte", 3)


def test_an_id_of_a_submission_used_for_two_steps_counts_in_both(small_room) -> None:
    room = small_room
    room.join("a")
    room.do("next")
    room.do("open")
    room.submit("a", "x", "werte", 1, {"kunde": 1})
    room.do("next")
    room.do("open")
    room.submit("a", "x", "hindernisse", 1, {"text": ["Silos"]})
    assert room.receipt("a", "x", "werte", 1) is not None
    assert room.receipt("a", "x", "hindernisse", 1) is not None
    assert room.receipt("a", "x", "wahl", 1) is None
