"""Things in an order with a bar each: rows for the drawings of themes and options."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.report.drawings.canvas import LINE, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped

_LABEL, _ROW = 290.0, 24.0
FELT = 110.0
"""Width of the line of what every department feels, behind all that is told of a bar."""


@dataclass(frozen=True, slots=True)
class Row:
    """A bar of ``value`` with what is told behind it; ``felt`` 0..1 is a mark on it."""

    label: str
    value: int
    told: str
    felt: float | None = None


def rows(canvas: Canvas, placed: Sequence[Row], behind: float = 40) -> None:
    """A line per row, ``behind`` units kept free behind the longest bar."""
    most = max((row.value for row in placed), default=0) or 1
    room = canvas.width - _LABEL - behind
    for row in placed:
        lines = wrapped(row.label, _LABEL - 14, TEXT, 2)
        high = max(_ROW, LINE * len(lines) + 4)
        middle = canvas.y + high / 2
        canvas.lines(0, middle + 4.5 - LINE * (len(lines) - 1) / 2, lines)
        wide = max(1.5, room * row.value / most)
        canvas.rect(_LABEL, middle - 9, wide, 18, "bar", round_=2)
        canvas.text(_LABEL + wide + 8, middle + 4.5, row.told, room=canvas.width - _LABEL - wide - 8)
        if row.felt is not None:
            left = canvas.width - FELT + 16
            canvas.line(left, middle, canvas.width - 6, middle, "axis")
            canvas.circle(left + (canvas.width - 6 - left) * row.felt, middle, 5, "hollow")
        canvas.y += high + 4
