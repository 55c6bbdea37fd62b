"""Obstacles by category and department as a map: a count in every cell, the more the darker, sums at both sides."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.domain.figures.worded import Heat
from facilitator.language import Language
from facilitator.tui.figures.layout import cells, span
from facilitator.tui.figures.strip import shade
from facilitator.tui.show import NOTHING, line, row, words

_SUMS = 6
_CELL, _WIDE = 6, 12
"""Least and greatest width of a cell, a space to its left included."""


def empty(heat: Heat) -> bool:
    """Whether there is nothing to see yet."""
    return not (any(heat.by_row) or any(heat.by_column))


def natural(heat: Heat, room: int) -> tuple[int, int]:
    """The width, ``room`` if it may have it, and the height at which the map is at ease."""
    if not (heat.rows and heat.columns):
        return _longest([*heat.rows, *heat.columns]) + 24, len(heat.rows) + len(heat.columns)
    least = max(_CELL, min(_WIDE, _longest(heat.columns) + 1))
    cell = max(least, min(_WIDE, (room - _longest(heat.rows) - _SUMS) // len(heat.columns)))
    return _longest(heat.rows) + cell * len(heat.columns) + _SUMS, len(heat.rows) + 2


def lines(heat: Heat, width: int, height: int, say: Language) -> list[Content]:
    """The map, or where it does not fit its fullest cells in a line."""
    if not (heat.rows and heat.columns):
        pairs = [*zip(heat.rows, heat.by_row, strict=True), *zip(heat.columns, heat.by_column, strict=True)]
        return _bars(pairs, width) if len(pairs) <= height else compact(heat, width)
    cell = min(_WIDE, (width - _SUMS - min(_longest(heat.rows), max(8, width // 3))) // len(heat.columns))
    if cell < _CELL or height < len(heat.rows) + 2:
        return compact(heat, width)
    label = min(_longest(heat.rows), width - _SUMS - cell * len(heat.columns))
    air = [NOTHING] if height >= 2 * len(heat.rows) + 1 else []
    most = max(1, *(count for counts in heat.cells for count in counts))
    sums = words(say("all").rjust(_SUMS)[:_SUMS], "$text-muted")
    found = [row(" " * label, *(_name(name, cell) for name in heat.columns), sums)]
    for name, counts, total in zip(heat.rows, heat.cells, heat.by_row, strict=True):
        shades = [_shaded(count, most, cell) for count in counts]
        found += air if len(found) > 1 else []
        found.append(row(line(name, label), *shades, words(f"{total:>{_SUMS}}", "bold")))
    totals = [words(f"{total:>{cell}}", "bold") for total in heat.by_column]
    return [*found, row(line(say("all"), label, "$text-muted"), *totals)]


def compact(heat: Heat, width: int) -> list[Content]:
    """The three fullest cells."""
    cells = [
        (count, f"{name} × {column}")
        for name, counts in zip(heat.rows, heat.cells, strict=True)
        for column, count in zip(heat.columns, counts, strict=True)
    ]
    sides = [*zip(heat.by_row, heat.rows, strict=True), *zip(heat.by_column, heat.columns, strict=True)]
    fullest = sorted((cell for cell in cells or sides if cell[0]), key=lambda cell: -cell[0])[:3]
    told = " · ".join(f"{name} {count}" for count, name in fullest)
    return [line(told, width, "$text-muted")] if told else []


def _longest(names: Sequence[str]) -> int:
    return max((cells(name) for name in names), default=0)


def _name(name: str, cell: int) -> Content:
    text = span(name, cell - 1, "$text-muted")
    return row(" " * (cell - text.cell_length), text)


def _shaded(count: int, most: int, cell: int) -> Content:
    number = f"{count:>3}" if count else "  ·"
    fill = shade(count / most) * (cell - 1 - len(number))
    return row(" ", words(fill, "$primary"), words(number, "bold" if count else "$text-muted"))


def _bars(pairs: Sequence[tuple[str, int]], width: int) -> list[Content]:
    label = min(_longest([name for name, _ in pairs]), width // 2)
    room, most = max(1, min(24, width - label - 7)), max(1, *(count for _, count in pairs))
    return [
        row(line(name, label), " ", words("█" * round(room * count / most), "$primary"), words(f" {count}", "bold"))
        for name, count in pairs
    ]
