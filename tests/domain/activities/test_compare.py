from collections.abc import Mapping
from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.compare import CompareSettings
from facilitator.domain.activities.items import Item
from facilitator.domain.events import Answer
from facilitator.domain.fields import Choice, Option
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal
from facilitator.language import language

COMPARE = REGISTER["compare"]
ITEMS = (Item("drive", {"de": "Autofahren", "en": "Driving"}), Item("listen", "Listening"))


def scene(*answers: Answer, lang: str = "en", missing: int = 0, **settings: Any) -> Scene:
    ballots = {f"p{i}": answer for i, answer in enumerate(answers, 1)}
    numbers = {person: i for i, person in enumerate(ballots, 1)}
    return Scene(CompareSettings(ITEMS, **settings), "Title", lang, ballots, missing, (), numbers, say=language(lang))


def claiming(better: int, n: int) -> list[Answer]:
    return [{"drive": "better" if i < better else "other"} for i in range(n)]


def test_it_asks_one_choice_per_quality_in_the_language() -> None:
    options = (
        Option("better", "Besser als die Hälfte hier im Raum"),
        Option("other", "Nicht besser als die Hälfte"),
    )
    assert COMPARE.fields(scene(lang="de")) == (
        Choice("drive", "Autofahren", options),
        Choice("listen", "Listening", options),
    )


def test_the_plan_may_word_both_answers() -> None:
    (asked, _) = COMPARE.fields(scene(better={"de": "vorne", "en": "ahead"}, other="behind"))
    assert [(option.id, option.label) for option in asked.options] == [("better", "ahead"), ("other", "behind")]


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"drive": "better", "listen": "other"}, {"drive": "better", "listen": "other"}),
        ({"listen": "better"}, {"listen": "better"}),
        ({"drive": None, "listen": "better"}, {"listen": "better"}),
        ({"drive": "", "listen": "better"}, {"listen": "better"}),
    ],
)
def test_it_reads_claims_and_lets_qualities_be_left_out(values: Mapping[str, object], answer: Answer) -> None:
    assert COMPARE.read(scene(), values) == answer


@pytest.mark.parametrize(
    ("values", "field", "possible"),
    [
        ({}, "drive", "Please choose an option."),
        ({"listen": ""}, "drive", "Please choose an option."),
        ({"listen": "worse"}, "listen", "Please choose one of the two."),
        ({"listen": "unsure"}, "listen", "Please choose one of the two."),
        ({"drive": "better", "listen": ["better"]}, "listen", "Please choose one of the two."),
        ({"listen": {"better": 1}}, "listen", "Please choose one of the two."),
        ({"listen": True}, "listen", "Please choose one of the two."),
        ({"listen": 1}, "listen", "Please choose one of the two."),
        ({"drive": "better", "park": "better"}, "park", "This question has no field of that name."),
    ],
)
def test_it_refuses_everything_else_by_field(values: Mapping[str, object], field: str, possible: str) -> None:
    with pytest.raises(Refusal) as caught:
        COMPARE.read(scene(), values)
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("invalid", field, possible)


@pytest.mark.parametrize(
    ("better", "n", "possible", "mistaken"), [(16, 20, 10, 6), (80, 100, 50, 30), (7, 10, 5, 2), (3, 9, 4, 0)]
)
def test_the_figure_tells_how_many_cannot_be_right(better: int, n: int, possible: int, mistaken: int) -> None:
    claim = COMPARE.figure(scene(*claiming(better, n))).items[0]
    assert (claim.id, claim.label) == ("drive", "Driving")
    assert (claim.better, claim.n, claim.possible, claim.mistaken) == (better, n, possible, mistaken)


def test_each_quality_counts_those_who_answered_it_in_the_order_of_the_plan() -> None:
    both = [{"drive": "other", "listen": "better"}] * 6
    first, second = COMPARE.figure(scene(*both, {"drive": "better"})).items
    assert (first.id, first.better, first.n) == ("drive", 1, 7)
    assert (second.id, second.better, second.n, second.mistaken) == ("listen", 6, 6, 3)


def test_below_five_answers_nothing_is_given_away_but_their_number() -> None:
    claim = COMPARE.figure(scene(*claiming(4, 4))).items[0]
    assert (claim.better, claim.n, claim.possible, claim.mistaken) == (0, 4, 2, 0)


def test_a_room_in_which_all_claim_the_same_is_of_no_one_mind() -> None:
    assert COMPARE.agreement(scene(*claiming(20, 20))) is None


def test_a_row_per_person_and_quality() -> None:
    assert COMPARE.rows(scene({"drive": "better", "listen": "other"}, {"listen": "better"})) == [
        {"person": 1, "item": "drive", "value": "better"},
        {"person": 1, "item": "listen", "value": "other"},
        {"person": 2, "item": "listen", "value": "better"},
    ]


def test_a_place_in_the_flock_says_nothing_of_what_a_person_claims() -> None:
    evenly = {"p1": 0.125, "p2": 0.375, "p3": 0.625, "p4": 0.875}
    for better in range(5):
        assert COMPARE.positions(scene(*claiming(better, 4)), None) == evenly
        assert COMPARE.positions(scene(*claiming(better, 4)), "drive") == evenly


def test_nobody_is_compared_by_department_or_by_round_and_nothing_is_offered() -> None:
    here = scene(*claiming(16, 20))
    assert COMPARE.said(here) == {}
    assert COMPARE.offers(here) == ()


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ({}, "items: expected, but it is missing"),
        ({"items": []}, "items: at least one quality"),
        ({"items": [{"id": "a", "text": "A"}] * 2}, "items: every id only once"),
        ({"items": [{"id": "a"}]}, "items[0]: text: expected, but it is missing"),
        ({"items": [{"id": "a", "text": "A"}], "better": 1}, "better: Expected `str | object`, got `int`"),
        ({"items": [{"id": "a", "text": "A"}], "unsure": True}, "unsure: unknown key, expected only items, better"),
    ],
)
def test_a_wrong_plan_names_the_key(keys: dict[str, Any], where: str) -> None:
    step = {"id": "better", "kind": "compare", "title": "Title", **keys}
    with pytest.raises(Refusal, match="step better") as caught:
        from_dict({"workshop": {"id": "day", "title": "Day"}, "step": [step]}, "day.toml")
    assert where in str(caught.value)
