"""What holds for every kind of answer at once: phi is the length of a mean vector, and its square divides exactly."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations, permutations, product
from math import fsum, hypot, sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import amount, dots, multi, nominal, ordinal, ranking, silos, slider
from facilitator.domain.agreement.measure import Measure

OPTIONS = "abc"
SETS = [frozenset(chosen) for size in range(4) for chosen in combinations(OPTIONS, size)]
ORDERS = list(permutations(OPTIONS))
BALLOTS = [dict(Counter(given)) for given in product(OPTIONS, repeat=2)]


@dataclass(frozen=True)
class Kind:
    """A measure, answers to draw rooms from, and the greatest mean distance that people can have."""

    measure: Measure
    answers: st.SearchStrategy[Any]
    greatest: float


THEMES = Measure(lambda room: nominal.themes_phi(list(Counter(room).values())), lambda a, b: float(a != b), min)
"""Themes, which are compared by nothing but whether they are the same."""
KINDS = {
    "yes or no": Kind(ordinal.measure(2), st.integers(1, 2), 1 / 2),
    "scale": Kind(ordinal.measure(5), st.integers(1, 5), 1 / 2),
    "slider": Kind(slider.measure(-50, 50), st.integers(-50, 50), 1 / 2),
    "choice": Kind(nominal.measure(OPTIONS), st.sampled_from(OPTIONS), 2 / 3),
    "themes": Kind(THEMES, st.sampled_from("abcdef"), 1),
    "several": Kind(multi.measure(OPTIONS), st.sampled_from(SETS), 1 / 2),
    "ranking": Kind(ranking.measure(OPTIONS), st.sampled_from(ORDERS), 1 / 2),
    "first places": Kind(
        ranking.measure(OPTIONS), st.sampled_from([order[:k] for order in ORDERS for k in (1, 2, 3)]), 1 / 2
    ),
    "dots": Kind(dots.measure(2), st.sampled_from(BALLOTS), 1),
    "amount": Kind(amount.measure(), st.integers(0, 10**4), 1),
}
ALL = pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in KINDS.items()])


def divided(kind: Kind):
    """The phi whose square divides into what lies within groups and between them."""
    return kind.measure.by_distance or kind.measure.phi


def mean_distance(kind: Kind, first, second):
    return fsum(kind.measure.distance(a, b) for a, b in product(first, second)) / (len(first) * len(second))


@ALL
@given(data=st.data())
def test_the_square_is_one_minus_the_mean_distance_over_its_maximum(kind, data):
    room = data.draw(st.lists(kind.answers, min_size=1, max_size=10))
    expected = 1 - mean_distance(kind, room, room) / kind.greatest
    assert divided(kind)(room) ** 2 == pytest.approx(expected, abs=1e-9)


@ALL
@given(data=st.data())
def test_what_lies_within_groups_and_between_them_is_all_there_is(kind, data):
    """The part between groups g and h is n_g n_h/N (mean d_gh - mean d_gg/2 - mean d_hh/2), never below 0."""
    groups = data.draw(st.lists(st.lists(kind.answers, min_size=1, max_size=6), min_size=2, max_size=4))
    room = [answer for group in groups for answer in group]
    phi, n = divided(kind), len(room)
    between = [
        len(g) * len(h) / n * (2 * mean_distance(kind, g, h) - mean_distance(kind, g, g) - mean_distance(kind, h, h))
        for g, h in combinations(groups, 2)
    ]
    total, within = silos.dispersion(room, phi), fsum(silos.dispersion(group, phi) for group in groups)
    assert total == pytest.approx(within + fsum(between) / kind.greatest, abs=1e-9)
    assert min(between) >= -1e-9
    assert silos.between(groups, phi) * total == pytest.approx(fsum(between) / kind.greatest, abs=1e-9)


@ALL
@given(data=st.data())
def test_agreement_is_from_0_to_1_and_1_for_a_room_of_one_mind(kind, data):
    room = data.draw(st.lists(kind.answers, min_size=1, max_size=10))
    for phi in (kind.measure.phi, divided(kind)):
        assert 0 <= phi(room) <= 1 + 1e-12
        assert phi([room[0]] * len(room)) == pytest.approx(1, abs=1e-12)
        assert phi(room[::-1]) == pytest.approx(phi(room), abs=1e-12)
        assert phi(room * 3) == pytest.approx(phi(room), abs=1e-9) or kind is KINDS["amount"]


@ALL
@given(data=st.data())
def test_distances_are_shares_and_the_same_both_ways(kind, data):
    a, b = data.draw(kind.answers), data.draw(kind.answers)
    assert 0 <= kind.measure.distance(a, b) == pytest.approx(kind.measure.distance(b, a), abs=1e-12)
    assert kind.measure.distance(a, b) <= 1
    assert kind.measure.distance(a, a) == 0


def mean_length(vectors):
    return hypot(*(fsum(along) / len(vectors) for along in zip(*vectors, strict=True)))


@given(st.integers(2, 11).flatmap(lambda k: st.lists(st.integers(1, k), min_size=1).map(lambda room: (k, room))))
def test_points_are_unit_vectors_of_one_sign_per_cut(case):
    k, room = case
    vectors = [[(1 if point > cut else -1) / sqrt(k - 1) for cut in range(1, k)] for point in room]
    assert ordinal.measure(k).phi(room) == pytest.approx(mean_length(vectors), abs=1e-12)


@given(st.lists(st.sampled_from(OPTIONS), min_size=1))
def test_choices_are_the_corners_of_a_simplex_and_themes_those_of_an_orthant(room):
    corners = {"a": (1, 0), "b": (-1 / 2, sqrt(3) / 2), "c": (-1 / 2, -sqrt(3) / 2)}
    assert nominal.measure(OPTIONS).phi(room) == pytest.approx(mean_length([corners[a] for a in room]), abs=1e-9)
    axes = {"a": (1, 0, 0), "b": (0, 1, 0), "c": (0, 0, 1)}
    assert THEMES.phi(room) == pytest.approx(mean_length([axes[a] for a in room]), abs=1e-12)


@given(st.lists(st.sampled_from(ORDERS), min_size=1))
def test_orders_are_centred_ranks_of_one_length(room):
    vectors = [[(order.index(option) - 1) / sqrt(2) for option in OPTIONS] for order in room]
    assert ranking.measure(OPTIONS).phi(room) == pytest.approx(mean_length(vectors), abs=1e-9)


@given(st.integers(0, 60), st.integers(0, 60))
def test_yes_and_no_are_the_margin(yes, no):
    if yes + no:
        p = yes / (yes + no)
        for phi in (ordinal.phi, nominal.choice_phi):
            assert phi([yes, no]) == pytest.approx(abs(2 * p - 1), abs=1e-9)
        assert multi.phi([yes], yes + no) == pytest.approx(abs(2 * p - 1), abs=1e-12)


@given(st.integers(1, 40), st.integers(1, 10).map(lambda half: 2 * half), st.integers(3, 11))
def test_a_share_of_one_mind_and_the_rest_split_to_both_ends_reads_as_that_share(agreed, split, k):
    counts = [split // 2, *[0] * (k - 2), split // 2 + agreed]
    assert ordinal.phi(counts) == pytest.approx(agreed / (agreed + split), abs=1e-12)


@given(st.lists(st.sampled_from("abcd"), min_size=1), st.permutations("abcd"))
def test_renaming_the_choices_changes_nothing(room, names):
    renamed = [names["abcd".index(choice)] for choice in room]
    assert nominal.measure("abcd").phi(renamed) == nominal.measure("abcd").phi(room)


@given(st.lists(st.sampled_from(ORDERS), min_size=1))
def test_turning_every_order_around_changes_nothing(room):
    phi = ranking.measure(OPTIONS).phi
    assert phi([order[::-1] for order in room]) == pytest.approx(phi(room), abs=1e-12)
