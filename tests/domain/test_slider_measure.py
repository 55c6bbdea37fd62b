from itertools import product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import ordinal, slider

GOLDEN = [0, 10, 25, 50, 50, 55, 60, 75, 90, 100]
VALUES = st.lists(st.integers(0, 100), min_size=1, max_size=30)


def test_golden_value():
    gini_mean_difference = sum(abs(a - b) for a, b in product(GOLDEN, GOLDEN)) / len(GOLDEN) ** 2
    assert gini_mean_difference == pytest.approx(34.9, abs=1e-9)
    assert slider.phi(GOLDEN, 0, 100) == pytest.approx(0.5495453, abs=1e-6)
    assert slider.phi(GOLDEN, 0, 100) == pytest.approx(sqrt(1 - 2 * 34.9 / 100), abs=1e-12)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_a_slider_of_few_places_is_a_scale(values):
    counts = [values.count(point) for point in range(1, 6)]
    assert slider.phi(values, 1, 5) == pytest.approx(ordinal.phi(counts))


@given(VALUES)
def test_phi_is_one_minus_twice_the_mean_distance_and_the_same_turned_around(values):
    measure = slider.measure(0, 100)
    distances = [measure.distance(a, b) for a, b in product(values, values)]
    assert measure.phi(values) ** 2 == pytest.approx(1 - 2 * sum(distances) / len(distances), abs=1e-9)
    assert slider.of_values(values, 0, 100, 1, 3) == slider.of_values([100 - v for v in values], 0, 100, 1, 3)


@given(st.lists(st.integers(0, 6), max_size=6), st.integers(1, 3))
def test_whatever_the_missing_answer_phi_stays_in_its_range(values, missing):
    low, high = slider.range_with_missing(values, 0, 6, missing)
    ends = [slider.phi([*values, *more], 0, 6) for more in product(range(7), repeat=missing)]
    assert (low, high) == (pytest.approx(min(ends)), pytest.approx(max(ends)))


def test_fifths_of_the_line():
    assert slider.bins([20, 40, 60, 80], 0, 100) == (0, 1, 2, 1, 0)
    assert slider.bins([0, 19, 20, 50, 99, 100], 0, 100) == (2, 1, 1, 0, 2)
    assert slider.bins([-10, 10], -10, 10) == (1, 0, 0, 0, 1)


def test_two_ends_are_two_camps_and_an_even_spread_is_not():
    assert slider.of_values([0] * 10 + [100] * 10, 0, 100).shape == "camps"
    assert slider.of_values(range(0, 101, 5), 0, 100).shape == "scattered"
    assert slider.of_values(range(0, 101, 5), 0, 100).chance == pytest.approx(sqrt(1 / 3 + 2 / 3 / 21))


def test_the_interval_lies_around_the_number():
    found = slider.of_values(GOLDEN, 0, 100)
    assert found.phi is not None
    assert found.interval is not None
    assert found.interval[0] < found.phi < found.interval[1]


def test_few_answers_are_only_counted():
    found = slider.of_values([1, 2, 3, 4], 0, 100, unsure=2)
    assert (found.n, found.phi, found.unsure, found.interval) == (4, None, 2, None)


@pytest.mark.parametrize(("values", "low", "high"), [([], 0, 1), ([2], 0, 1), ([-1], 0, 1), ([0], 1, 1)])
def test_what_lies_on_no_line_is_refused(values, low, high):
    with pytest.raises(ValueError, match="values"):
        slider.phi(values, low, high)
