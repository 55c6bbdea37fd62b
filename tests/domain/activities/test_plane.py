from collections.abc import Mapping
from math import sqrt
from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.plane import AxisText, PlaneSettings
from facilitator.domain.events import Answer
from facilitator.domain.fields import Option, Slider
from facilitator.domain.figures import Axis
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal

PLANE = REGISTER["plane"]
OPTIONS = (Item("a", {"de": "Anrufen", "en": "Calling"}), Item("b", "Writing"))
AXES = {"x": AxisText({"de": "Aufwand", "en": "Effort"}, "small", "large"), "y": AxisText("Impact", "weak", "strong")}


def scene(*answers: Answer, missing: int = 0, lang: str = "en", **settings: Any) -> Scene:
    ballots = {f"p{i}": answer for i, answer in enumerate(answers, 1)}
    numbers = {person: i for i, person in enumerate(ballots, 1)}
    setup = PlaneSettings(**{"options": OPTIONS, **AXES, **settings})
    return Scene(setup, "Title", lang, ballots, missing, (), numbers)


def at(x: int, y: int, option: str = "a") -> Answer:
    return {f"{option}.x": x, f"{option}.y": y}


def test_it_asks_two_sliders_per_item_in_the_language() -> None:
    asked = PLANE.fields(scene(lang="de", points=20))
    assert [f.id for f in asked] == ["a.x", "a.y", "b.x", "b.y"]
    assert asked[0] == Slider("a.x", "Anrufen: Aufwand", 0, 20, 1, "", "small", "large")
    assert asked[3] == Slider("b.y", "Writing: Impact", 0, 20, 1, "", "weak", "strong")


def test_its_items_may_come_from_an_earlier_step() -> None:
    borrowed = Scene(PlaneSettings(of="worst", **AXES), "Title", "en", options=(Option("1.1", "Meetings"),))
    assert [f.id for f in PLANE.fields(borrowed)] == ["1.1.x", "1.1.y"]
    assert PLANE.read(borrowed, at(3, 4, "1.1")) == {"1.1.x": 3, "1.1.y": 4}


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({**at(0, 10), **at(10, 0, "b")}, {**at(0, 10), **at(10, 0, "b")}),
        (at(3, 4, "b"), at(3, 4, "b")),
        ({**at(3, 4), "b.x": None, "b.y": ""}, at(3, 4)),
        ({"a.x": 3.0, "a.y": 4}, at(3, 4)),
    ],
)
def test_it_reads_places_and_lets_items_be_left_out(values: Mapping[str, object], answer: Answer) -> None:
    read = PLANE.read(scene(), values)
    assert read == answer
    assert all(type(place) is int for place in read.values())


LINE = "Please choose a number from 0 to 10."
TWIN = "Please place it on both axes, or on none."


@pytest.mark.parametrize(
    ("values", "field", "possible"),
    [
        ({}, "a.x", "Please place at least one of them."),
        ({"a.x": None, "b.y": ""}, "a.x", "Please place at least one of them."),
        (at(11, 5), "a.x", LINE),
        (at(5, -1), "a.y", LINE),
        ({"a.x": 5, "a.y": 0.5}, "a.y", LINE),
        ({"a.x": 5, "a.y": "5"}, "a.y", LINE),
        ({"a.x": 5, "a.y": True}, "a.y", LINE),
        ({"a.x": 5, "a.y": [5]}, "a.y", LINE),
        ({"a.x": 5, "a.y": float("inf")}, "a.y", LINE),
        ({"a.x": 5, "a.y": "unsure"}, "a.y", LINE),
        ({"a.x": 5}, "a.y", TWIN),
        ({**at(5, 5), "b.y": 5}, "b.x", TWIN),
        ({**at(5, 5), "c.x": 5}, "c.x", "This question has no field of that name."),
    ],
)
def test_it_refuses_everything_else_by_field(values: Mapping[str, object], field: str, possible: str) -> None:
    with pytest.raises(Refusal) as caught:
        PLANE.read(scene(), values)
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("invalid", field, possible)


def test_without_items_there_is_nothing_to_place() -> None:
    nothing = Scene(PlaneSettings(of="worst", **AXES), "Title", "en")
    assert PLANE.fields(nothing) == ()
    assert PLANE.figure(nothing).spots == ()
    with pytest.raises(Refusal):
        PLANE.read(nothing, {})


def test_every_persons_point_is_drawn_with_medians_and_agreement_per_axis() -> None:
    answers = [at(x, y) for x, y in ((0, 9), (10, 9), (0, 8), (10, 9), (4, 9))]
    figure = PLANE.figure(scene(*answers, quadrants=("quick wins", {"en": "big"}, "", "")))
    assert (figure.x, figure.y, figure.size) == (Axis("Effort", "small", "large"), Axis("Impact", "weak", "strong"), 10)
    assert figure.quadrants == ("quick wins", "big", "", "")
    spot = figure.spots[0]
    assert (spot.id, spot.label) == ("a", "Calling")
    assert spot.points == ((0, 8), (0, 9), (4, 9), (10, 9), (10, 9))
    assert (spot.x, spot.y) == (4, 9)
    # sums of distances over all ordered pairs: 120 on x, 8 on y
    assert spot.x_agreement.phi == pytest.approx(sqrt(1 - 2 * 120 / (25 * 10)))
    assert spot.y_agreement.phi == pytest.approx(sqrt(1 - 2 * 8 / (25 * 10)))


def test_all_items_on_both_axes_agree_by_the_root_of_the_mean_square() -> None:
    here = scene(*[{**at(10 * (i % 2), 7), **at(2, 2, "b")} for i in range(12)])
    together = PLANE.agreement(here)
    assert together is not None
    assert together.phi == pytest.approx(sqrt(3 / 4))


def test_missing_people_open_the_range() -> None:
    together = PLANE.agreement(scene(*[at(5, 5)] * 6, options=OPTIONS[:1], missing=6))
    assert together is not None
    assert together.low is not None
    assert together.low < 1 == together.high


def test_below_five_answers_on_an_item_nothing_is_given_away_but_their_number() -> None:
    answers = [{**at(3, 4), **at(1, 1, "b")}] * 4
    told, hidden = PLANE.figure(scene(*answers, at(9, 9))).spots
    assert (len(told.points), told.x, told.y) == (5, 3, 4)
    assert (hidden.points, hidden.x, hidden.y) == ((), None, None)
    for agreement in (hidden.x_agreement, hidden.y_agreement):
        assert (agreement.n, agreement.phi, agreement.shape) == (4, None, "few")


def test_a_row_per_person_item_and_axis() -> None:
    assert PLANE.rows(scene(at(3, 4), at(1, 2, "b"))) == [
        {"person": 1, "item": "a", "axis": "x", "value": 3},
        {"person": 1, "item": "a", "axis": "y", "value": 4},
        {"person": 2, "item": "b", "axis": "x", "value": 1},
        {"person": 2, "item": "b", "axis": "y", "value": 2},
    ]


def test_people_fly_by_one_axis_or_by_the_average_evenly_spread() -> None:
    here = scene({**at(0, 10), **at(10, 10, "b")}, at(2, 0), at(2, 9))
    assert PLANE.positions(here, "a.x") == {"p1": pytest.approx(1 / 6), "p2": pytest.approx(2 / 3), "p3": 2 / 3}
    places = PLANE.positions(here, None)
    assert sorted(places, key=places.__getitem__) == ["p2", "p3", "p1"]
    assert sorted(places.values()) == pytest.approx([1 / 6, 1 / 2, 5 / 6])


def test_a_later_step_may_build_on_the_items_by_their_medians() -> None:
    apart = [{**at(2, 3), **at(9, 9, "b")}] * 5
    assert PLANE.offers(scene(*apart)) == (Option("b", "Writing"), Option("a", "Calling"))
    assert PLANE.offers(scene(*apart[:4])) == (Option("a", "Calling"), Option("b", "Writing"))


def test_what_people_said_are_their_places_per_item_and_axis() -> None:
    said = PLANE.said(scene(at(3, 4), at(8, 4), at(1, 2, "b")))
    assert list(said) == ["a.x", "a.y", "b.x", "b.y"]
    assert said["a.x"].values == {"p1": 3, "p2": 8}
    assert said["a.x"].measure.distance(3, 8) == 0.5


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ({"x": None}, "x: Expected `object`, got `null`"),
        ({"y": {}}, "y: label: expected, but it is missing"),
        ({"y": {"label": "Y", "left": "L"}}, "y: left: unknown key"),
        ({"points": 1}, "points: a whole number from 2 to 100"),
        ({"points": 101}, "points: a whole number from 2 to 100"),
        ({"of": "before"}, "options: either a list of options, or of = the id of an earlier step"),
        ({"options": []}, "options: either a list of options, or of = the id of an earlier step"),
        ({"options": [{"id": "a", "text": "A"}] * 2}, "options: every id only once"),
        ({"options": [{"id": "A!", "text": "A"}]}, "options[0].id: expected up to 40 lower case letters"),
        ({"top_of": 3}, "top_of: how many of the earlier step's options, 0 for all of them"),
        ({"quadrants": ["one", "two"]}, "quadrants: Expected `array` of length 4"),
        ({"options": [], "of": "nowhere"}, "of: expected the id of an earlier step of kind collect or sort or dots"),
    ],
)
def test_a_wrong_plan_names_the_key(keys: dict[str, Any], where: str) -> None:
    right = {"x": {"label": "X"}, "y": {"label": "Y"}, "options": [{"id": "a", "text": "A"}]}
    step = {"id": "place", "kind": "plane", "title": "Title", **right, **keys}
    before = {"id": "before", "kind": "collect", "title": "Before"}
    with pytest.raises(Refusal, match="step place") as caught:
        from_dict({"workshop": {"id": "day", "title": "Day"}, "step": [before, step]}, "day.toml")
    assert where in str(caught.value)
