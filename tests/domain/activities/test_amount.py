from collections.abc import Mapping
from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.amount import AmountSettings
from facilitator.domain.events import Answer
from facilitator.domain.fields import Amount
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal
from facilitator.language import language

AMOUNT = REGISTER["amount"]
GOLDEN = [200, 500, 500, 500, 1000, 1000, 1500, 2000, 5000, 50000]


def scene(*answers: Answer, shown: bool = True, lang: str = "en", **settings: Any) -> Scene:
    ballots = {f"p{i}": answer for i, answer in enumerate(answers, 1)}
    numbers = {person: i for i, person in enumerate(ballots, 1)}
    return Scene(AmountSettings(**settings), "Title", lang, ballots, 0, (), numbers, shown=shown, say=language(lang))


def have(*values: object) -> list[Answer]:
    return [{"have": value} for value in values]


def test_it_asks_one_amount_in_the_language_with_its_unit() -> None:
    question = {"de": "Bis wie viel?", "en": "Up to how much?"}
    unit = {"de": "Fr.", "en": "CHF"}
    assert AMOUNT.fields(scene(question=question, unit=unit)) == (
        Amount("have", "Up to how much?", "CHF", unsure=True, needed=True),
    )
    assert AMOUNT.fields(scene(question=question, unit=unit, unsure=False, lang="de")) == (
        Amount("have", "Bis wie viel?", "Fr.", unsure=False, needed=True),
    )
    assert AMOUNT.fields(scene())[0].label == "Title"


def test_it_asks_for_a_wish_beside_it_where_the_plan_does() -> None:
    asked = AMOUNT.fields(scene(should=True, lang="de"))
    assert [(f.id, f.label, f.needed) for f in asked] == [
        ("have", "Was ich heute habe", True),
        ("should", "Was ich haben sollte", False),
    ]


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"have": 500}, {"have": 500.0}),
        ({"have": 0}, {"have": 0.0}),
        ({"have": 2.345}, {"have": 2.35}),
        ({"have": "1'500.-"}, {"have": 1500.0}),
        ({"have": "Fr. 250.50"}, {"have": 250.5}),
        ({"have": "10k", "should": "2,5 Mio"}, {"have": 10_000.0, "should": 2_500_000.0}),
        ({"have": "unsure", "should": 5000}, {"have": "unsure", "should": 5000.0}),
        ({"have": 500, "should": "unsure"}, {"have": 500.0, "should": "unsure"}),
        ({"have": 500, "should": ""}, {"have": 500.0}),
        ({"have": 500, "should": None}, {"have": 500.0}),
    ],
)
def test_it_reads_numbers_and_what_people_type(values: Mapping[str, object], answer: Answer) -> None:
    assert AMOUNT.read(scene(should=True), values) == pytest.approx(answer, abs=0.005)


NO_NUMBER = "Please give one amount as a number, such as 1,500 or 250.50."


@pytest.mark.parametrize(
    ("values", "field", "possible"),
    [
        ({}, "have", "Please give an amount."),
        ({"have": ""}, "have", "Please give an amount."),
        ({"have": None}, "have", "Please give an amount."),
        ({"should": 5}, "have", "Please give an amount."),
        ({"have": "viel"}, "have", NO_NUMBER),
        ({"have": "5 bis 10"}, "have", NO_NUMBER),
        ({"have": -1}, "have", NO_NUMBER),
        ({"have": True}, "have", NO_NUMBER),
        ({"have": [5]}, "have", NO_NUMBER),
        ({"have": {"a": 5}}, "have", NO_NUMBER),
        ({"have": 10**400}, "have", NO_NUMBER),
        ({"have": float("nan")}, "have", NO_NUMBER),
        ({"have": 5, "should": "mehr"}, "should", NO_NUMBER),
        ({"have": 5, "want": 6}, "want", "This question has no field of that name."),
    ],
)
def test_it_refuses_everything_else_by_field(values: Mapping[str, object], field: str, possible: str) -> None:
    with pytest.raises(Refusal) as caught:
        AMOUNT.read(scene(should=True), values)
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("invalid", field, possible)


def test_a_wish_and_unsure_are_refused_where_the_plan_does_not_ask() -> None:
    for values, field in (({"have": 5, "should": 6}, "should"), ({"have": "unsure"}, "have")):
        with pytest.raises(Refusal) as caught:
            AMOUNT.read(scene(unsure=False), values)
        assert caught.value.field == field


def test_amounts_are_drawn_in_order_with_quartiles_and_factor() -> None:
    (line,) = AMOUNT.figure(scene(*have(*GOLDEN[::-1]), *have("unsure"))).lines
    assert line.values == tuple(GOLDEN)
    assert (line.q1, line.median, line.q3, line.factor) == (500, 1000, 1875, 3.75)
    assert (line.agreement.n, line.agreement.unsure) == (10, 1)
    assert line.agreement.phi == pytest.approx(1 - 0.578947, abs=1e-6)


def test_the_agreement_is_that_of_what_people_have() -> None:
    answers = [{"have": value, "should": 5000.0} for value in GOLDEN]
    here = scene(*answers, should=True)
    assert AMOUNT.agreement(here) == AMOUNT.figure(here).lines[0].agreement
    assert AMOUNT.figure(here).lines[1].agreement.phi == 1


def test_the_official_answer_comes_with_who_knows_it() -> None:
    figure = AMOUNT.figure(scene(*have(100, 450, 500, 550, 551, 5000, "unsure"), official=500, tolerance=0.1))
    assert (figure.official, figure.within, figure.less, figure.more) == (500, 3, 1, 2)


def test_while_results_are_hidden_nobody_is_told_the_official_answer() -> None:
    figure = AMOUNT.figure(scene(*have(*GOLDEN), official=500, shown=False))
    assert (figure.official, figure.within, figure.less, figure.more) == (None, None, None, None)
    assert figure.lines == AMOUNT.figure(scene(*have(*GOLDEN), official=500)).lines


def test_below_five_amounts_nothing_is_given_away_but_their_number() -> None:
    figure = AMOUNT.figure(scene(*have(100, 200, 300, 400, "unsure"), official=500))
    (line,) = figure.lines
    assert (line.values, line.q1, line.median, line.q3, line.factor) == ((), None, None, None, None)
    assert (line.agreement.n, line.agreement.unsure, line.agreement.phi) == (4, 1, None)
    assert (figure.official, figure.within, figure.less, figure.more) == (None, None, None, None)


def test_a_quartile_of_nothing_has_no_factor_and_still_shows_the_range() -> None:
    (line,) = AMOUNT.figure(scene(*have(0, 0, 0, 5, 7))).lines
    assert (line.values, line.factor, line.agreement.phi) == ((0, 0, 0, 5, 7), None, None)


def test_a_row_per_person_and_amount() -> None:
    assert AMOUNT.rows(scene({"have": 5.0, "should": 6.0}, {"have": "unsure"}, should=True)) == [
        {"person": 1, "item": "have", "value": 5.0},
        {"person": 1, "item": "should", "value": 6.0},
        {"person": 2, "item": "have", "value": "unsure"},
    ]


def test_people_fly_evenly_spread_by_what_they_have_or_wish() -> None:
    here = scene({"have": 9.0, "should": 1.0}, {"have": 5.0, "should": 2.0}, {"have": "unsure"}, should=True)
    assert AMOUNT.positions(here, None) == {"p2": 0.25, "p1": 0.75}
    assert AMOUNT.positions(here, "should") == {"p1": 0.25, "p2": 0.75}
    assert AMOUNT.positions(here, "nothing") == {}


def test_it_offers_nothing_to_later_steps() -> None:
    assert AMOUNT.offers(scene(*have(*GOLDEN))) == ()


def test_what_people_said_are_the_amounts_of_those_who_know() -> None:
    said = AMOUNT.said(scene({"have": 100.0, "should": "unsure"}, {"have": 300.0}, {"have": "unsure"}, should=True))
    assert said["have"].values == {"p1": 100.0, "p2": 300.0}
    assert said["should"].values == {}
    assert said["have"].measure.distance(100.0, 300.0) == 0.5


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ({"official": -1}, "official: a number from 0 to a million millions"),
        ({"official": 1e13}, "official: a number from 0 to a million millions"),
        ({"official": "500"}, "official: Expected `float | null`, got `str`"),
        ({"tolerance": 1.5}, "tolerance: a share from 0 to 1"),
        ({"tolerance": -0.1}, "tolerance: a share from 0 to 1"),
        ({"should": "yes"}, "should: Expected `bool`, got `str`"),
        ({"most": 3}, "most: unknown key, expected only question, unit, official"),
    ],
)
def test_a_wrong_plan_names_the_key(keys: dict[str, Any], where: str) -> None:
    step = {"id": "how-much", "kind": "amount", "title": "Title", **keys}
    with pytest.raises(Refusal, match="step how-much") as caught:
        from_dict({"workshop": {"id": "day", "title": "Day"}, "step": [step]}, "day.toml")
    assert where in str(caught.value)
