"""A logarithmic axis on cells: where an amount stands, and round numbers below; zero has a column of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

from textual.content import Content

from facilitator.language import Language
from facilitator.tui.figures.strip import place as share_of
from facilitator.tui.show import words

_ZERO = 3
"""Cells of the column of zeros; one of air follows."""
_ROUND = (1.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """``width`` cells from ``low`` to ``high``, both positive; the axis begins at cell ``start``, zeros left of it."""

    low: float
    high: float
    start: int
    width: int

    def place(self, value: float) -> int:
        """The cell of an amount."""
        if value <= 0:
            return _ZERO // 2
        part = log10(value / self.low) / log10(self.high / self.low)
        return self.start + share_of(part, max(1, self.width - self.start))

    @property
    def base(self) -> str:
        """The axis as a line, that of the zeros apart."""
        rest = "─" * (self.width - self.start)
        return f"{'─' * (self.start - 1)} {rest}" if self.start else rest


def scale(values: Iterable[float], width: int) -> Scale:
    """The axis from the round number below the smallest positive amount to the one above the greatest."""
    amounts = list(values)
    positive = [value for value in amounts if value > 0] or [1.0]
    start = _ZERO + 1 if len(positive) < len(amounts) or min(amounts, default=0) <= 0 else 0
    rounds = _rounds(min(positive), max(positive))
    low = max((each for each in rounds if each <= min(positive)), default=rounds[0])
    high = min((each for each in rounds if each >= max(positive)), default=rounds[-1])
    if low == high:
        low, high = rounds[max(0, rounds.index(low) - 1)], rounds[rounds.index(high) + 1]
    return Scale(low, high, min(start, width // 2), width)


def _rounds(least: float, most: float) -> list[float]:
    """1, 2 and 5 of every power of ten around."""
    powers = range(floor(log10(least)) - 1, floor(log10(most)) + 3)
    return [float(f"{digit:g}e{power}") for power in powers for digit in _ROUND]


def labels(on: Scale, say: Language) -> Content:
    """Round numbers below their places, powers of ten first, as many as stand apart."""
    inside = [each for each in _rounds(on.low, on.high) if on.low <= each <= on.high]
    powers = [each for each in inside if log10(each).is_integer()]
    taken = [" "] * on.width
    for value in ([0.0] if on.start else []) + powers + [on.low, on.high] + inside:
        text = say.amount(value)
        first = on.start if value else 0
        at = max(first, min(on.width - len(text), on.place(value) - len(text) // 2))
        around = "".join(taken[max(0, at - 2) : at + len(text) + 2])
        if at + len(text) <= on.width and not around.strip():
            taken[at : at + len(text)] = text
    return words("".join(taken), "$text-muted")
