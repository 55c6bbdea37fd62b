"""Numbers and amounts as a sample has them, and what is written is read as the same amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.amounts import LARGEST, parse_amount
from facilitator.domain.numerals import Numerals, is_currency, read

SWISS, GERMAN, FRENCH, ENGLISH = "CHF 1'234.50", "1.234,50 CHF", "1\u202f234,50\u00a0CHF", "CHF 1,234.50"
SAMPLES = (SWISS, GERMAN, FRENCH, ENGLISH, "1234.50 CHF", "1'234,5")


@pytest.mark.parametrize(
    ("sample", "value", "said"),
    [
        (SWISS, 10_000, "CHF 10'000"),
        (SWISS, 1250.5, "CHF 1'250.50"),
        (SWISS, 1_234_567.891, "CHF 1'234'567.89"),
        (SWISS, 0, "CHF 0"),
        (SWISS, -5, "CHF -5"),
        (GERMAN, 1250.5, "1.250,50 CHF"),
        (FRENCH, 10_000, "10\u202f000\u00a0CHF"),
        (ENGLISH, 10_000, "CHF 10,000"),
        ("1234.50 CHF", 10_000, "10000 CHF"),
    ],
)
def test_amounts_are_written_as_the_sample_is(sample: str, value: float, said: str) -> None:
    assert read(sample).money(value, "CHF") == said


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [
        (0.72, 2, "0,72"),
        (0.7, 2, "0,70"),
        (1, 1, "1,0"),
        (2.5, None, "2,5"),
        (2.25, None, "2,25"),
        (3, None, "3"),
        (30.0, None, "30"),
        (12_345, None, "12'345"),
        (-0.001, None, "0"),
        (-0.001, 2, "0,00"),
        (1 / 3, None, "0,33"),
    ],
)
def test_numbers_have_the_decimals_they_need_or_are_asked_for(value: float, digits: int | None, said: str) -> None:
    assert read("1'234,5").write(value, digits) == said


def test_a_sample_that_cannot_be_read_is_the_english_manner() -> None:
    assert read("twelve") == Numerals() == read("1,234.5")


@pytest.mark.parametrize("unit", ["CHF", "EUR", "Fr.", "€"])
def test_currencies_are_known(unit: str) -> None:
    assert is_currency(unit)


@pytest.mark.parametrize("unit", ["", "h", "Tage", "km", "%", "ÄÖÜ", "days"])
def test_what_is_no_currency(unit: str) -> None:
    assert not is_currency(unit)


@pytest.mark.parametrize("sample", SAMPLES)
@given(cents=st.integers(0, int(LARGEST) * 100))
def test_what_is_written_is_read_as_the_same_amount(sample: str, cents: int) -> None:
    value = cents / 100
    manner = read(sample)
    assert parse_amount(manner.write(value)) == value
    assert parse_amount(manner.money(value, "CHF")) == value
