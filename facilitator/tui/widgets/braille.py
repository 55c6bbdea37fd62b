"""Dots to braille characters: a canvas with 2 x 4 dots per cell; knows inks by number and no colour."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from math import cos, sin, tau
from operator import itemgetter

_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_SIGNS = " " + "".join(chr(0x2800 + dots) for dots in range(1, 256))
"""The sign for a cell of these dots; empty ones are spaces."""
_WING = 2.45
"""Angle in radians between a bird's direction and each of its wings."""
_DIRECTIONS = 64


@lru_cache(maxsize=1 << 14)
def _shape(direction: int, size: int, right: int, below: int) -> tuple[tuple[int, int, int], ...]:
    """The cells of a bird, relative to that of its head, with their dots; the head is at a dot of its cell."""
    heading = direction * tau / _DIRECTIONS
    dots = {(0, 0)}
    for side in (-_WING, _WING):
        for step in range(1, size + 1):
            for behind in (0.0, 1.0) if size >= 3 else (0.0,):
                across = cos(heading + side) * step - behind * cos(heading)
                down = sin(heading + side) * step - behind * sin(heading)
                dots.add((round(across), round(down)))
    cells: dict[tuple[int, int], int] = {}
    for across, down in dots:
        x, y = right + across, below + down
        cell = x // 2, y // 4
        cells[cell] = cells.get(cell, 0) | _BITS[y % 4][x % 2]
    return tuple((column, row, bits) for (column, row), bits in cells.items())


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
        """A bird seen from above: a head and two swept wings of ``size`` dots, thick ones from 3 dots on.

        Drawn in one of 64 directions: cells of such a bird are remembered, since 600 birds of 13 dots at 20 frames a
        second were half of what the whole screen cost.
        """
        column, line = round(x), round(y)
        shape = _shape(round(heading * _DIRECTIONS / tau) % _DIRECTIONS, max(1, round(size)), column % 2, line % 4)
        left, top, columns, rows = column // 2, line // 4, self.columns, self.rows
        cells, inks = self._cells, self._inks
        for across, down, bits in shape:
            place, row = left + across, top + down
            if 0 <= place < columns and 0 <= row < rows:
                cells[row][place] |= bits
                inks[row][place] = ink

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
        return "".join(map(_SIGNS.__getitem__, self._cells[row]))

    def lines(self) -> list[str]:
        """All rows as texts."""
        return [self.line(row) for row in range(self.rows)]
