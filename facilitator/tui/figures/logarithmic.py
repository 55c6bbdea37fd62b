"""A logarithmic axis on cells: where an amount stands, and round numbers below; zero has a column of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from facilitator.domain import axes
from facilitator.language import Language
from facilitator.tui.figures.strip import place as share_of
from facilitator.tui.show import words

_ZERO = 3
"""Cells of the column of zeros; one of air follows."""


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
        return self.start + share_of(axes.part(value, self.low, self.high), max(1, self.width - self.start))

    @property
    def base(self) -> str:
        """The axis as a line, that of the zeros apart."""
        rest = "─" * (self.width - self.start)
        return f"{'─' * (self.start - 1)} {rest}" if self.start else rest


def scale(values: Iterable[float], width: int) -> Scale:
    """The axis from the round number below the smallest positive amount to the one above the greatest."""
    amounts = list(values)
    start = _ZERO + 1 if not amounts or min(amounts) <= 0 else 0
    return Scale(*axes.bounds(amounts), min(start, width // 2), width)


def labels(on: Scale, say: Language) -> Content:
    """Round numbers below their places, powers of ten first, as many as stand apart."""
    taken = [" "] * on.width
    for value in [*([0.0] if on.start else []), *axes.marks(on.low, on.high)]:
        text = say.amount(value)
        first = on.start if value else 0
        at = max(first, min(on.width - len(text), on.place(value) - len(text) // 2))
        around = "".join(taken[max(0, at - 2) : at + len(text) + 2])
        if at + len(text) <= on.width and not around.strip():
            taken[at : at + len(text)] = text
    return words("".join(taken), "$text-muted")
