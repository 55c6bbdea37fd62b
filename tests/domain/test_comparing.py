from dataclasses import replace
from itertools import product

import msgspec
import pytest

from facilitator.domain import comparing
from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.amount import AmountSettings
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.scale import ScaleSettings
from facilitator.domain.figures import Departments, Figure, Move, Shift

SCALE = REGISTER["scale"]
POINTS = {"Verkauf": (1, 1, 1, 2, 2), "Technik": (4, 4, 5, 5, 5), "Dienste": (2, 3, 3, 3, 4)}


def scene(points: list[int], groups: dict[str, str] | None = None) -> Scene:
    people = [f"p{i}" for i in range(1, len(points) + 1)]
    ballots = {person: {"one": point} for person, point in zip(people, points, strict=True)}
    numbers = {person: i for i, person in enumerate(people, 1)}
    return Scene(ScaleSettings((Item("one", "One"),)), "Title", "en", ballots, numbers=numbers, groups=groups or {})


def silent_rooms() -> Scene:
    points = [point for group in POINTS.values() for point in group]
    names = [name for name, group in POINTS.items() for _ in group]
    return scene(points, {f"p{i}": name for i, name in enumerate(names, 1)})


def test_departments_are_told_with_their_silos_and_how_far_apart_they_are() -> None:
    found = comparing.departments(silent_rooms(), SCALE)
    assert found is not None
    (item,) = found.items
    assert [(group.name, group.n) for group in item.groups] == [("Dienste", 5), ("Technik", 5), ("Verkauf", 5)]
    assert item.silos.verdict == "silos"
    assert (item.apart[0].first, item.apart[0].second, round(item.apart[0].steps, 1)) == ("Technik", "Verkauf", 3.2)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Figure) == found


def test_a_small_department_is_neither_named_nor_found_by_subtraction() -> None:
    room = silent_rooms()
    fewer = replace(room, ballots={p: a for p, a in room.ballots.items() if p != "p1"})
    assert comparing.departments(fewer, SCALE) is None
    more = {f"q{i}": {"one": 3} for i in range(6)}
    named = replace(
        fewer, ballots={**fewer.ballots, **more}, groups={**fewer.groups, **dict.fromkeys(more, "Werkstatt")}
    )
    found = comparing.departments(named, SCALE)
    assert found is not None
    assert [group.name for group in found.items[0].groups] == ["Technik", "Werkstatt"]
    assert found.items[0].silos.verdict is None
    assert "Verkauf" not in str(found)


def test_one_person_without_a_department_is_not_found_by_subtraction() -> None:
    room = silent_rooms()
    one_more = replace(room, ballots={**room.ballots, "q1": {"one": 5}})
    found = comparing.departments(one_more, SCALE)
    assert found is not None
    assert len(found.items[0].groups) == 2
    assert comparing.departments(scene([1, 2, 3, 4, 5]), SCALE) is None


def test_two_rounds_side_by_side_tell_who_moved() -> None:
    first = scene([1, 1, 1, 3, 3, 3, 3, 3, 5, 5])
    later = scene([3, 3, 3, 3, 3, 3, 3, 3, 3, 5])
    found = comparing.shift(first, later, SCALE)
    assert isinstance(found, Shift)
    (item,) = found.items
    assert (item.both, item.toward, item.away, item.stayed, item.claim) == (10, 4, 0, 6, True)
    assert (item.after.phi or 0) > (item.before.phi or 0)
    assert Move(0.0, 0.5, 3) in item.moves
    assert sum(move.people for move in item.moves) == 10


def test_few_people_in_both_rounds_are_not_told_apart() -> None:
    found = comparing.shift(scene([1, 2, 3, 4]), scene([4, 4, 4, 4]), SCALE)
    assert found is not None
    (item,) = found.items
    assert (item.toward, item.away, item.stayed, item.claim, item.moves) == (0, 0, 0, False, ())
    nine = comparing.shift(scene([1] * 9), scene([5] * 9), SCALE)
    assert nine is not None
    assert nine.items[0].moves == ()


def test_kinds_without_a_measure_have_nothing_to_compare() -> None:
    pause = REGISTER["pause"]
    empty = Scene(pause.settings(), "Title", "en")
    assert comparing.shift(empty, empty, pause) is None
    assert comparing.departments(empty, pause) is None


def test_a_room_that_says_it_all_tells_a_figure() -> None:
    found = comparing.departments(silent_rooms(), SCALE)
    assert isinstance(found, Departments)
    assert found.items[0].label == "One"


def test_departments_of_amounts_are_divided_by_the_distances_of_people() -> None:
    amounts = {"Verkauf": (0, 0, 0, 500, 900), "Technik": (500, 500, 1000, 1000, 5000), "Dienste": (0, 0, 0, 0, 0)}
    given = [(name, float(value)) for name, values in amounts.items() for value in values]
    people = [f"p{i}" for i in range(len(given))]
    room = Scene(
        AmountSettings(),
        "Title",
        "en",
        {person: {"have": value} for person, (_, value) in zip(people, given, strict=True)},
        numbers={person: i for i, person in enumerate(people, 1)},
        groups={person: name for person, (name, _) in zip(people, given, strict=True)},
    )
    found = comparing.departments(room, REGISTER["amount"])
    assert found is not None
    (item,) = found.items
    assert [(g.name, round(g.phi, 6)) for g in item.groups] == [("Dienste", 1), ("Technik", 0.666667), ("Verkauf", 0)]

    def dispersed(values: list[float]) -> float:
        return sum(abs(a - b) / (a + b) for a, b in product(values, values) if a + b) / len(values)

    within = sum(dispersed([value for group, value in given if group == name]) for name in amounts)
    total = dispersed([value for _, value in given])
    assert item.silos.share == pytest.approx((total - within) / total)
    assert item.silos.verdict == "silos"
