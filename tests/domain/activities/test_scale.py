from collections.abc import Mapping
from math import sqrt

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.scale import ScaleSettings
from facilitator.domain.events import Answer
from facilitator.domain.fields import Scale
from facilitator.domain.words import Refusal

SCALE = REGISTER["scale"]
ITEMS = (Item("one", {"de": "Eins", "en": "One"}), Item("two", "Two"))


def scene(*answers: Answer, items: tuple[Item, ...] = ITEMS, unsure: bool = True, missing: int = 0) -> Scene:
    people = [f"p{i}" for i in range(len(answers))]
    setup = ScaleSettings(items, 5, "no", {"de": "ja", "en": "yes"}, unsure)
    numbers = {p: i for i, p in enumerate(people, 1)}
    return Scene(setup, "Title", "en", dict(zip(people, answers, strict=True)), missing, (), numbers)


def test_it_asks_one_scale_per_statement_in_the_language() -> None:
    assert SCALE.fields(scene()) == (
        Scale("one", "One", 5, "no", "yes", unsure=True),
        Scale("two", "Two", 5, "no", "yes", unsure=True),
    )


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"one": 1, "two": 5}, {"one": 1, "two": 5}),
        ({"two": 3}, {"two": 3}),
        ({"one": None, "two": 3}, {"two": 3}),
        ({"one": "unsure"}, {"one": "unsure"}),
    ],
)
def test_it_reads_points_and_unsure_and_lets_statements_be_left_out(
    values: Mapping[str, object], answer: Answer
) -> None:
    assert SCALE.read(scene(), values) == answer


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "one"),
        ({"one": None}, "one"),
        ({"two": 0}, "two"),
        ({"two": 6}, "two"),
        ({"two": "3"}, "two"),
        ({"two": 3.0}, "two"),
        ({"two": True}, "two"),
        ({"two": 10**40}, "two"),
        ({"one": 3, "two": []}, "two"),
        ({"three": 3}, "three"),
    ],
)
def test_it_refuses_everything_else_by_field(values: Mapping[str, object], field: str) -> None:
    with pytest.raises(Refusal) as caught:
        SCALE.read(scene(), values)
    assert (caught.value.code, caught.value.field) == ("invalid", field)


def test_unsure_is_refused_where_the_plan_does_not_offer_it() -> None:
    with pytest.raises(Refusal):
        SCALE.read(scene(unsure=False), {"one": "unsure"})


def test_the_histogram_counts_points_and_leaves_unsure_out_of_phi() -> None:
    answers = [{"one": 1}, *[{"one": 5}] * 9, {"one": "unsure"}]
    (histogram,) = SCALE.figure(scene(*answers, items=ITEMS[:1])).items
    assert histogram.counts == (1, 0, 0, 0, 9)
    assert histogram.agreement.phi == pytest.approx(0.8)
    assert (histogram.agreement.n, histogram.agreement.unsure) == (10, 1)


def test_the_statement_the_room_agrees_on_most_comes_first() -> None:
    apart = [{"one": 1 + 4 * (i % 2), "two": 4} for i in range(10)]
    assert [i.id for i in SCALE.figure(scene(*apart)).items] == ["two", "one"]


def test_statements_without_answers_keep_the_order_of_the_plan() -> None:
    assert [i.id for i in SCALE.figure(scene({"two": 4})).items] == ["one", "two"]


def test_several_statements_agree_by_the_root_of_the_mean_square() -> None:
    apart = [{"one": 1 + 4 * (i % 2), "two": 4} for i in range(10)]
    together = SCALE.agreement(scene(*apart))
    assert together is not None
    assert together.phi == pytest.approx(sqrt((0 + 1) / 2))


def test_missing_people_open_the_range() -> None:
    counts = [{"one": v} for v in [2, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5]]
    agreement = SCALE.agreement(scene(*counts, items=ITEMS[:1], missing=8))
    assert agreement is not None
    assert (agreement.low, agreement.high) == (pytest.approx(0.35, abs=1e-4), pytest.approx(0.8352, abs=1e-4))


def test_equal_answers_fly_together_and_unsure_does_not_fly() -> None:
    here = scene({"one": 5}, {"one": 1}, {"one": 5}, {"one": "unsure"}, items=ITEMS[:1])
    places = SCALE.positions(here, None)
    assert places["p0"] == places["p2"] > places["p1"]
    assert "p3" not in places


def test_one_statement_of_several_places_people_by_itself() -> None:
    here = scene({"one": 1, "two": 5}, {"one": 5, "two": 1}, {"two": 1})
    first, second = SCALE.positions(here, "one"), SCALE.positions(here, "two")
    assert first["p0"] < first["p1"]
    assert second["p1"] == second["p2"] < second["p0"]
    assert set(first) == {"p0", "p1"}


def test_several_statements_place_people_by_their_average_evenly_spread() -> None:
    here = scene({"one": 5, "two": 4}, {"one": 1}, {"one": 2, "two": 4}, {"one": 3})
    places = SCALE.positions(here, None)
    assert sorted(places, key=places.__getitem__) == ["p1", "p2", "p3", "p0"]
    assert sorted(places.values()) == [0.125, 0.375, 0.625, 0.875]


def test_a_row_per_person_and_statement() -> None:
    assert SCALE.rows(scene({"one": 2, "two": "unsure"}, {"two": 4})) == [
        {"person": 1, "item": "one", "value": 2},
        {"person": 1, "item": "two", "value": "unsure"},
        {"person": 2, "item": "two", "value": 4},
    ]
