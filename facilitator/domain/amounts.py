"""Amounts as people type them: 10'000, Fr. 500.-, 1.500,00, 2,5; knows habits of writing, no currency.

One separator before exactly three digits sets thousands apart (1.500, 1,500, 1'500, 1 500), unless a zero stands
before it (0.125); of two different ones the last is the decimal; one before one or two digits, or more than three, is
the decimal.
"""

import re
from math import isfinite

LARGEST = 1e12
_UNITS = r"(?:chf|sfr\.?|fr\.?|eur|euro|usd|gbp|franken|francs?|franchi|[€$£%])"
_TIMES = {"": 1, "k": 1e3, "tsd": 1e3, "t": 1e3, "mio": 1e6, "mia": 1e9, "m": 1e6}
_WHOLE = re.compile(
    rf"{_UNITS}?\s*(?P<number>\d[\d'’.,\s]*?)(?:[.,]?\s*[-–—]{{1,2}})?\s*"
    rf"(?P<times>k|tsd\.?|t|mio\.?|mia\.?|m)?\s*{_UNITS}?",
    re.IGNORECASE,
)
_SPACES = "\u00a0\u2009\u202f\u2007"


def parse_amount(text: str) -> float | None:
    """The amount in a text, 0..10^12, to two digits after the point; None if it is none, or more than one."""
    plain = text.translate({ord(space): " " for space in _SPACES}).strip()
    found = _WHOLE.fullmatch(plain) if len(plain) <= 40 and plain.isprintable() else None
    value = _number(found["number"].strip().rstrip(".,")) if found else None
    if found is None or value is None:
        return None
    return bounded(value * _TIMES[(found["times"] or "").lower().rstrip(".")])


def bounded(value: float) -> float | None:
    """The number to two digits after the point if it is an amount, 0..10^12; else None."""
    return round(float(value), 2) if isfinite(value) and 0 <= value <= LARGEST else None


def _number(text: str) -> float | None:
    if not text.isascii() and not all(c.isascii() or c == "’" for c in text):
        return None
    grouped = re.sub(r"(?<=\d)['’ ](?=\d{3}(?!\d))", "", text)
    if not re.fullmatch(r"[\d.,]+", grouped):
        return None
    marks = [c for c in grouped if c in ".,"]
    if not marks:
        return float(grouped)
    last = marks[-1]
    head, _, tail = grouped.rpartition(last)
    if len(set(marks)) == 2:
        if last in head or not _in_thousands(head, next(m for m in marks if m != last)):
            return None
        return float(head.replace(",", "").replace(".", "") + "." + tail)
    if _in_thousands(grouped, last) and not grouped.startswith("0"):
        return float(grouped.replace(last, ""))
    return float(f"{head}.{tail}") if len(marks) == 1 and head else None


def _in_thousands(text: str, mark: str) -> bool:
    """Whether a mark stands before every three digits from the first one on."""
    first, *rest = text.split(mark)
    return 1 <= len(first) <= 3 and bool(rest) and all(len(part) == 3 for part in rest)
