import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.amounts import LARGEST, bounded, parse_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", 0),
        ("500", 500),
        ("10'000", 10_000),
        ("10’000", 10_000),
        ("10 000", 10_000),
        ("10.000", 10_000),
        ("10,000", 10_000),
        ("10\u00a0000", 10_000),
        ("10\u202f000", 10_000),
        ("1'000'000 Fr.", 1_000_000),
        ("Fr. 500.-", 500),
        ("500.–", 500),
        ("500,-", 500),
        ("1'500.--", 1500),
        ("CHF 1'250.50", 1250.5),
        ("sFr. 20", 20),
        ("eur 20", 20),
        ("€ 3", 3),
        ("20%", 20),
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("2.500", 2500),
        ("2,500", 2500),
        ("0.125", 0.12),
        ("0,5", 0.5),
        ("1.500,00", 1500),
        ("1,500.00", 1500),
        ("1.234.567", 1_234_567),
        ("10k", 10_000),
        ("10 Tsd.", 10_000),
        ("1,5 Mio", 1_500_000),
    ],
)
def test_amounts_are_read_as_people_type_them(text, amount):
    assert parse_amount(text) == amount
    assert parse_amount(f"  {text} ") == amount


@pytest.mark.parametrize(
    "text",
    ["", " ", "-5", "abc", "5 bis 10", "5 10", "12 34", "1'00", "1,2,3", "1.5.2", "1e9", "0x10", "٣", "9" * 41, "5\n6",
     "99999999999999", "Fr.", "k", ".", "1..5", "--", "5 CHF 6"],
)  # fmt: skip
def test_what_is_no_amount_or_several_is_none(text):
    assert parse_amount(text) is None


@given(st.text(max_size=50))
def test_no_text_is_more_than_an_amount_or_none(text):
    found = parse_amount(text)
    assert found is None or 0 <= found <= LARGEST


@given(st.integers(0, 10**9))
def test_whole_amounts_are_read_in_every_dress(value):
    for text in (f"{value}", f"{value:,}", f"{value:,}".replace(",", "'"), f"Fr. {value:,}.-".replace(",", "’")):
        assert parse_amount(text) == value


def test_numbers_have_the_same_bounds():
    assert [bounded(v) for v in (0, 2.345, LARGEST)] == [0, 2.35 if round(2.345, 2) == 2.35 else 2.34, LARGEST]
    assert [bounded(v) for v in (-0.01, math.nan, math.inf, 2 * LARGEST)] == [None] * 4
