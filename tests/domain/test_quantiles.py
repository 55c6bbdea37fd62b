import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.agreement.quantiles import quantile, quartiles

VALUES = st.lists(st.integers(0, 10**6), min_size=2, max_size=60)


@given(VALUES)
def test_quartiles_are_those_of_type_7(values):
    wanted = statistics.quantiles(values, n=4, method="inclusive")
    assert quartiles(sorted(values)) == pytest.approx(tuple(wanted))


def test_one_value_is_all_of_them():
    assert quartiles([3.5]) == (3.5, 3.5, 3.5)


@pytest.mark.parametrize(("values", "share"), [([], 0.5), ([1], -0.1), ([1], 1.1)])
def test_nothing_and_no_share_are_refused(values, share):
    with pytest.raises(ValueError, match="expected"):
        quantile(values, share)
