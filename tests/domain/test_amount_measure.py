from itertools import product
from math import fsum
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import amount

GOLDEN = [200, 500, 500, 500, 1000, 1000, 1500, 2000, 5000, 50000]
VALUES = st.lists(st.integers(1, 10**6), min_size=1, max_size=40)


def test_golden_factor_and_dispersion():
    assert amount.factor(GOLDEN) == pytest.approx(3.75)
    assert amount.dispersion(GOLDEN) == pytest.approx(0.578947, abs=1e-6)
    assert amount.factor(GOLDEN[:-1]) == pytest.approx(3.0)
    assert amount.dispersion(GOLDEN[:-1]) == pytest.approx(0.5)


def test_one_large_amount_moves_the_mean_more_than_four_fold_and_the_factor_by_a_quarter():
    assert mean(GOLDEN) / mean(GOLDEN[:-1]) == pytest.approx(4.588525, abs=1e-6)
    assert amount.factor(GOLDEN) == pytest.approx(1.25 * (amount.factor(GOLDEN[:-1]) or 0))


def test_one_large_amount_hardly_moves_it():
    before, after = amount.of_values([*GOLDEN[:-1], 500]), amount.of_values(GOLDEN)
    assert before.phi is not None
    assert after.phi is not None
    assert abs(before.phi - after.phi) < 0.25


@given(VALUES, st.integers(2, 1000))
def test_another_currency_changes_nothing(values, rate):
    assert amount.factor([v * rate for v in values]) == pytest.approx(amount.factor(values))
    found = amount.dispersion(values)
    assert found is not None
    assert 0 <= found < 1


def test_a_zero_quartile_has_no_factor_and_no_number():
    assert amount.factor([0, 0, 0, 5, 5]) is None
    found = amount.of_values([0, 0, 0, 5, 5, 7], unsure=2)
    assert (found.n, found.phi, found.unsure) == (6, None, 2)
    assert amount.factor([]) is None


@given(VALUES, st.integers(0, 10**6))
def test_the_mean_square_from_the_official_answer_is_bias_and_noise(values, official):
    known = amount.against(values, official, 0.1)
    square = fsum((value - official) ** 2 for value in values) / len(values)
    assert known.bias**2 + known.noise**2 == pytest.approx(square)
    assert known.within + known.less + known.more == len(values)


def test_who_knows_who_believes_less_and_who_more():
    known = amount.against([100, 450, 500, 550, 551, 5000], 500, 0.1)
    assert (known.within, known.less, known.more) == (3, 1, 2)
    assert amount.against([0, 0, 1], 0, 0.1).within == 2


@given(VALUES)
def test_distances_are_shares_and_the_centre_is_one_of_them(values):
    measure = amount.measure()
    centre = measure.centre(values)
    assert centre in values
    assert all(0 <= measure.distance(value, centre) < 1 for value in values)
    assert measure.distance(0, 0) == 0


def test_the_measure_of_a_group_with_a_quartile_of_nothing():
    """Half of them have nothing and a quarter has something, or nearly all have nothing."""
    phi = amount.measure().phi
    assert phi([0, 0, 0, 5, 5]) == 0
    assert phi([0, 0, 0, 0, 5]) == 1
    assert phi(GOLDEN) == pytest.approx(1 - 0.578947, abs=1e-6)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=20))
def test_by_distance_is_the_root_of_one_minus_the_mean_distance(values):
    measure = amount.measure()
    distances = [measure.distance(a, b) for a, b in product(values, values)]
    assert measure.by_distance is not None
    assert measure.by_distance(values) ** 2 == pytest.approx(1 - fsum(distances) / len(distances), abs=1e-9)


def test_negative_amounts_are_refused():
    with pytest.raises(ValueError, match="values"):
        amount.factor([-1])
    with pytest.raises(ValueError, match="values"):
        amount.against([], 5, 0.1)
    with pytest.raises(ValueError, match="values"):
        amount.against([1], 5, -0.1)
