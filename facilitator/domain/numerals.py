"""How people write numbers: the marks between thousands and before decimals, read off a sample; knows no language.

A sample is the number 1234.5 or an amount of 1234.50 francs as a language writes it: ``1'234.5``, ``CHF 1'234.50``,
``1.234,50 CHF``.
"""

import re
from dataclasses import dataclass

_SAMPLE = re.compile(r"(?P<before>\D*)1(?P<group>\D?)234(?P<point>\D)50?(?P<after>\D*)")
_CURRENCIES = frozenset({"Fr.", "fr.", "SFr.", "Fr", "€", "$", "£"})


@dataclass(frozen=True, slots=True)
class Numerals:
    """The mark between thousands, the one before decimals, and what stands around an amount whose currency is CHF."""

    group: str = ","
    point: str = "."
    before: str = ""
    after: str = ""

    def write(self, value: float, digits: int | None = None) -> str:
        """The number with so many decimals; without ``digits`` with as many as it needs, two at most."""
        text = f"{value:z,.{2 if digits is None else digits}f}"
        if digits is None:
            text = text.rstrip("0").rstrip(".")
        return text.translate({ord(","): self.group, ord("."): self.point})

    def money(self, value: float, currency: str) -> str:
        """An amount of a currency: whole, or with its cents."""
        rounded = round(value, 2)
        number = self.write(rounded, 0 if rounded == int(rounded) else 2)
        return f"{self.before}{number}{self.after}".replace("CHF", currency)


def read(sample: str) -> Numerals:
    """The manner of a sample; the English one where it cannot be read."""
    found = _SAMPLE.fullmatch(sample)
    return Numerals(found["group"], found["point"], found["before"], found["after"]) if found else Numerals()


def is_currency(unit: str) -> bool:
    """Whether a unit is a currency, such as CHF, Fr. or €: a number of it has cents and its own manner."""
    return unit in _CURRENCIES or (len(unit) == 3 and unit.isascii() and unit.isupper())
