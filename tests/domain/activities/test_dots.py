from collections.abc import Mapping
from math import sqrt

import pytest

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.dots import DotsSettings
from facilitator.domain.activities.items import Item
from facilitator.domain.comparing import departments
from facilitator.domain.events import Answer
from facilitator.domain.fields import Dots, Option
from facilitator.domain.words import Refusal

DOTS = REGISTER["dots"]
CHOICES = (Item("a", {"de": "Eins", "en": "One"}), Item("b", "Two"), Item("c", "Three"))


def scene(*ballots: dict[str, int], per_option: int = 2) -> Scene:
    numbers = {f"p{i}": i for i in range(1, len(ballots) + 1)}
    answers: dict[str, Answer] = {f"p{i}": {"dots": given} for i, given in enumerate(ballots, 1)}
    return Scene(DotsSettings("", "", CHOICES, 3, per_option), "Title", "en", answers, 0, (), numbers)


def grouped(*departments: tuple[str, int, dict[str, int]], missing: int = 0) -> Scene:
    """A scene in which so many people of each department (nobody's if empty) cast the same ballot."""
    voters = [(name, given) for name, n, given in departments for _ in range(n)]
    answers: dict[str, Answer] = {f"p{i}": {"dots": given} for i, (_, given) in enumerate(voters, 1)}
    numbers = {f"p{i}": i for i in range(1, len(voters) + 1)}
    groups = {f"p{i}": name for i, (name, _) in enumerate(voters, 1) if name}
    return Scene(DotsSettings("", "", CHOICES, 3, 2), "Title", "en", answers, missing, (), numbers, groups=groups)


def felt(here: Scene) -> dict[str, float | None]:
    return {bar.id: bar.felt for bar in DOTS.figure(here).bars}


def borrowed(*options: Option) -> Scene:
    return Scene(DotsSettings(of="obstacles"), "Title", "en", options=options)


def test_it_asks_one_field_over_all_options_in_the_language() -> None:
    options = (Option("a", "One"), Option("b", "Two"), Option("c", "Three"))
    assert DOTS.fields(scene()) == (Dots("dots", "Title", options, 3, 2),)


def test_its_options_may_come_from_an_earlier_step() -> None:
    here = borrowed(Option("1.1", "Meetings"))
    assert DOTS.fields(here)[0].options == (Option("1.1", "Meetings"),)
    assert DOTS.read(here, {"dots": {"1.1": 1}}) == {"dots": {"1.1": 1}}


@pytest.mark.parametrize(
    ("raw", "given"),
    [({"a": 2, "b": 1}, {"a": 2, "b": 1}), ({"a": 1}, {"a": 1}), ({"a": 0, "c": 1}, {"c": 1})],
)
def test_it_reads_dots_and_leaves_zeros_out(raw: object, given: dict[str, int]) -> None:
    assert DOTS.read(scene(), {"dots": raw}) == {"dots": given}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"dots": None},
        {"dots": {}},
        {"dots": {"a": 0}},
        {"dots": {"a": 3}},
        {"dots": {"a": 2, "b": 2}},
        {"dots": {"a": -1}},
        {"dots": {"a": -1, "b": 2}},
        {"dots": {"a": True}},
        {"dots": {"a": 1.0}},
        {"dots": {"a": "1"}},
        {"dots": {"a": None}},
        {"dots": {"a": {"a": 1}}},
        {"dots": {"a": 10**40}},
        {"dots": {"z": 1}},
        {"dots": {"": 1}},
        {"dots": ["a"]},
        {"dots": "a"},
        {"dots": 3},
    ],
)
def test_it_refuses_everything_else(values: Mapping[str, object]) -> None:
    with pytest.raises(Refusal) as caught:
        DOTS.read(scene(), values)
    assert (caught.value.code, caught.value.field) == ("invalid", "dots")


def test_bars_are_ranked_with_their_people_and_ties_keep_the_order_of_the_question() -> None:
    figure = DOTS.figure(scene({"b": 2, "c": 1}, {"c": 1}))
    assert [(b.id, b.value, b.people) for b in figure.bars] == [("c", 2, 2), ("b", 2, 1), ("a", 0, 0)]
    assert figure.dots == 3
    assert [b.id for b in DOTS.figure(scene()).bars] == ["a", "b", "c"]


def test_the_figure_says_how_many_dots_two_people_share_and_how_many_favourites_there_are() -> None:
    figure = DOTS.figure(scene({"a": 2, "b": 1}, {"a": 1, "b": 2}, {"c": 1}))
    assert figure.shared == pytest.approx(2 / 3)
    assert figure.favourites == pytest.approx(49 / (9 + 9 + 1))
    nobody = DOTS.figure(scene())
    assert (nobody.shared, nobody.favourites) == (None, None)


def test_equal_ballots_agree_fully() -> None:
    agreement = DOTS.agreement(scene(*[{"a": 2, "b": 1}] * 12))
    assert agreement is not None
    assert (agreement.phi, agreement.shape) == (1.0, "starlings")


def test_people_with_the_same_favourite_fly_beside_each_other() -> None:
    here = scene({"b": 1}, {"a": 2, "b": 1}, {"b": 1}, {"a": 2})
    places = DOTS.positions(here, None)
    assert sorted(places, key=places.__getitem__) == ["p2", "p4", "p1", "p3"]


def test_dots_on_an_option_that_is_gone_are_not_shown_and_break_nothing() -> None:
    here = Scene(
        DotsSettings(of="obstacles"),
        "Title",
        "en",
        {"p1": {"dots": {"old": 1}}},
        options=(Option("new", "New"),),
        numbers={"p1": 1},
    )
    assert [(b.id, b.value) for b in DOTS.figure(here).bars] == [("new", 0)]
    assert DOTS.positions(here, None) == {"p1": 0.5}


def test_a_row_per_person_and_option() -> None:
    assert DOTS.rows(scene({"a": 2, "b": 1}, {"c": 1})) == [
        {"person": 1, "option": "a", "dots": 2},
        {"person": 1, "option": "b", "dots": 1},
        {"person": 2, "option": "c", "dots": 1},
    ]


def test_every_bar_tells_how_far_all_departments_feel_it() -> None:
    found = felt(grouped(("Sales", 8, {"a": 2, "b": 1}), ("Tech", 6, {"b": 1})))
    assert found["a"] == pytest.approx(sqrt(9 / 10 * 1 / 8))
    assert found["b"] == pytest.approx(sqrt(9 / 10 * 7 / 8))
    assert found["c"] == pytest.approx(sqrt(1 / 10 * 1 / 8))


def test_departments_too_small_to_be_told_count_for_nothing_and_hide_the_next_one() -> None:
    large = ("Sales", 8, {"a": 1}), ("Tech", 7, {"a": 1}), ("Office", 6, {"a": 1})
    without = felt(grouped(*large[:2], ("Rest", 5, {"b": 1})))["a"]
    assert without == pytest.approx((9 / 10 * 8 / 9 * 1 / 7) ** (1 / 3))
    # four of the rest could be told by subtraction, so that Office is hidden with them
    assert felt(grouped(*large, ("Rest", 4, {"b": 1})))["a"] == pytest.approx(sqrt(9 / 10 * 8 / 9))
    assert felt(grouped(*large, ("", 4, {"b": 1})))["a"] == pytest.approx(sqrt(9 / 10 * 8 / 9))


def test_fewer_than_two_departments_that_may_be_told_feel_nothing_together() -> None:
    assert set(felt(grouped(("Sales", 9, {"a": 1}))).values()) == {None}
    assert set(felt(grouped(("Sales", 9, {"a": 1}), ("Tech", 4, {"b": 1}))).values()) == {None}
    assert set(felt(grouped(("", 20, {"a": 1}))).values()) == {None}


def test_while_people_are_missing_no_single_answer_changes_what_departments_feel() -> None:
    start = ("Sales", 5, {"a": 1}), ("Tech", 5, {"a": 1})
    ten = felt(grouped(*start, missing=9))
    for more in range(1, 5):
        assert felt(grouped(*start, ("Tech", more, {"b": 1}), missing=9 - more)) == ten
    assert felt(grouped(*start, ("Tech", 5, {"b": 1}), missing=4)) != ten
    assert felt(grouped(*start, ("Tech", 1, {"b": 1}))) != ten


def test_a_later_step_may_build_on_the_options_by_their_dots() -> None:
    offered = DOTS.offers(scene({"b": 2, "c": 1}, {"c": 2}))
    assert offered == (Option("c", "Three"), Option("b", "Two"), Option("a", "One"))


def test_what_people_said_are_their_dots() -> None:
    here = scene({"a": 2, "b": 1}, {"a": 2, "c": 1})
    said = DOTS.said(here)["dots"]
    assert said.values == {"p1": {"a": 2, "b": 1}, "p2": {"a": 2, "c": 1}}
    assert said.measure.distance(said.values["p1"], said.values["p2"]) == pytest.approx(1 / 3)
    assert said.measure.phi(list(said.values.values())) == pytest.approx(sqrt(5 / 6))


def test_departments_with_different_favourites_are_silos() -> None:
    apart = grouped(*((name, 6, {option: 2}) for name, option in (("Sales", "a"), ("Tech", "b"), ("Office", "c"))))
    found = departments(apart, DOTS)
    assert found is not None
    silos = found.items[0].silos
    # of 1 - 2/9 that the room does not share, 1/3 is the dot that everybody kept back
    assert (silos.verdict, silos.share) == ("silos", pytest.approx(4 / 7))
