"""Where the marks of a plane lie on cells: no two medians in one cell, no two people on one dot; knows no style."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from facilitator.tui.widgets.braille import Canvas

Point = tuple[int, int]
_RINGS = 9


@dataclass(frozen=True, slots=True)
class Mark:
    """The item of a number: its ink, its median 0..1 to the right and up, and people's points if they are ``seen``."""

    number: int
    ink: int
    x: float
    y: float
    seen: bool
    points: tuple[tuple[float, float], ...]


@cache
def _spiral(rings: int) -> tuple[Point, ...]:
    """Steps away from a point, the nearest first."""
    around = range(-rings, rings + 1)
    steps = [(x, y) for y in around for x in around if x * x + y * y <= rings * rings]
    return tuple(sorted(steps, key=lambda step: (step[0] ** 2 + step[1] ** 2, -step[0], step[1])))


def spread(marks: Sequence[Mark], size: int, columns: int, rows: int) -> tuple[dict[int, Point], Canvas]:
    """The cell of each median by its number, and the people's dots around their points."""
    letters = _letters(marks, columns, rows)
    dots = Canvas(columns, rows)
    grain = _grain(size, columns, rows)
    step = grain + (grain > 1)
    right, bottom = 2 * columns - grain, 4 * rows - grain
    taken = {(2 * x + i, 4 * y + j) for x, y in letters.values() for i in range(2) for j in range(4)}
    steps: dict[tuple[float, float], Iterator[Point]] = {}
    for mark in marks:
        for point in mark.points if mark.seen else ():
            across, down = round(point[0] / size * right), round((1 - point[1] / size) * bottom)
            for x, y in steps.setdefault(point, iter(_spiral(_RINGS))):
                left, top = across + step * x, down + step * y
                if not (0 <= left <= right and 0 <= top <= bottom):
                    continue
                block = [(left + i, top + j) for i in range(grain) for j in range(grain)]
                if taken.isdisjoint(block):
                    taken.update(block)
                    for i, j in block:
                        dots.dot(i, j, mark.ink)
                    break
    return letters, dots


def _grain(size: int, columns: int, rows: int) -> int:
    """How many dots a person's mark is wide: as many as leave room for three beside each other."""
    steps = min(size, 10) + 1
    return next((g for g in (3, 2) if 2 * columns >= (4 * g - 1) * steps and 4 * rows >= (3 * g - 1) * steps), 1)


def _letters(marks: Sequence[Mark], columns: int, rows: int) -> dict[int, Point]:
    """The cell of each median; where one stands already, the next free one."""
    found: dict[int, Point] = {}
    for mark in sorted(marks, key=lambda mark: not mark.seen):
        across, down = round(mark.x * (columns - 1)), round((1 - mark.y) * (rows - 1))
        for x, y in _spiral(_RINGS):
            cell = across + x, down + y
            if cell not in found.values() and 0 <= cell[0] < columns and 0 <= cell[1] < rows:
                found[mark.number] = cell
                break
    return found
