"""What a facilitator does beside the flow of the day: entries, people, notes, questions of the moment; and undo."""

from typing import Any

import pytest
from memory import Memory
from said import collected, lead, send

from facilitator.domain import events as ev
from facilitator.domain.figures import Bars, Themes
from facilitator.domain.plan import parse
from facilitator.domain.session import Session, Status
from facilitator.domain.words import Refusal
from facilitator.export import document
from facilitator.room import Room

PLAN = """
[workshop]
id = "day"
title = "Day"
[[step]]
id = "said"
kind = "collect"
title = "Said"
entries = 2
[[step]]
id = "vote"
kind = "dots"
title = "Vote"
of = "said"
dots = 3
per_option = 2
"""
WORDS = ("too many lists", "printer jams", "meetings without end", "nobody decides", "Printer jams!", "passwords")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(clock: Clock) -> Room:
    """Six people have said something and are about to vote on it."""
    return collected(PLAN, WORDS, clock)


def themes(room: Room) -> list[tuple[str, int]]:
    figure = room.figure("said")
    assert isinstance(figure, Themes)
    return [(theme.label, theme.people) for theme in figure.themes]


def dots(room: Room) -> dict[str, tuple[int, int]]:
    figure = room.figure("vote")
    assert isinstance(figure, Bars)
    return {bar.label: (bar.value, bar.people) for bar in figure.bars}


def resumed(room: Room) -> Room:
    assert isinstance(room.journal, Memory)
    return Room(parse(PLAN, "day.toml")[0], Memory(), room.clock, room.journal.records)


ACTIONS = [
    ("drop 1.1", "hid “too many lists”"),
    ("edit 1.1 Too many lists", "edited “too many lists” into “Too many lists”"),
    ("merge 1.1 3.1", "merged “too many lists” into “meetings without end”"),
    ("move 1.1 2.1", "moved “too many lists” to “printer jams”"),
    ("split 5.1", "made “Printer jams!” a theme of its own"),
    ("rename 2.1 Machines", "renamed “printer jams” to “Machines”"),
    ("different 1.1 3.1", "kept “too many lists” and “meetings without end” apart"),
    ("expect 24", "expects 24 people"),
    ("lock", "locked the door"),
    ("remove 6", "took person 6 out"),
    ("remove 6 answers", "took person 6 out"),
    ("note Ask again after lunch", "wrote down: Ask again after lunch"),
    ("outcome We call back the same day", "wrote down: We call back the same day"),
    ("insert collect\nWhat now?", "put a question in: What now?"),
]


def facts(room: Room) -> tuple[object, ...]:
    led = room.session.led
    return (
        themes(room),
        led.moderations.get(("said", 1)),
        led.expected,
        led.locked,
        dict(led.removed),
        list(led.notes),
        room.workshop,
    )


@pytest.mark.parametrize(("action", "words"), ACTIONS)
def test_every_action_says_what_it_did_and_can_be_undone_and_redone_through_a_crash(
    room: Room, action: str, words: str
) -> None:
    before = facts(room)
    name, _, argument = action.partition(" ")
    said = room.do(name, argument)
    assert said.text % said.values == words
    after = facts(room)
    assert after != before
    undone = room.do("undo")
    assert undone.text % undone.values == words
    assert facts(room) == before == facts(resumed(room))
    redone = resumed(room)
    redone.do("redo")
    assert facts(redone) == after
    room.do("redo")
    assert facts(room) == after == facts(resumed(room))


@pytest.mark.parametrize(
    "action",
    [
        "drop 9.9", "restore 1.1", "edit 9.9 x", "edit 1.1", "edit 1.1 \x1b", "move 1.1 9.9", "move 5.1 2.1",
        "split 1.1", "merge 1.1 1.1", "merge 1.1 9.9", "rename 9.9 x", "different 1.1 1.1", "expect -1", "expect many",
        "expect 99999", "remove 99", "remove", "remove 1 all", "note", "outcome  \x07", "insert", "insert dots\nx",
        "insert scale", "insert choice\nWhich?\nonly one", "insert choice\nWhich?" + "\no" * 13,
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_changes_nothing(room: Room, action: str) -> None:
    before, stage = facts(room), room.session.stage
    name, _, argument = action.partition(" ")
    with pytest.raises(Refusal) as caught:
        room.do(name, argument)
    assert caught.value.code == "argument"
    assert (facts(room), room.session.stage) == (before, stage)


def test_nothing_is_moderated_before_somebody_was_asked(clock: Clock) -> None:
    room = Room(parse(PLAN, "day.toml")[0], Memory(), clock)
    for action in ("drop 1.1", "merge 1.1 2.1"):
        with pytest.raises(Refusal) as caught:
            lead(room, action)
        assert caught.value.code == "not_now"


def test_a_hidden_entry_is_on_no_wall_and_no_ballot_paper_and_stays_in_the_export(room: Room) -> None:
    lead(room, "drop 1.1", "next", "open")
    assert "too many lists" not in dict(themes(room))
    assert "too many lists" not in [option.label for option in room.fields("vote", "en")[0].options]
    row = next(row for row in room.activity("said").rows(room.scene("said")) if row["entry"] == "1.1")
    assert (row["text"], row["hidden"], row["theme"]) == ("too many lists", True, "")
    lead(room, "restore 1.1")
    assert "too many lists" in dict(themes(room))


def test_an_edited_entry_keeps_its_original(room: Room) -> None:
    lead(room, "edit 6.1 printer jams")
    assert dict(themes(room))["printer jams"] == 3
    row = next(row for row in room.activity("said").rows(room.scene("said")) if row["entry"] == "6.1")
    assert (row["text"], row["original"]) == ("printer jams", "passwords")
    lead(room, "edit 6.1")
    assert dict(themes(room)) == {**dict(themes(room)), "printer jams": 2, "passwords": 1}


def test_votes_on_merged_themes_add_up_a_person_counts_once_and_undo_gives_them_back(room: Room) -> None:
    lead(room, "next", "open")
    send(room, 1, "vote", {"dots": {"1.1": 2, "3.1": 1}})
    send(room, 2, "vote", {"dots": {"1.1": 1, "4.1": 2}})
    send(room, 3, "vote", {"dots": {"3.1": 2}})
    lead(room, "close")
    apart = dots(room)
    assert (apart["too many lists"], apart["meetings without end"]) == ((3, 2), (3, 2))
    lead(room, "merge 1.1 3.1")
    together = dots(room)
    assert together["meetings without end"] == (6, 3)
    assert "too many lists" not in together
    lead(room, "undo")
    assert dots(room) == apart


def test_who_was_taken_out_can_neither_answer_nor_come_back(room: Room) -> None:
    lead(room, "remove 6", "next", "open")
    for act in (lambda: send(room, 6, "vote", {"dots": {"1.1": 1}}), lambda: room.join("p6")):
        with pytest.raises(Refusal) as caught:
            act()
        assert caught.value.code == "removed"
    assert len(room.session.people) == 5
    assert "passwords" in dict(themes(room))
    lead(room, "undo", "undo", "undo", "remove 6 answers")
    assert "passwords" not in dict(themes(room))


def test_a_locked_door_lets_nobody_new_in_but_those_who_are_in_and_those_without_a_phone(room: Room) -> None:
    lead(room, "lock")
    with pytest.raises(Refusal) as caught:
        room.join("late")
    assert caught.value.code == "locked"
    assert room.join("p1")[0].number == 1
    assert room.join("guest", proxy=True)[0].proxy
    with pytest.raises(Refusal, match="locked already"):
        lead(room, "lock")
    lead(room, "unlock")
    assert room.join("late")[0].number == 8
    with pytest.raises(Refusal, match="open already"):
        lead(room, "unlock")


def test_an_answer_entered_for_somebody_is_marked_in_the_export(room: Room) -> None:
    room.join("p7", proxy=True)
    lead(room, "open")
    send(room, 7, "said", {"text": ["no phone"]}, proxy=True)
    lead(room, "close")
    built = document.build(room, parse(PLAN, "day.toml")[1])
    assert [row.proxy for row in built.steps[0].rounds[0].ballots] == [False] * 7  # it would tell who wrote it
    assert built.steps[0].rounds[0].proxies == 1
    assert [person.proxy for person in built.participants] == [False] * 6 + [True]


@pytest.mark.parametrize(
    ("argument", "kind", "answer_"),
    [
        ("scale\nHow was lunch?\npoor\ngood", "scale", {"a": 4}),
        ("choice\nWhere to?\nIn\nOut", "choice", {"choice": "o2"}),
        ("collect\nWhat now?", "collect", {"text": ["coffee"]}),
        ("ready", "choice", {"choice": "done"}),
    ],
)
def test_a_question_of_the_moment_is_asked_next_and_exported(
    room: Room, argument: str, kind: str, answer_: dict[str, Any]
) -> None:
    lead(room, f"insert {argument}", "next", "open")
    step = room.session.current
    assert step is not None
    assert (step.id, step.kind) == ("extra-1", kind)
    send(room, 1, "extra-1", answer_)
    lead(room, "close", "next")
    assert room.session.last == "vote"
    built = document.build(room, parse(PLAN, "day.toml")[1])
    assert [record.id for record in built.steps] == ["said", "extra-1", "vote"]
    assert document.reread(built).figure("extra-1") == room.figure("extra-1")


def test_a_question_put_in_before_the_first_step_comes_first(clock: Clock) -> None:
    room = Room(parse(PLAN, "day.toml")[0], Memory(), clock)
    lead(room, "insert ready", "next")
    assert room.session.last == "extra-1"


def test_minutes_are_counted_where_the_room_was(room: Room, clock: Clock) -> None:
    clock.now += 120
    lead(room, "next")
    clock.now += 60
    led = room.session.led
    assert (led.seconds("said", clock.now), led.seconds("vote", clock.now)) == (120, 60)
    lead(room, "next")
    clock.now += 500
    assert room.session.status is Status.DONE
    assert room.session.led.seconds("vote", clock.now) == 60


def test_the_export_tells_all_and_gives_the_same_bits_when_it_is_read_again(room: Room) -> None:
    lead(room, "merge 1.1 3.1", "rename 3.1 Leisure", "drop 4.1", "edit 6.1 Password rules", "outcome Fewer lists")
    lead(room, "insert choice\nWhere to?\nIn\nOut", "next", "open", "next", "open")
    for person in range(1, 7):
        send(room, person, "vote", {"dots": {"3.1": 2, "6.1": 1}})
    lead(room, "close", "remove 2 answers", "undo", "merge 6.1 3.1")
    raw = parse(PLAN, "day.toml")[1]
    built = document.build(room, raw)
    assert [note.text for note in built.notes] == ["Fewer lists"]
    again = document.decode(document.encode(built))
    assert document.measured(again) == built


def test_events_of_a_damaged_past_never_stop_a_session() -> None:
    workshop = parse(PLAN, "day.toml")[0]
    lost = [ev.Moved(1, "extra-1"), ev.Moved(2, "said"), ev.Opened(3, "said", 1), ev.Undone(7), ev.Redone(0)]
    session = Session(workshop, lost)
    assert session.current is not None
    assert session.current.id == "said"
