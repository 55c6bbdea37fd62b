from itertools import combinations, product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import multi

OPTIONS = ("a", "b", "c")
SETS = [frozenset(chosen) for size in range(4) for chosen in combinations(OPTIONS, size)]
ROOMS = st.lists(st.sampled_from(SETS), min_size=1, max_size=12)


def counts(room):
    return [sum(option in chosen for chosen in room) for option in OPTIONS]


def test_everybody_the_same_set_is_one_and_halves_on_every_option_zero():
    assert multi.phi([7, 0, 7], 7) == 1
    assert multi.phi([4, 4], 8) == 0
    assert multi.phi([3, 1], 4) == pytest.approx(sqrt((0.25 + 0.25) / 2))


@given(ROOMS)
def test_phi_is_one_minus_the_mean_distance_of_two_people(room):
    measure = multi.measure(OPTIONS)
    distances = [measure.distance(a, b) for a, b in product(room, room)]
    assert measure.phi(room) ** 2 == pytest.approx(1 - 2 * sum(distances) / len(distances))
    assert multi.phi(counts(room), len(room)) == measure.phi(room)


@given(ROOMS, st.integers(0, 2))
def test_whatever_the_missing_choose_phi_stays_in_its_range(room, missing):
    low, high = multi.range_with_missing(counts(room), len(room), missing)
    ends = {more: multi.phi(counts([*room, *more]), len(room) + missing) for more in product(SETS, repeat=missing)}
    assert low == pytest.approx(min(ends.values()))
    assert high == pytest.approx(max(phi for more, phi in ends.items() if frozenset() not in more))


def test_up_to_two_of_three_limits_how_far_the_missing_may_agree():
    low, high = multi.range_with_missing([5, 5, 5], 5, 5, 2)
    ends = [
        multi.phi(counts([frozenset(OPTIONS)] * 5 + [frozenset(chosen)] * 5), 10)
        for size in (1, 2)
        for chosen in combinations(OPTIONS, size)
    ]
    assert high == pytest.approx(max(ends))
    assert low <= min(ends)


def test_the_centre_is_what_most_chose():
    room = [frozenset("ab"), frozenset("ac"), frozenset("ab"), frozenset("b")]
    assert multi.measure(OPTIONS).centre(room) == frozenset("ab")


def test_agreement_has_a_tick_and_no_camps():
    found = multi.of_ballots([6, 6], 12)
    assert (found.n, found.phi, found.shape) == (12, 0, "scattered")
    assert found.chance == pytest.approx(sqrt(1 / 12))
    assert multi.of_ballots([4, 0], 4).shape == "few"


@pytest.mark.parametrize(("found", "n"), [([], 3), ([4], 3), ([-1], 3), ([0], 0)])
def test_impossible_counts_are_refused(found, n):
    with pytest.raises(ValueError, match="expected"):
        multi.phi(found, n)
