from collections.abc import Mapping
from math import sqrt
from typing import Any

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.rank import RankSettings
from facilitator.domain.events import Answer
from facilitator.domain.fields import Option, Order
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Refusal

RANK = REGISTER["rank"]
OPTIONS = (Item("m", {"de": "Eins", "en": "One"}), Item("n", "Two"), Item("c", "Three"), Item("k", "Four"))
TENNESSEE = ["mnck"] * 42 + ["nckm"] * 26 + ["cknm"] * 15 + ["kcnm"] * 17


def scene(*orders: str, lang: str = "en", **settings: Any) -> Scene:
    ballots: dict[str, Answer] = {f"p{i}": {"order": list(order)} for i, order in enumerate(orders, 1)}
    numbers = {person: i for i, person in enumerate(ballots, 1)}
    return Scene(RankSettings(**{"options": OPTIONS, **settings}), "Title", lang, ballots, 0, (), numbers)


def borrowed(*offered: str, ballots: Mapping[str, list[str]], **settings: Any) -> Scene:
    """A scene over options of an earlier step, which has lost or gained some since."""
    options = tuple(Option(name, name.upper()) for name in offered)
    answers: dict[str, Answer] = {person: {"order": order} for person, order in ballots.items()}
    numbers = {person: i for i, person in enumerate(answers, 1)}
    return Scene(RankSettings(of="mottos", **settings), "Title", "en", answers, 0, options, numbers)


def test_it_asks_one_order_of_all_options_in_the_language() -> None:
    options = (Option("m", "Eins"), Option("n", "Two"), Option("c", "Three"), Option("k", "Four"))
    question = {"de": "Was zuerst?", "en": "What first?"}
    assert RANK.fields(scene(lang="de", question=question)) == (Order("order", "Was zuerst?", options, 4),)
    assert RANK.fields(scene(top=2)) == (Order("order", "Title", (Option("m", "One"), *options[1:]), 2),)
    assert RANK.fields(scene(top=9))[0].top == 4


@pytest.mark.parametrize(
    ("settings", "given"), [({}, list("knmc")), ({"top": 2}, list("kn")), ({"top": 2}, ["c"]), ({"top": 9}, ["c"])]
)
def test_it_reads_all_places_or_up_to_the_first_ones(settings: dict[str, Any], given: list[str]) -> None:
    assert RANK.read(scene(**settings), {"order": given}) == {"order": given}


ORDER = "Please put them in your order."


@pytest.mark.parametrize(
    ("settings", "values", "field", "possible"),
    [
        ({}, {}, "order", ORDER),
        ({}, {"order": None}, "order", ORDER),
        ({}, {"order": []}, "order", ORDER),
        ({}, {"order": "mnck"}, "order", ORDER),
        ({}, {"order": {"m": 1}}, "order", ORDER),
        ({}, {"order": [1, 2, 3, 4]}, "order", ORDER),
        ({}, {"order": ["m", ["n"], "c", "k"]}, "order", ORDER),
        ({}, {"order": list("mncx")}, "order", "One of these options is not on the list any more."),
        ({}, {"order": list("mnckm")}, "order", "Every option has one place only."),
        ({}, {"order": list("mnc")}, "order", "Please give every option a place: 4 in all."),
        ({"top": 2}, {"order": list("mnc")}, "order", "At most 2 places are given away."),
        ({}, {"order": list("mnck"), "more": []}, "more", "This question has no field of that name."),
    ],
)
def test_it_refuses_everything_else_by_field(
    settings: dict[str, Any], values: Mapping[str, object], field: str, possible: str
) -> None:
    with pytest.raises(Refusal) as caught:
        RANK.read(scene(**settings), values)
    assert (caught.value.code, caught.value.field, str(caught.value)) == ("invalid", field, possible)


def test_the_ladder_of_tennessee() -> None:
    ladder = RANK.figure(scene(*TENNESSEE))
    assert [(r.id, r.label, r.place, r.score) for r in ladder.rungs] == [
        ("n", "Two", 1, 194),
        ("c", "Three", 2, 173),
        ("m", "One", 3, 126),
        ("k", "Four", 4, 107),
    ]
    assert (ladder.n, ladder.winner) == (100, "n")
    assert [(r.q1, r.median, r.q3) for r in ladder.rungs][2] == (1, 4, 4)


def test_equal_scores_share_a_place_and_a_circle_has_no_winner() -> None:
    ladder = RANK.figure(scene(*["mnck", "nmck"] * 3))
    assert [(r.id, r.place) for r in ladder.rungs] == [("m", 1), ("n", 1), ("c", 3), ("k", 4)]
    assert ladder.winner is None
    assert RANK.figure(scene(*["mnck", "ncmk", "cmnk"] * 2)).winner is None


def test_what_is_left_out_shares_the_midrank_of_the_remaining_places() -> None:
    ladder = RANK.figure(scene(*["k"] * 6, top=1))
    assert [(r.id, r.place, r.median) for r in ladder.rungs] == [("k", 1, 1), ("m", 2, 3), ("n", 2, 3), ("c", 2, 3)]


def test_the_agreement_is_the_root_of_kendalls_w() -> None:
    agreement = RANK.agreement(scene(*["mnck", "nmkc", "mcnk"] * 4))
    assert agreement is not None
    assert agreement.phi == pytest.approx(sqrt(0.6444444), abs=1e-6)
    assert (agreement.n, agreement.shape) == (12, "same_direction")


def test_below_five_orders_nothing_is_given_away_but_their_number() -> None:
    here = scene(*["knmc"] * 4)
    ladder, agreement = RANK.figure(here), RANK.agreement(here)
    assert (ladder.rungs, ladder.n, ladder.winner) == ((), 4, None)
    assert agreement is not None
    assert (agreement.n, agreement.phi, agreement.shape) == (4, None, "few")
    assert [option.id for option in RANK.offers(here)] == list("mnck")


def test_options_that_are_gone_count_for_nothing_and_break_nothing() -> None:
    ballots = {f"p{i}": ["old", "a", "b"] for i in range(1, 6)}
    here = borrowed("a", "b", "new", ballots={**ballots, "p6": ["old"]}, top=3)
    assert [(r.id, r.score) for r in RANK.figure(here).rungs] == [("a", 10), ("b", 5), ("new", 0)]
    assert RANK.figure(here).n == 5
    assert set(RANK.said(here)["order"].values) == set(ballots)
    assert set(RANK.positions(here, None)) == {*ballots, "p6"}


def test_a_single_option_cannot_be_ranked() -> None:
    here = borrowed("a", ballots={f"p{i}": ["a"] for i in range(9)})
    agreement = RANK.agreement(here)
    assert agreement is not None
    assert (agreement.n, agreement.phi) == (9, None)
    assert RANK.figure(here).rungs == ()
    assert RANK.said(here) == {}


def test_a_row_per_person_and_place() -> None:
    assert RANK.rows(scene("kn", "m", top=2)) == [
        {"person": 1, "place": 1, "option": "k"},
        {"person": 1, "place": 2, "option": "n"},
        {"person": 2, "place": 1, "option": "m"},
    ]


def test_people_who_put_the_same_first_fly_beside_each_other() -> None:
    places = RANK.positions(scene("mnck", "nmck", "mnkc", "nmck", "mnck"), None)
    assert sorted(places, key=places.__getitem__) == ["p1", "p5", "p3", "p2", "p4"]
    assert sorted(places.values()) == pytest.approx([0.1, 0.3, 0.5, 0.7, 0.9])


def test_a_later_step_may_build_on_the_options_as_on_the_ladder() -> None:
    assert [option.label for option in RANK.offers(scene(*TENNESSEE))] == ["Two", "Three", "One", "Four"]


def test_what_people_said_are_their_orders() -> None:
    said = RANK.said(scene("mnck", "kcnm"))["order"]
    assert said.values == {"p1": tuple("mnck"), "p2": tuple("kcnm")}
    assert said.measure.distance(*said.values.values()) == 1


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ({}, "options: either a list of options, or of = the id of an earlier step"),
        ({"of": "before", "options": [{"id": "a", "text": "A"}]}, "options: either a list of options, or of ="),
        ({"options": [{"id": "a", "text": "A"}]}, "options: two or more of them"),
        ({"options": [{"id": "a", "text": "A"}] * 2}, "options: every id only once"),
        ({"of": "before", "top": -1}, "top: how many places, 0 for all of them"),
        ({"of": "before", "top_of": -1}, "top_of: how many of the earlier step's options, 0 for all of them"),
        ({"of": "nowhere"}, "of: expected the id of an earlier step of kind collect or sort or dots or rank or plane"),
        ({"of": "before", "places": 3}, "places: unknown key, expected only question, of, top_of, options, top"),
    ],
)
def test_a_wrong_plan_names_the_key(keys: dict[str, Any], where: str) -> None:
    step = {"id": "ladder", "kind": "rank", "title": "Title", **keys}
    before = {"id": "before", "kind": "collect", "title": "Before"}
    with pytest.raises(Refusal, match="step ladder") as caught:
        from_dict({"workshop": {"id": "day", "title": "Day"}, "step": [before, step]}, "day.toml")
    assert where in str(caught.value)
