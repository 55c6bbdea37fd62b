from collections.abc import Mapping
from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.choice import ChoiceSettings
from facilitator.domain.activities.items import Item
from facilitator.domain.events import Answer
from facilitator.domain.fields import Choice, Option
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal

CHOICE = REGISTER["choice"]
OPTIONS = (Item("may", {"de": "Ich darf", "en": "I may"}), Item("ask", "I must ask"), Item("no", "I may not"))
ITEMS = (Item("refund", {"de": "Rückzahlung", "en": "A refund"}), Item("visit", "A visit"))


def scene(*answers: Answer, missing: int = 0, lang: str = "en", **settings: Any) -> Scene:
    ballots = {f"p{i}": answer for i, answer in enumerate(answers, 1)}
    numbers = {person: i for i, person in enumerate(ballots, 1)}
    return Scene(ChoiceSettings(OPTIONS, **settings), "Title", lang, ballots, missing, (), numbers)


def chosen(**times: int) -> list[Answer]:
    return [{"choice": option} for option, n in times.items() for _ in range(n)]


def test_it_asks_one_choice_in_the_language() -> None:
    options = (Option("may", "Ich darf"), Option("ask", "I must ask"), Option("no", "I may not"))
    asked = CHOICE.fields(scene(lang="de", question={"de": "Darf ich?", "en": "May I?"}, most=2, unsure=True))
    assert asked == (Choice("choice", "Darf ich?", options, 2, unsure=True),)
    assert CHOICE.fields(scene())[0].label == "Title"


def test_it_asks_the_same_of_every_scenario() -> None:
    asked = CHOICE.fields(scene(items=ITEMS))
    assert [(f.id, f.label) for f in asked] == [("refund", "A refund"), ("visit", "A visit")]
    assert asked[0].options == asked[1].options


@pytest.mark.parametrize(
    ("settings", "values", "answer"),
    [
        ({}, {"choice": "ask"}, {"choice": "ask"}),
        ({"unsure": True}, {"choice": "unsure"}, {"choice": "unsure"}),
        ({"most": 2}, {"choice": ["no", "may"]}, {"choice": ["may", "no"]}),
        ({"most": 2}, {"choice": "no"}, {"choice": ["no"]}),
        ({"most": 2}, {"choice": ["no", "no"]}, {"choice": ["no"]}),
        ({"most": 2, "unsure": True}, {"choice": "unsure"}, {"choice": "unsure"}),
        ({"items": ITEMS}, {"refund": "may", "visit": "no"}, {"refund": "may", "visit": "no"}),
        ({"items": ITEMS}, {"refund": "", "visit": "no"}, {"visit": "no"}),
        ({"items": ITEMS}, {"refund": None, "visit": "no"}, {"visit": "no"}),
    ],
)
def test_it_reads_options_and_lets_scenarios_be_left_out(
    settings: dict[str, Any], values: Mapping[str, object], answer: Answer
) -> None:
    assert CHOICE.read(scene(**settings), values) == answer


@pytest.mark.parametrize(
    ("settings", "values", "field", "possible"),
    [
        ({}, {}, "choice", "Please choose an option."),
        ({}, {"choice": ""}, "choice", "Please choose an option."),
        ({"items": ITEMS}, {"visit": []}, "refund", "Please choose an option."),
        ({}, {"choice": "maybe"}, "choice", "Please choose one of the options."),
        ({}, {"choice": ["may"]}, "choice", "Please choose one of the options."),
        ({}, {"choice": "unsure"}, "choice", "Please choose one of the options."),
        ({}, {"choice": True}, "choice", "Please choose one of the options."),
        ({"items": ITEMS}, {"refund": "may", "visit": 1}, "visit", "Please choose one of the options."),
        ({"most": 2}, {"choice": ["may", "maybe"]}, "choice", "Please choose from the options."),
        ({"most": 2}, {"choice": ["may", ["no"]]}, "choice", "Please choose from the options."),
        ({"most": 2}, {"choice": {"may": 1}}, "choice", "Please choose from the options."),
        ({"most": 2, "unsure": True}, {"choice": ["unsure"]}, "choice", "Please choose from the options."),
        ({"most": 2}, {"choice": ["may", "ask", "no"]}, "choice", "At most 2 of them, please."),
        ({}, {"choice": "may", "other": "no"}, "other", "This question has no field of that name."),
    ],
)
def test_it_refuses_everything_else_by_field(
    settings: dict[str, Any], values: Mapping[str, object], field: str, possible: str
) -> None:
    with pytest.raises(Refusal) as caught:
        CHOICE.read(scene(**settings), values)
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("invalid", field, possible)


def test_options_are_counted_in_the_order_of_the_plan_and_unsure_is_none_of_them() -> None:
    (item,) = CHOICE.figure(scene(*chosen(ask=3, may=7), {"choice": "unsure"}, unsure=True)).items
    assert [(share.id, share.label, share.count) for share in item.shares] == [
        ("may", "I may", 7),
        ("ask", "I must ask", 3),
        ("no", "I may not", 0),
    ]
    assert (item.n, item.agreement.n, item.agreement.unsure) == (10, 10, 1)
    assert item.pair == pytest.approx(0.533333, abs=1e-6)
    assert item.favourites == pytest.approx(1.724138, abs=1e-6)
    assert item.agreement.phi == pytest.approx(((3 * 0.58 - 1) / 2) ** 0.5)


def test_several_choices_agree_option_by_option() -> None:
    answers: list[Answer] = [{"choice": ["may", "ask"]}] * 9 + [{"choice": ["ask"]}] * 3
    (item,) = CHOICE.figure(scene(*answers, most=2)).items
    assert [share.count for share in item.shares] == [9, 12, 0]
    assert (item.n, item.pair, item.favourites) == (12, None, None)
    assert item.agreement.phi == pytest.approx(((0.5**2 + 1 + 1) / 3) ** 0.5)


def test_scenarios_agree_by_the_root_of_the_mean_square() -> None:
    answers: list[Answer] = [{"refund": "may", "visit": ("may", "ask", "no")[i % 3]} for i in range(12)]
    here = scene(*answers, items=ITEMS)
    assert [item.id for item in CHOICE.figure(here).items] == ["refund", "visit"]
    together = CHOICE.agreement(here)
    assert together is not None
    assert together.phi == pytest.approx(0.5**0.5)


def test_missing_people_open_the_range() -> None:
    agreement = CHOICE.agreement(scene(*chosen(may=4, ask=2, no=2), missing=4))
    assert agreement is not None
    assert (agreement.low, agreement.high) == (0, pytest.approx((3 * (64 + 4 + 4) / 144 - 1) ** 0.5 / 2**0.5))


@pytest.mark.parametrize("most", [1, 2])
def test_below_five_answers_nothing_is_given_away_but_their_number(most: int) -> None:
    answers: list[Answer] = [{"choice": "may" if most == 1 else ["may"]}] * 4
    (item,) = CHOICE.figure(scene(*answers, {"choice": "unsure"}, unsure=True, most=most)).items
    assert [share.count for share in item.shares] == [0, 0, 0]
    assert (item.n, item.pair, item.favourites) == (4, None, None)
    assert (item.agreement.phi, item.agreement.unsure, item.agreement.shape) == (None, 1, "few")


def test_a_row_per_person_question_and_option() -> None:
    assert CHOICE.rows(scene({"choice": ["may", "no"]}, {"choice": "unsure"}, most=2, unsure=True)) == [
        {"person": 1, "item": "choice", "value": "may"},
        {"person": 1, "item": "choice", "value": "no"},
        {"person": 2, "item": "choice", "value": "unsure"},
    ]


def test_people_of_one_choice_fly_together_the_largest_first() -> None:
    here = scene(*chosen(no=1, may=2), {"choice": "unsure"}, unsure=True)
    assert CHOICE.positions(here, None) == {"p2": pytest.approx(1 / 3), "p3": pytest.approx(1 / 3), "p1": 5 / 6}


def test_people_with_the_same_answers_to_all_scenarios_fly_beside_each_other() -> None:
    here = scene(
        {"refund": "may", "visit": "no"}, {"refund": "ask"}, {"refund": "may", "visit": "no"}, {"visit": "ask"},
        items=ITEMS,
    )  # fmt: skip
    places = CHOICE.positions(here, None)
    assert sorted(places, key=places.__getitem__)[:2] == ["p1", "p3"]
    assert sorted(places.values()) == [0.125, 0.375, 0.625, 0.875]
    assert CHOICE.positions(here, "visit") == {"p1": pytest.approx(1 / 3), "p3": pytest.approx(1 / 3), "p4": 5 / 6}


def test_it_offers_nothing_to_later_steps() -> None:
    assert CHOICE.offers(scene(*chosen(may=9))) == ()


def test_what_people_said_leaves_out_who_does_not_know() -> None:
    one = CHOICE.said(scene(*chosen(may=1, no=1), {"choice": "unsure"}, unsure=True))["choice"]
    assert one.values == {"p1": "may", "p2": "no"}
    assert one.measure.distance("may", "no") == 1
    several = CHOICE.said(scene({"choice": ["may", "ask"]}, {"choice": ["may"]}, most=2))["choice"]
    assert several.values == {"p1": frozenset({"may", "ask"}), "p2": frozenset({"may"})}
    assert several.measure.distance(*several.values.values()) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ({}, "options: expected, but it is missing"),
        ({"options": [{"id": "a", "text": "A"}]}, "options: from 2 to 12 of them"),
        ({"options": [{"id": f"o{i}", "text": "A"} for i in range(13)]}, "options: from 2 to 12 of them"),
        ({"options": [{"id": "a", "text": "A"}] * 2}, "options: every id only once"),
        ({"options": [{"id": i, "text": "A"} for i in ("a", "unsure")]}, 'options: another id than "unsure"'),
        ({"most": 0}, "most: a whole number from 1 to the number of options"),
        ({"most": 3}, "most: a whole number from 1 to the number of options"),
        ({"items": [{"id": "a", "text": "A"}] * 2}, "items: every id only once"),
        ({"points": 5}, "points: unknown key, expected only options, question, most, items, unsure"),
    ],
)
def test_a_wrong_plan_names_the_key(keys: dict[str, Any], where: str) -> None:
    two = {"options": [{"id": i, "text": "A"} for i in "ab"]} if keys and "options" not in keys else {}
    step = {"id": "may-i", "kind": "choice", "title": "Title", **two, **keys}
    with pytest.raises(Refusal, match="step may-i") as caught:
        from_dict({"workshop": {"id": "day", "title": "Day"}, "step": [step]}, "day.toml")
    assert where in str(caught.value)
