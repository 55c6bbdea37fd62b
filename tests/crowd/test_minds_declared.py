"""The rooms that plans declare: counts come out as they are written, whoever sits where."""

from collections import Counter
from random import Random

import pytest

from facilitator import plans
from facilitator.crowd.minds import declared, people, think_of
from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.plan import parse

WORKSHOP = parse(plans.read(plans.find("silos")), "silos.toml")[0]
STEP = WORKSHOP.step("lage")
FIELDS = REGISTER[STEP.kind].fields(Scene(STEP.settings, "", "de"))
DECLARED = {
    "uebergabe": ([3, 2, 0, 0, 0], [0, 0, 0, 2, 3], [0, 1, 3, 1, 0]),
    "zustaendig": ([1, 1, 1, 1, 1], [1, 1, 1, 1, 1], [1, 1, 1, 1, 1]),
}


def counts(n: int, seed: int, round_: int = 1) -> dict[str, tuple[list[int], ...]]:
    crowd = people(seed, n, WORKSHOP.groups, "de", 0.0, plan="silos")
    said = [(person.group, think_of(person, "lage", round_, FIELDS)) for person in crowd]

    def of(group: str, item: str) -> list[int]:
        points = Counter(answer[item] for home, answer in said if home == group)
        return [points[point] for point in range(1, 6)]

    return {field.id: tuple(of(group, field.id) for group in WORKSHOP.groups) for field in FIELDS}


@pytest.mark.parametrize("seed", [1, 2, 77])
@pytest.mark.parametrize("times", [1, 2, 7])
def test_the_declared_counts_come_out_and_grow_with_the_room(seed: int, times: int) -> None:
    expected = {i: tuple([times * c for c in group] for group in groups) for i, groups in DECLARED.items()}
    assert counts(15 * times, seed) == expected


@pytest.mark.parametrize("n", [4, 16, 23, 101])
def test_other_sizes_are_as_near_as_people_divide(n: int) -> None:
    for item, groups in counts(n, 1).items():
        for found, wanted in zip(groups, DECLARED[item], strict=True):
            size = sum(found)
            assert abs(size - n / 3) < 1
            upto = [sum(found[:i]) - size * sum(wanted[:i]) / 5 for i in range(1, 6)]
            assert all(abs(off) <= 0.5 for off in upto), (item, found)


def test_who_says_what_is_another_matter_on_each_item() -> None:
    crowd = people(1, 300, WORKSHOP.groups, "de", 0.0, plan="silos")
    first = [p for p in crowd if p.department == 0]
    said = [think_of(p, "lage", 1, FIELDS) for p in first]
    assert len({(a["uebergabe"], a["zustaendig"]) for a in said}) == 10


def test_a_second_round_moves_on_from_there() -> None:
    for item, groups in counts(30, 1, 2).items():
        low = [2 * sum(group[0] + group[1] for group in DECLARED[item]), sum(group[0] + group[1] for group in groups)]
        assert low[1] < low[0] / 2, item


def test_other_plans_and_items_declare_nothing() -> None:
    assert not declared.is_declared("spielraum")
    assert declared.departments("silos", "lage", "andere") == []
    assert declared.departments("spielraum", "lage", "uebergabe") == []


def test_every_declared_room_belongs_to_an_item_of_a_bundled_plan() -> None:
    for plan, steps in declared._rooms().items():
        workshop = plans.load(plans.find(plan))[0]
        for step_id, items in steps.items():
            step = workshop.step(step_id)
            asked = {f.id: f for f in REGISTER[step.kind].fields(Scene(step.settings, "", "de"))}
            for item, groups in items.items():
                assert len(groups) == len(workshop.groups)
                assert {len(points) for points in groups} == {asked[item].points}  # type: ignore[union-attr]


def test_the_seats_of_a_department_are_taken_once_each() -> None:
    seated = [declared.point([1, 1, 1, 1, 1], place, 5, Random(3)) for place in range(5)]
    assert sorted(seated) == [1, 2, 3, 4, 5]
