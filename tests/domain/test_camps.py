from math import log, sqrt
from statistics import mean, pvariance

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
        ([22, 3, 0, 3, 22], 40.218247),
        ([0, 14, 3, 13, 0], 6.738228),
        ([15, 7, 5, 8, 15], 6.015933),
        ([10, 10, 10, 10, 10], 0),
        ([4, 12, 19, 12, 4], 0),
    ],
)
def test_the_likelihood_ratio_against_the_best_single_peak(counts, ratio):
    assert camps.likelihood_ratio(counts) == pytest.approx(ratio, abs=1e-6)


def test_the_best_single_peak_pools_what_rises_again_behind_it():
    """Beside the larger peak, all the way to the smaller one: 28/4, 16/2 and 35/4 answers per point."""
    for counts, peak, pool in (([22, 3, 0, 3, 22], 22, 7), ([0, 14, 3, 13, 0], 14, 8), ([15, 7, 5, 8, 15], 15, 8.75)):
        behind = counts[counts.index(peak) + 1 :]
        ratio = 2 * sum(c * log(c / pool) for c in behind if c)
        assert camps.likelihood_ratio(counts) == pytest.approx(ratio, abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([6, 0, 0, 0, 6], True),
        ([6, 0, 0, 0, 5], False),
        ([10, 5, 10], True),
        ([10, 6, 10], False),
        ([5, 0, 0, 0, 15], True),
        ([4, 0, 0, 0, 13], False),
        ([10, 0, 10, 0, 0, 0], True),
        ([10, 0, 10, 0, 0, 0, 0], False),
    ],
)
def test_the_rule_asks_for_twelve_people_half_a_valley_a_quarter_on_each_side_and_two_fifths_between(counts, found):
    assert camps.rule(counts) is found


def test_the_test_draws_199_rooms_at_ten_per_cent():
    assert (camps.DRAWS, camps.LEVEL) == (199, 0.10)


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
    """Polarised: 45 % at either end of the scale, the rest one step further in; even: every point alike.

    Over 3,000 rooms each, 93 % and 8 % are found.
    """
    assert simulated([9, 1, 0, 1, 9], 400, 1) == pytest.approx(0.93, abs=0.04)
    assert simulated([1, 1, 1, 1, 1], 400, 2) == pytest.approx(0.08, abs=0.04)


def test_a_bell_is_no_two_camps():
    assert simulated([1, 2, 3, 2, 1], 400, 3) <= 0.04


@given(st.lists(st.integers(0, 9), min_size=4, max_size=11))
def test_a_turned_scale_has_the_same_verdict_and_the_same_chance(counts):
    if sum(counts):
        assert camps.p_value(counts, draws=19) == camps.p_value(counts[::-1], draws=19)
        assert camps.decide(counts) is camps.decide(counts[::-1])


@pytest.mark.parametrize("n", [100, 150, 4000])
def test_a_drawn_room_has_the_shares_it_is_drawn_from(n):
    shares, draws, chance = [0.4, 0.1, 0.0, 0.2, 0.3], 600, generator("camps test", n)
    rooms = [camps._drawn(shares, n, chance) for _ in range(draws)]
    assert {sum(room) for room in rooms} == {n}
    for point, share in enumerate(shares):
        drawn = [room[point] for room in rooms]
        variance = n * share * (1 - share)
        assert mean(drawn) == pytest.approx(n * share, abs=4 * sqrt(variance / draws) + 1e-9)
        assert pvariance(drawn) == pytest.approx(variance, rel=0.25, abs=1e-9)


def test_a_town_is_tested_as_a_room_is():
    """Drawing a thousand million answers one by one would take hours."""
    assert camps.decide([400_000_000, 100_000_000, 50_000_000, 100_000_000, 350_000_000])
    assert not camps.decide([100_000_000, 200_000_000, 300_000_000, 200_000_000, 100_000_000])


@pytest.mark.parametrize("counts", [[3], [-1, 3], []])
def test_no_scale_is_refused(counts):
    with pytest.raises(ValueError, match="counts"):
        camps.rule(counts)
