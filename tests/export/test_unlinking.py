"""What people wrote in their own words leads neither to their department nor to anything else they said."""

from collections import Counter

import pytest
from whole_day import document_of_the_day, whole_day

from facilitator.domain.plan import parse
from facilitator.export import document
from facilitator.room import Room

TELLING = {"collect", "pledge", "sort"}


@pytest.fixture(scope="module")
def whole() -> document.Document:
    return document_of_the_day()


def numbers(made: document.Document, step_id: str) -> list[int]:
    voted = next(step for step in made.steps if step.id == step_id).rounds[0]
    return [row.person for row in voted.ballots]


def test_people_are_numbered_anew_where_words_tell_who_they_are(whole: document.Document) -> None:
    room = whole_day()
    for step in whole.steps:
        for voted in step.rounds:
            people = [row.person for row in voted.ballots]
            mine = [room.session.numbers[who] for who in room.session.round_ballots(step.id, voted.round)]
            if step.kind in TELLING:
                assert people == sorted(people)
                assert people != mine
            else:
                assert people == mine


def test_someone_who_comes_late_to_a_step_is_not_known_by_a_number() -> None:
    workshop, raw = parse("""
        [workshop]
        id = "day"
        title = "Day"
        [[step]]
        id = "ask"
        kind = "collect"
        title = "Ask"
        [[step]]
        id = "who"
        kind = "pledge"
        title = "Who"
    """, "day.toml")  # fmt: skip
    room = Room(workshop, document.Nowhere(), lambda: 0.0)
    for person in ("a", "b", "c"):
        room.join(person)
    room.do("next")
    room.do("open")
    for person in ("c", "a", "b"):
        room.submit(person, "s", "ask", 1, {"text": f"von {person}"})
    room.do("next")
    room.do("open")
    for person in ("b", "c"):
        room.submit(person, "s", "who", 1, {"what": "Anrufen", "who": person, "when": "2027-01-31"})
    made = document.build(room, raw)
    asked, pledged = (step.rounds[0] for step in made.steps)
    assert [(row.person, row.answer["text"]) for row in asked.ballots] == [
        (1, ["von c"]), (2, ["von a"]), (3, ["von b"]),
    ]  # fmt: skip
    assert [(row.person, row.answer["who"]) for row in pledged.ballots] == [(1, "b"), (2, "c")]


def test_who_entered_words_for_others_is_told_as_a_number_only(whole: document.Document) -> None:
    for step in whole.steps:
        for voted in step.rounds:
            told = sum(row.proxy for row in voted.ballots)
            assert told == (0 if step.kind in TELLING else voted.proxies)


def test_ids_of_entries_change_with_the_numbers_wherever_they_are_voted_on(whole: document.Document) -> None:
    steps = {step.id: step.rounds[0] for step in whole.steps if step.rounds}
    people = set(numbers(whole, "hindernisse"))
    entries = {f"{row.person}.{name.partition('.')[2]}"
               for row in steps["hindernisse"].ballots for name in row.answer if name.startswith("text")}  # fmt: skip
    assert {int(entry.partition(".")[0]) for entry in entries} == people
    voted = {option for row in steps["schlimmste"].ballots for option in row.answer["dots"]}
    sorted_ = {name for row in steps["gleich"].ballots for name in row.answer}
    ranked = {option for row in steps["folge"].ballots for option in row.answer["order"]}
    placed = {name[:-2] for row in steps["ebene"].ballots for name in row.answer}
    for used in (voted, sorted_, ranked, placed, {option.id for option in steps["schlimmste"].options}):
        assert used
        assert used <= entries
    assert {option.id.partition(":")[2] for option in steps["gleich"].options} <= entries
    assert {event.entry for event in steps["hindernisse"].moderation if hasattr(event, "entry")} <= entries


def test_texts_that_look_like_an_id_stay_as_they_are(small_plan: str, small_room: Room) -> None:
    room = small_room
    for person in "ab":
        room.join(person)
    for _ in range(2):
        room.do("next")
        room.do("open")
    room.submit("b", "s", "hindernisse", 1, {"text": "2.1"})
    made = document.build(room, parse(small_plan, "klein.toml")[1])
    assert [(r.person, r.answer) for r in made.steps[1].rounds[0].ballots] == [(1, {"text": ["2.1"]})]


def sized(room: Room, small_plan: str, verkauf: int, technik: int) -> document.Document:
    for i in range(verkauf + technik):
        room.join(f"p{i}", "Verkauf" if i < verkauf else "Technik")
    return document.build(room, parse(small_plan, "klein.toml")[1])


def test_small_groups_are_not_named(small_room: Room, small_plan: str) -> None:
    built = sized(small_room, small_plan, 5, 4)
    assert built.groups == {}
    assert {p.group for p in built.participants} == {None}


def test_groups_of_five_and_more_are_but_nobody_is_said_to_be_of_them(small_room: Room, small_plan: str) -> None:
    built = sized(small_room, small_plan, 6, 5)
    assert built.groups == {"Technik": 5, "Verkauf": 6}
    assert {p.group for p in built.participants} == {None}


def test_rows_tell_departments_of_ten_people_and_more(small_room: Room, small_plan: str) -> None:
    built = sized(small_room, small_plan, 11, 10)
    assert Counter(p.group for p in built.participants) == {"Verkauf": 11, "Technik": 10}


def test_nobody_s_department_is_found_by_subtraction(small_room: Room, small_plan: str) -> None:
    built = sized(small_room, small_plan, 12, 7)
    assert {p.group for p in built.participants} == {None}


def test_departments_that_are_hidden_are_hidden_in_every_step(small_plan: str, small_room: Room) -> None:
    """Five of a department and two of none: the five would tell the two by subtraction, even where those pass."""
    room = small_room
    sizes = {"Verkauf": 10, "Technik": 5, "": 2}
    people = [(f"{group}{i}", group) for group, many in sizes.items() for i in range(many)]
    for person, group in people:
        room.join(person, group)
    room.do("next")
    room.do("open")
    for person, group in people:
        if group:
            room.submit(person, "s", "werte", 1, {"kunde": 1, "ehrlich": 5})
    made = document.build(room, parse(small_plan, "klein.toml")[1])
    assert made.groups == {"Verkauf": 10}
    assert made.steps[0].rounds[0].departments is None
