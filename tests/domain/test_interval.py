from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement import ordinal
from facilitator.domain.agreement.interval import interval, student_t

COUNTS = st.lists(st.integers(0, 30), min_size=2, max_size=11).filter(lambda counts: sum(counts) > 1)


@pytest.mark.parametrize(
    ("counts", "room", "low", "high"),
    [
        ((0, 1, 2, 6, 3), None, 0.345159, 0.852654),
        ((0, 1, 2, 6, 3), 20, 0.480465, 0.784415),
        ((2, 2, 2, 2, 2), None, 0.0, 0.547970),
    ],
)
def test_golden_intervals(counts, room, low, high):
    assert interval(counts, room) == pytest.approx((low, high), abs=1e-6)


def _step_by_step(counts, room):
    """The interval as its formulas stand, before it is widened to contain phi."""
    n, k = sum(counts), len(counts)
    weights = [c + (i in (0, k - 1)) / 2 for i, c in enumerate(counts)]
    m = n + 1
    d = [sum(w * abs(i - j) / (k - 1) for j, w in enumerate(weights)) / (m - 1) for i in range(k)]
    g = sum(w * each for w, each in zip(weights, d, strict=True)) / m
    left_out = [(m * (m - 1) * g - 2 * (m - 1) * each) / ((m - 1) * (m - 2)) for each in d]
    mean = sum(w * each for w, each in zip(weights, left_out, strict=True)) / m
    squared = (m - 1) / m * sum(w * (each - mean) ** 2 for w, each in zip(weights, left_out, strict=True))
    h = student_t(n - 1) * sqrt(squared) * (sqrt(1 - n / room) if room else 1)
    return sqrt(max(0, 1 - 2 * (g + h))), sqrt(min(1, max(0, 1 - 2 * (g - h))))


@given(COUNTS, st.none() | st.integers(0, 40))
def test_it_follows_its_formulas(counts, missing):
    room = None if missing is None else sum(counts) + missing
    low, high = _step_by_step(counts, room)
    phi = ordinal.phi(counts)
    assert interval(counts, room) == pytest.approx((min(low, phi), max(high, phi)), abs=1e-6)


@pytest.mark.parametrize(("v", "t"), [(3, 2.353363), (5, 2.015048), (10, 1.812461), (30, 1.697261), (1000, 1.646379)])
def test_students_t(v, t):
    assert student_t(v) == pytest.approx(t, abs=0.01)


@given(COUNTS)
def test_phi_lies_in_its_interval_whichever_way_the_scale_is_turned(counts):
    found = interval(counts)
    assert found is not None
    low, high = found
    assert 0 <= low <= ordinal.phi(counts) + 1e-9
    assert ordinal.phi(counts) - 1e-9 <= high <= 1
    assert interval(counts[::-1]) == pytest.approx(found)


@given(COUNTS)
def test_a_room_that_has_answered_wholly_is_known_exactly_or_nearly(counts):
    whole, world = interval(counts, sum(counts)), interval(counts)
    assert whole is not None
    assert world is not None
    assert world[0] <= whole[0] + 1e-9
    assert whole[1] <= world[1] + 1e-9


def test_the_more_people_the_narrower():
    few, many = interval([2, 4, 6, 4, 2]), interval([20, 40, 60, 40, 20])
    assert few is not None
    assert many is not None
    assert many[1] - many[0] < few[1] - few[0]


def test_agreement_carries_it():
    assert ordinal.of_counts([0, 1, 2, 6, 3]).interval == interval([0, 1, 2, 6, 3])
    assert ordinal.of_counts([0, 0, 0, 1, 3]).interval is None


def test_what_is_no_scale_or_no_room_is_refused():
    assert interval([1, 0]) is None
    for counts, room in (([3], None), ([-1, 3], None), ([3, 3], 5)):
        with pytest.raises(ValueError, match="counts"):
            interval(counts, room)
