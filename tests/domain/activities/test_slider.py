from collections.abc import Mapping
from math import sqrt
from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.slider import SliderSettings
from facilitator.domain.events import Answer
from facilitator.domain.fields import Slider
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal

SLIDER = REGISTER["slider"]
ITEMS = (Item("one", {"de": "Eins", "en": "One"}), Item("two", "Two"))
GOLDEN = [0, 10, 25, 50, 50, 55, 60, 75, 90, 100]


def scene(*answers: Answer, missing: int = 0, lang: str = "en", **settings: Any) -> Scene:
    ballots = {f"p{i}": answer for i, answer in enumerate(answers, 1)}
    numbers = {person: i for i, person in enumerate(ballots, 1)}
    setup = SliderSettings(**{"items": ITEMS, "unsure": True, **settings})
    return Scene(setup, "Title", lang, ballots, missing, (), numbers)


def one(*values: object) -> list[Answer]:
    return [{"one": value} for value in values]


def test_it_asks_one_slider_per_question_in_the_language() -> None:
    words = {"unit": "%", "low_label": {"de": "nie", "en": "never"}, "high_label": "always"}
    assert SLIDER.fields(scene(lang="de", low=-10, high=10, step=5, **words)) == (
        Slider("one", "Eins", -10, 10, 5, "%", "nie", "always", unsure=True),
        Slider("two", "Two", -10, 10, 5, "%", "nie", "always", unsure=True),
    )


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"one": 0, "two": 100}, {"one": 0, "two": 100}),
        ({"two": 33}, {"two": 33}),
        ({"one": None, "two": 33}, {"two": 33}),
        ({"one": "", "two": 33}, {"two": 33}),
        ({"one": 33.0}, {"one": 33}),
        ({"one": "unsure", "two": 0}, {"one": "unsure", "two": 0}),
    ],
)
def test_it_reads_places_and_unsure_and_lets_questions_be_left_out(
    values: Mapping[str, object], answer: Answer
) -> None:
    read = SLIDER.read(scene(), values)
    assert read == answer
    assert all(type(place) is int for place in read.values() if place != "unsure")


LINE = "Please choose a number from 0 to 100."


@pytest.mark.parametrize(
    ("settings", "values", "field", "possible"),
    [
        ({}, {}, "one", "Please answer at least one question."),
        ({}, {"one": None, "two": ""}, "one", "Please answer at least one question."),
        ({}, {"two": -1}, "two", LINE),
        ({}, {"two": 101}, "two", LINE),
        ({}, {"two": 0.5}, "two", LINE),
        ({}, {"two": "50"}, "two", LINE),
        ({}, {"two": True}, "two", LINE),
        ({}, {"two": float("nan")}, "two", LINE),
        ({}, {"two": 10**40}, "two", LINE),
        ({}, {"one": 3, "two": []}, "two", LINE),
        ({"unsure": False}, {"one": "unsure"}, "one", LINE),
        ({"step": 10}, {"two": 15}, "two", "Please choose a number from 0 to 100 in steps of 10."),
        ({}, {"one": 3, "three": 3}, "three", "This question has no field of that name."),
    ],
)
def test_it_refuses_everything_else_by_field(
    settings: dict[str, Any], values: Mapping[str, object], field: str, possible: str
) -> None:
    with pytest.raises(Refusal) as caught:
        SLIDER.read(scene(**settings), values)
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("invalid", field, possible)


def test_steps_count_from_the_low_end() -> None:
    assert SLIDER.read(scene(low=-5, high=15, step=10), {"one": 5}) == {"one": 5}
    with pytest.raises(Refusal, match="from -5 to 15 in steps of 10"):
        SLIDER.read(scene(low=-5, high=15, step=10), {"one": 0})


def test_places_are_drawn_in_order_with_quartiles_and_unsure_is_none_of_them() -> None:
    answers = one(*GOLDEN[::-1], "unsure")
    (item,) = SLIDER.figure(scene(*answers, items=ITEMS[:1], unit="%", low_label="never")).items
    assert item.values == tuple(GOLDEN)
    assert (item.q1, item.median, item.q3) == (31.25, 52.5, 71.25)
    assert (item.low, item.high, item.unit, item.low_label, item.high_label) == (0, 100, "%", "never", "")
    assert item.agreement.phi == pytest.approx(0.5495453, abs=1e-6)
    assert (item.agreement.n, item.agreement.unsure) == (10, 1)


def test_the_question_the_room_agrees_on_most_comes_first() -> None:
    apart = [{"one": 100 * (i % 2), "two": 70} for i in range(10)]
    assert [item.id for item in SLIDER.figure(scene(*apart)).items] == ["two", "one"]
    assert [item.id for item in SLIDER.figure(scene({"two": 4})).items] == ["one", "two"]


def test_several_questions_agree_by_the_root_of_the_mean_square() -> None:
    apart = [{"one": 100 * (i % 2), "two": 70} for i in range(10)]
    together = SLIDER.agreement(scene(*apart))
    assert together is not None
    assert together.phi == pytest.approx(sqrt(1 / 2))


def test_missing_people_open_the_range() -> None:
    agreement = SLIDER.agreement(scene(*one(*[50] * 6), items=ITEMS[:1], missing=6))
    assert agreement is not None
    assert (agreement.low, agreement.high) == (pytest.approx(0.5), 1)


def test_below_five_places_nothing_is_given_away_but_their_number() -> None:
    (item,) = SLIDER.figure(scene(*one(1, 2, 3, 4, "unsure"), items=ITEMS[:1])).items
    assert (item.values, item.q1, item.median, item.q3) == ((), None, None, None)
    assert (item.agreement.n, item.agreement.unsure, item.agreement.phi) == (4, 1, None)


def test_whether_fifths_show_two_camps_is_asked_of_the_scene() -> None:
    asked = []
    here = scene(*one(*[0] * 6, *[100] * 6), items=ITEMS[:1])
    told = Scene(here.settings, "", "en", here.ballots, numbers=here.numbers, camps=lambda c: bool(asked.append(c)))
    assert SLIDER.agreement(here).shape == "camps"
    SLIDER.agreement(told)
    assert asked == [(6, 0, 0, 0, 6)]


def test_a_row_per_person_and_question() -> None:
    assert SLIDER.rows(scene({"one": 2, "two": "unsure"}, {"two": 40})) == [
        {"person": 1, "item": "one", "value": 2},
        {"person": 1, "item": "two", "value": "unsure"},
        {"person": 2, "item": "two", "value": 40},
    ]


def test_equal_places_fly_together_and_unsure_does_not_fly() -> None:
    places = SLIDER.positions(scene(*one(90, 10, 90, "unsure"), items=ITEMS[:1]), None)
    assert places == {"p2": pytest.approx(1 / 6), "p1": pytest.approx(2 / 3), "p3": pytest.approx(2 / 3)}


def test_several_questions_place_people_by_their_average_evenly_spread() -> None:
    here = scene({"one": 90, "two": 80}, {"one": 10}, {"one": 20, "two": 80}, {"one": "unsure", "two": 60})
    places = SLIDER.positions(here, None)
    assert sorted(places, key=places.__getitem__) == ["p2", "p3", "p4", "p1"]
    assert sorted(places.values()) == [0.125, 0.375, 0.625, 0.875]
    assert set(SLIDER.positions(here, "one")) == {"p1", "p2", "p3"}


def test_it_offers_nothing_to_later_steps() -> None:
    assert SLIDER.offers(scene(*one(*GOLDEN))) == ()


def test_what_people_said_are_the_places_of_those_who_know() -> None:
    said = SLIDER.said(scene({"one": 10, "two": "unsure"}, {"one": 60}, low=-100))
    assert said["one"].values == {"p1": 10, "p2": 60}
    assert said["two"].values == {}
    assert said["one"].measure.distance(10, 60) == 0.25
    assert said["one"].measure.place is not None
    assert said["one"].measure.place(0) == 0.5


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ({"items": []}, "items: at least one question"),
        ({"items": [{"id": "a", "text": "A"}] * 2}, "items: every id only once"),
        ({"low": 100}, "high: a whole number above low, both within a million"),
        ({"high": 1_000_001}, "high: a whole number above low, both within a million"),
        ({"low": 0.5}, "low: Expected `int`, got `float`"),
        ({"step": 0}, "step: a whole number that divides the way from low to high"),
        ({"step": 7}, "step: a whole number that divides the way from low to high"),
        ({"unsure": 1}, "unsure: Expected `bool`, got `int`"),
        ({"points": 5}, "points: unknown key, expected only items, low, high, step"),
    ],
)
def test_a_wrong_plan_names_the_key(keys: dict[str, Any], where: str) -> None:
    step = {"id": "line", "kind": "slider", "title": "Title", "items": [{"id": "a", "text": "A"}], **keys}
    with pytest.raises(Refusal, match="step line") as caught:
        from_dict({"workshop": {"id": "day", "title": "Day"}, "step": [step]}, "day.toml")
    assert where in str(caught.value)
