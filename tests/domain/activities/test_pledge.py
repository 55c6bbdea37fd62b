from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.pledge import PledgeSettings
from facilitator.domain.events import Answer
from facilitator.domain.fields import Amount, Choice, Day, Option, Text
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal
from facilitator.language import language

PLEDGE = REGISTER["pledge"]
CALL = {"what": "Call back the same day", "who": "Ann", "when": "2030-01-31"}


def scene(*answers: Answer, lang: str = "en", shown: bool = True, **settings: Any) -> Scene:
    ballots = {f"p{i}": answer for i, answer in enumerate(answers, 1)}
    numbers = {person: i for i, person in enumerate(ballots, 1)}
    return Scene(PledgeSettings(**settings), "Title", lang, ballots, 0, (), numbers, shown=shown, say=language(lang))


def test_it_asks_what_who_and_when_in_the_language() -> None:
    assert PLEDGE.fields(scene(lang="de")) == (
        Text("what", "Was?", 1, 140),
        Text("who", "Wer?", 1, 60),
        Day("when", "Bis wann?"),
    )
    assert PLEDGE.fields(scene(question={"de": "Was tun Sie?", "en": "What will you do?"}))[0].label == (
        "What will you do?"
    )


def test_a_unit_asks_for_a_budget_in_it() -> None:
    asked = PLEDGE.fields(scene(unit={"de": "Fr.", "en": "CHF"}, lang="de"))
    assert asked[3:] == (Amount("budget", "Budget, falls es eines braucht", "Fr.", unsure=False, needed=False),)


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        (CALL, CALL),
        ({**CALL, "what": ["Call back the same day"]}, CALL),
        ({**CALL, "what": " Call \x1b back\n the same day ", "who": "A\u200bnn"}, CALL),
        ({**CALL, "what": "x" * 140, "who": "y" * 60}, {**CALL, "what": "x" * 140, "who": "y" * 60}),
        ({**CALL, "budget": "1'500.-"}, {**CALL, "budget": 1500.0}),
        ({**CALL, "budget": 0}, {**CALL, "budget": 0.0}),
        ({**CALL, "budget": ""}, CALL),
        ({**CALL, "budget": None}, CALL),
        ({**CALL, "when": "2028-02-29"}, {**CALL, "when": "2028-02-29"}),
    ],
)
def test_it_reads_cleaned_words_a_day_and_a_budget(values: Mapping[str, object], answer: Answer) -> None:
    assert PLEDGE.read(scene(unit="CHF"), values) == answer


NO_WHAT, NO_WHO, NO_DAY = "Please write what will be done.", "Please write who does it.", "Please choose a day."
NO_NUMBER = "Please give one amount as a number, such as 1,500 or 250.50."


@pytest.mark.parametrize(
    ("changed", "field", "possible"),
    [
        ({"what": ""}, "what", NO_WHAT),
        ({"what": "\x00\u200b"}, "what", NO_WHAT),
        ({"what": ["a", "b"]}, "what", NO_WHAT),
        ({"what": []}, "what", NO_WHAT),
        ({"what": 5}, "what", NO_WHAT),
        ({"what": None}, "what", NO_WHAT),
        ({"what": "x" * 141}, "what", "At most 140 characters, please."),
        ({"who": " "}, "who", NO_WHO),
        ({"who": {"a": "b"}}, "who", NO_WHO),
        ({"who": "y" * 61}, "who", "At most 60 characters, please."),
        ({"when": None}, "when", NO_DAY),
        ({"when": "tomorrow"}, "when", NO_DAY),
        ({"when": "31.1.2030"}, "when", NO_DAY),
        ({"when": "20300131"}, "when", NO_DAY),
        ({"when": "2030-W05-4"}, "when", NO_DAY),
        ({"when": "2030-02-30"}, "when", NO_DAY),
        ({"when": "2029-02-29"}, "when", NO_DAY),
        ({"when": "1999-12-31"}, "when", NO_DAY),
        ({"when": "2101-01-01"}, "when", NO_DAY),
        ({"when": 20300131}, "when", NO_DAY),
        ({"budget": "a lot"}, "budget", NO_NUMBER),
        ({"budget": "5 bis 10"}, "budget", NO_NUMBER),
        ({"budget": -1}, "budget", NO_NUMBER),
        ({"budget": True}, "budget", NO_NUMBER),
        ({"budget": "unsure"}, "budget", NO_NUMBER),
        ({"why": "because"}, "why", "This question has no field of that name."),
    ],
)
def test_it_refuses_everything_else_by_field(changed: Mapping[str, object], field: str, possible: str) -> None:
    with pytest.raises(Refusal) as caught:
        PLEDGE.read(scene(unit="CHF"), {**CALL, **changed})
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("invalid", field, possible)


def test_a_budget_is_refused_where_the_plan_does_not_ask_for_one() -> None:
    with pytest.raises(Refusal) as caught:
        PLEDGE.read(scene(), {**CALL, "budget": 5})
    assert caught.value.field == "budget"


def test_the_wall_has_what_is_due_first_at_the_top_and_adds_the_budgets() -> None:
    later, sooner = {**CALL, "budget": 100.1}, {**CALL, "who": "Ben", "when": "2029-12-01"}
    figure = PLEDGE.figure(scene(later, sooner, {**CALL, "who": "Cat", "budget": 0.2}, unit="CHF"))
    assert [(p.number, p.who, p.when, p.budget) for p in figure.promises] == [
        (2, "Ben", "2029-12-01", None),
        (1, "Ann", "2030-01-31", 100.1),
        (3, "Cat", "2030-01-31", 0.2),
    ]
    assert (figure.unit, figure.budget) == ("CHF", 100.3)


def test_a_single_pledge_is_shown_since_it_is_said_in_public() -> None:
    (promise,) = PLEDGE.figure(scene(CALL)).promises
    assert (promise.what, promise.who, promise.budget) == ("Call back the same day", "Ann", None)
    assert PLEDGE.figure(scene()).promises == ()


def test_everybody_pledges_something_else_and_that_has_no_number() -> None:
    assert PLEDGE.agreement(scene(*[CALL] * 20)) is None
    assert PLEDGE.said(scene(CALL)) == {}
    assert PLEDGE.offers(scene(CALL)) == ()


def test_a_row_per_pledge_with_a_budget_of_nothing_where_none_was_asked_for() -> None:
    assert PLEDGE.rows(scene(CALL, {**CALL, "budget": 20.0}, unit="CHF")) == [
        {"person": 1, **CALL, "budget": 0.0},
        {"person": 2, **CALL, "budget": 20.0},
    ]


def test_people_fly_evenly_spread_in_order_of_arrival() -> None:
    late, early = CALL, {**CALL, "when": "2029-01-01"}
    assert PLEDGE.positions(scene(late, early), None) == {"p1": 0.25, "p2": 0.75}
    assert PLEDGE.positions(scene(), None) == {}


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ({"unit": 5}, "unit: Expected `str | object`, got `int`"),
        ({"question": ["a"]}, "question: Expected `str | object`, got `array`"),
        ({"budget": True}, "budget: unknown key, expected only question, unit"),
    ],
)
def test_a_wrong_plan_names_the_key(keys: dict[str, Any], where: str) -> None:
    step = {"id": "promise", "kind": "pledge", "title": "Title", **keys}
    with pytest.raises(Refusal, match="step promise") as caught:
        from_dict({"workshop": {"id": "day", "title": "Day"}, "step": [step]}, "day.toml")
    assert where in str(caught.value)


OBSTACLES = (Option("1.1", "Excel lists"), Option("2.1", "Approvals"))


def about(*answers: Answer) -> Scene:
    return replace(scene(*answers, of="worst", top_of=2), options=OBSTACLES)


def test_a_pledge_may_be_about_what_came_out_of_an_earlier_step() -> None:
    assert PLEDGE.fields(about())[1] == Choice("about", "What does it make better?", OBSTACLES)
    assert [field.id for field in PLEDGE.fields(scene(of="worst"))] == ["what", "who", "when"]
    answer = PLEDGE.read(about(), {**CALL, "about": "2.1"})
    assert answer == {**CALL, "about": "2.1"}
    (promise, other) = PLEDGE.figure(about(answer, CALL)).promises
    assert (promise.about, other.about) == ("Approvals", "")
    assert [row["about"] for row in PLEDGE.rows(about(answer, CALL))] == ["2.1", ""]


@pytest.mark.parametrize("value", ["9.9", ["1.1"], 1, True, {"1.1": 1}])
def test_a_pledge_is_about_something_on_the_list(value: object) -> None:
    with pytest.raises(Refusal) as caught:
        PLEDGE.read(about(), {**CALL, "about": value})
    assert caught.value.field == "about"


@pytest.mark.parametrize("value", [None, "", []])
def test_a_pledge_may_be_about_nothing_named(value: object) -> None:
    assert PLEDGE.read(about(), {**CALL, "about": value}) == CALL


@pytest.mark.parametrize("keys", [{"top_of": 2}, {"of": "worst", "top_of": -1}])
def test_the_first_ones_are_those_of_an_earlier_step(keys: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="top_of"):
        PledgeSettings(**keys)
