import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement.claims import mistaken, possible


@pytest.mark.parametrize(
    ("claims", "n", "wrong"), [(16, 20, 6), (80, 100, 30), (7, 10, 2), (5, 10, 0), (0, 0, 0), (1, 1, 1)]
)
def test_not_everyone_can_be_right(claims, n, wrong):
    assert mistaken(claims, n) == wrong


@given(st.lists(st.integers(-1000, 1000), max_size=40))
def test_no_more_people_than_possible_are_above_their_median(values):
    ordered, n = sorted(values), len(values)
    median = (ordered[(n - 1) // 2] + ordered[n // 2]) / 2 if n else 0
    above = sum(value > median for value in values)
    assert above <= possible(n)
    assert mistaken(above, n) == 0


@pytest.mark.parametrize(("claims", "n"), [(-1, 3), (4, 3), (0, -1)])
def test_impossible_counts_are_refused(claims, n):
    with pytest.raises(ValueError, match="expected"):
        mistaken(claims, n)
