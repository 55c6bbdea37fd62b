import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import camps, ordinal
from facilitator.domain.chance import generator

COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=11).filter(any)


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([22, 3, 0, 3, 22], True),
        ([0, 14, 3, 13, 0], True),
        ([15, 7, 5, 8, 15], True),
        ([10, 10, 10, 10, 10], False),
        ([4, 12, 19, 12, 4], False),
        ([20, 0, 0, 0, 2], False),
        ([5, 0, 0, 0, 5], False),
        ([12, 12], False),
        ([9, 5, 2, 1, 0, 0, 1, 3, 5, 9], True),
    ],
)
def test_two_camps_by_the_rule_and_by_the_test(counts, found):
    assert camps.rule(counts) is found
    assert camps.decide(counts) is found


@pytest.mark.parametrize(
    ("counts", "ratio"),
    [
        ([22, 3, 0, 3, 22], 40.218),
        ([0, 14, 3, 13, 0], 6.738),
        ([15, 7, 5, 8, 15], 6.016),
        ([10, 10, 10, 10, 10], 0),
        ([4, 12, 19, 12, 4], 0),
    ],
)
def test_the_likelihood_ratio_against_the_best_single_peak(counts, ratio):
    assert camps.likelihood_ratio(counts) == pytest.approx(ratio, abs=5e-4)


@pytest.mark.parametrize("points", range(2, 12))
def test_an_even_spread_is_never_two_camps(points):
    assert not camps.rule([10] * points)


def test_the_rule_alone_is_not_enough():
    by_chance = [1, 5, 1, 5, 2]
    assert camps.rule(by_chance)
    assert camps.p_value(by_chance) >= camps.LEVEL
    assert not camps.decide(by_chance)
    assert ordinal.of_counts(by_chance).shape != "camps"


@given(COUNTS)
def test_the_ratio_is_that_of_the_mirrored_counts_and_never_negative(counts):
    ratio = camps.likelihood_ratio(counts)
    assert ratio >= 0
    assert ratio == pytest.approx(camps.likelihood_ratio(counts[::-1]), abs=1e-8)
    assert camps.likelihood_ratio([3 * c for c in counts]) == pytest.approx(3 * ratio, abs=1e-6)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), st.lists(st.integers(0, 40), max_size=6))
def test_a_single_peak_has_ratio_zero(rise, fall):
    counts = [*sorted(rise), *sorted(fall, reverse=True)]
    if any(counts):
        assert camps.likelihood_ratio(counts) == pytest.approx(0, abs=1e-9)


def test_the_same_counts_get_the_same_verdict_again():
    assert camps.p_value([9, 3, 2, 3, 8]) == camps.p_value([9, 3, 2, 3, 8])
    assert 0 < camps.p_value([9, 3, 2, 3, 8]) <= 1


def simulated(shares, rooms, seed):
    """The share of rooms of 15 people, drawn from shares of 5 points, in which camps are found."""
    chance = generator("camps test", seed)
    found = 0
    for _ in range(rooms):
        drawn = chance.choices(range(5), shares, k=15)
        found += camps.decide([drawn.count(point) for point in range(5)])
    return found / rooms


def test_fifteen_people_suffice_to_find_camps_and_rarely_show_false_ones():
    """Polarised: 45 % at each end of the room, the rest one step further in; even: every point alike."""
    assert simulated([9, 1, 0, 1, 9], 200, 1) >= 0.9
    assert simulated([1, 1, 1, 1, 1], 200, 2) <= 0.1


def test_rooms_of_any_size_are_tested_once():
    counts = [650, 330, 220, 340, 660]
    camps.decide(counts)
    start = time.process_time()
    for _ in range(100):
        camps.decide(counts)
    assert time.process_time() - start < 0.05


@pytest.mark.parametrize("counts", [[3], [-1, 3], []])
def test_no_scale_is_refused(counts):
    with pytest.raises(ValueError, match="counts"):
        camps.rule(counts)
