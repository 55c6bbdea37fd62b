"""Signs on a grid, a style each, and strips between two ends; knows single signs of the tool's own, nobody's words."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter

from textual.content import Content

from facilitator.tui.show import row, words

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
"""Marks that need no colour; the 53rd is A again."""
MEDIAN = "bold $accent"
_SHADES = " ░▒▓█"


def letter(place: int) -> str:
    """The mark of the thing at a place from 0."""
    return LETTERS[place % len(LETTERS)]


def shade(part: float) -> str:
    """How dark a share 0..1 is: five steps, only 0 is empty."""
    return _SHADES[min(4, max(1, round(4 * part)))] if part > 0 else _SHADES[0]


class Cells:
    """``columns`` x ``rows`` cells, empty; each holds a sign of one cell's width and its style."""

    def __init__(self, columns: int, rows: int = 1) -> None:
        self.columns, self.rows = max(0, columns), max(0, rows)
        self._cells = [[(" ", "")] * self.columns for _ in range(self.rows)]

    def put(self, x: int, y: int, signs: Iterable[str], style: str = "") -> None:
        """Signs from x to the right; outside of the grid nothing happens."""
        for at, sign in enumerate(signs, start=x):
            if 0 <= at < self.columns and 0 <= y < self.rows:
                self._cells[y][at] = (sign, style)

    def line(self, y: int) -> Content:
        """One row, cells of the same style together."""
        runs = groupby(self._cells[y], itemgetter(1))
        return row(*(words("".join(sign for sign, _ in run), style) for style, run in runs))

    def lines(self) -> list[Content]:
        """All rows."""
        return [self.line(y) for y in range(self.rows)]


def place(part: float, length: int) -> int:
    """The cell of a share 0..1 on ``length`` cells."""
    return round(min(1.0, max(0.0, part)) * (length - 1))


def strip(
    length: int, marks: Mapping[int, tuple[str, str]], heavy: tuple[int, int] | None = None, ink: str = "$primary"
) -> Content:
    """A line of ``length`` cells with marks (sign, style) on it, drawn heavy from one cell to another."""
    cells = Cells(length)
    cells.put(0, 0, "─" * length, "$text-muted")
    if heavy:
        cells.put(heavy[0], 0, "━" * (heavy[1] - heavy[0] + 1), ink)
    for at, (sign, style) in marks.items():
        cells.put(at, 0, sign, style)
    return cells.line(0)


def between(low: str, inner: Content, high: str) -> Content:
    """A strip with what its ends mean."""
    return row(words(f"{low} ", "$text-muted"), inner, words(f" {high}", "$text-muted"))
