"""Dots to braille characters: a canvas with 2 x 4 dots per cell; knows inks by number and no colour."""

from collections.abc import Sequence
from itertools import groupby
from math import cos, sin
from operator import itemgetter

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_WING = 2.45
"""Angle in radians between a bird's direction and each of its wings."""


class Canvas:
    """``columns`` x ``rows`` cells, empty; a cell has the ink, 0 to 255, of its last dot."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self._cells = [bytearray(columns) for _ in range(rows)]
        self._inks = [bytearray(columns) for _ in range(rows)]

    def dot(self, x: float, y: float, ink: int = 0) -> None:
        """Set the dot at x to the right and y down; outside of the canvas nothing happens."""
        column, line = round(x), round(y)
        if 0 <= column < 2 * self.columns and 0 <= line < 4 * self.rows:
            self._cells[line // 4][column // 2] |= _BITS[line % 4][column % 2]
            self._inks[line // 4][column // 2] = ink

    def bird(self, x: float, y: float, heading: float, size: float, ink: int = 0) -> None:
        """A bird seen from above: a head and two swept wings of ``size`` dots, thick ones from 3 dots on."""
        self.dot(x, y, ink)
        back = (0.0, 1.0) if size >= 3 else (0.0,)
        for side in (-_WING, _WING):
            across, down = cos(heading + side), sin(heading + side)
            for step in range(1, round(size) + 1):
                for behind in back:
                    self.dot(x + across * step - behind * cos(heading), y + down * step - behind * sin(heading), ink)

    def stamp(self, picture: Sequence[str], x: int = 0, y: int = 0) -> None:
        """Set a dot for every ``#`` of a picture."""
        for down, row in enumerate(picture):
            for across, mark in enumerate(row):
                if mark == "#":
                    self.dot(x + across, y + down)

    def inked(self, row: int) -> list[tuple[str, int]]:
        """A row from left to right, as texts of one ink each."""
        if not any(self._inks[row]):
            return [(self.line(row), 0)]
        parts = zip(self.line(row), self._inks[row], strict=True)
        return [("".join(text for text, _ in run), ink) for ink, run in groupby(parts, itemgetter(1))]

    def line(self, row: int) -> str:
        """A row as text; empty cells are spaces."""
        return "".join(chr(0x2800 + cell) if cell else " " for cell in self._cells[row])

    def lines(self) -> list[str]:
        """All rows as texts."""
        return [self.line(row) for row in range(self.rows)]
