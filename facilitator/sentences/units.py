"""Amounts and days as people write them here."""

from datetime import date

from facilitator.language import Language

_BEFORE = frozenset({"Fr.", "fr.", "SFr.", "Fr", "€", "$", "£"})


def amount(value: float, unit: str = "") -> str:
    """10'000, 250.5, CHF 250.50, 30 days: the thousands set apart, a currency with its cents before its number."""
    rounded = round(value, 2)
    digits = f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.2f}"
    number = digits.replace(",", "'")
    if unit in _BEFORE or (len(unit) == 3 and unit.isupper()):
        return f"{unit} {number}"
    plain = number.rstrip("0").rstrip(".") if "." in number else number
    return f"{plain} {unit}" if unit else plain


def day(iso: str, say: Language) -> str:
    """A day given as YYYY-MM-DD in the manner of the language; anything else as it is."""
    try:
        found = date.fromisoformat(iso)
    except ValueError:
        return iso
    return say("%(year)04d-%(month)02d-%(day)02d", year=found.year, month=found.month, day=found.day)
