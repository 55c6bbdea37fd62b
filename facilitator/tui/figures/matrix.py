"""Several questions with the same options: questions as rows, options as columns, a count and a bar in every cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import ChoiceItem
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures.layout import Block, first_ones, hint, span, stacked
from facilitator.tui.figures.strip import letter
from facilitator.tui.show import NOTHING, fit, line, row, words, wrapped

_CELL, _WIDE = 7, 20
"""Least width of a cell with words above it, and the greatest of any; a space to its left is included."""
_NARROW = 4
"""Cells of a count below a letter."""
_BAR_FROM = 6
"""Narrower than this, a cell has its count alone."""
_HEADING, _ROWS = 3, 3
"""Lines of words above the columns at most, and questions that make a matrix worth it, if there are as many."""
_EIGHTHS = " ▏▎▍▌▋▊▉"


@dataclass(frozen=True, slots=True)
class _Grid:
    """The widths of a matrix: label, ``cell`` for each of ``names``, number; ``most`` people are a full bar."""

    names: tuple[str, ...]
    label: int
    cell: int
    number: int
    most: int


def lines(items: Sequence[ChoiceItem], width: int, height: int, say: Language) -> list[Content]:
    """The matrix; where it is too narrow every question with its counts in a line."""
    if not any(answered(item) for item in items):
        n = max((item.n for item in items), default=0)
        return wrapped(too_few(n, say), width, min(2, height), "$text-muted")
    names = [share.label for share in items[0].shares]
    if any(item.agreement.unsure for item in items):
        names.append(say("I don't know"))
    most = max(1, *(count or 0 for item in items for count in _counts(item, len(names))))
    number = max(8, words(say("clarity")).cell_length + 2) if width >= 40 else 7
    least = max(10, 3 * width // 10)
    for wanted in (2 * width // 5, width // 3, least):
        cell = min(_WIDE, (width - number - max(least, wanted)) // len(names))
        heads = [wrapped(name, max(1, cell - 1), _HEADING + 1) for name in names]
        whole = all(words(word).cell_length < cell for name in names for word in name.split())
        high = max(map(len, heads))
        if cell >= _CELL and whole and high <= _HEADING and height >= high + min(_ROWS, len(items)):
            grid = _Grid(tuple(names), width - number - cell * len(names), cell, number, most)
            return _drawn(items, grid, heads, [], height, say)
    legend = wrapped(" · ".join(f"{letter(i)} {name}" for i, name in enumerate(names)), width, 4, "$text-muted")
    if cell >= _NARROW and height >= 1 + min(_ROWS, len(items)) + len(legend):
        grid = _Grid(tuple(names), width - number - cell * len(names), cell, number, most)
        return _drawn(items, grid, [[words(letter(i))] for i in range(len(names))], legend, height, say)
    return _told(items, width, height, say)


def answered(item: ChoiceItem) -> bool:
    """Whether enough people answered, be it that they do not know."""
    return item.n + item.agreement.unsure >= SAY_NUMBER


def _counts(item: ChoiceItem, columns: int) -> list[int | None]:
    """How often each option was chosen, None if it is not told; "don't know" last where it has a column."""
    found: list[int | None] = [share.count if item.n >= SAY_NUMBER else None for share in item.shares]
    return [*found, item.agreement.unsure if answered(item) else None][:columns]


def _drawn(
    items: Sequence[ChoiceItem], grid: _Grid, heads: list[Block], legend: Block, height: int, say: Language
) -> list[Content]:
    """Headings, as tall rows as there is room for, and the letters in words if there are any."""
    width = grid.label + grid.cell * len(heads) + grid.number
    top = _top(grid, heads, width, say)
    space = height - len(top) - len(legend)
    need = max(len(wrapped(item.label, max(1, grid.label - 1), 4)) for item in items)
    shapes = (
        (max(4, need), 2),
        (max(3, need), 2),
        (max(3, need), 1),
        (max(2, need), 1),
        (need, 0),
        (2, 1),
        (2, 0),
        (1, 1),
    )
    tall, air = next((each for each in shapes if sum(each) * len(items) <= space), (1, 0))
    blocks = [_row(item, grid, tall, say) for item in items]
    drawn = [
        *top,
        *([NOTHING] if air else []),
        *(stacked(blocks, air) if air else first_ones(blocks, space, width, say)),
    ]
    drawn += [NOTHING, *legend] if legend and len(drawn) + len(legend) < height else legend
    return [*drawn, *hint(say("Clarity 1.00: all who know say the same."), width, height - len(drawn))]


def _top(grid: _Grid, heads: list[Block], width: int, say: Language) -> list[Content]:
    high = max(map(len, heads))
    found = []
    for i in range(high):
        names = [head[i - high + len(head)] if i >= high - len(head) else NOTHING for head in heads]
        cells = [row(" ", fit(name.stylize("bold"), grid.cell - 1)) for name in names]
        last = words("  " + say("clarity") if i == high - 1 and width >= 40 else "", "$text-muted")
        found.append(row(" " * grid.label, *cells, fit(last, grid.number)))
    return found


def _row(item: ChoiceItem, grid: _Grid, tall: int, say: Language) -> Block:
    """The question, its cells and its number, in at most ``tall`` lines."""
    texts = wrapped(item.label, max(1, grid.label - 1), tall, "bold" if tall > 1 else "")
    number = words(f"  {sentences.number(item.agreement, say) or f'n={item.n}'}", "bold")
    counts = _counts(item, len(grid.names))
    thick = max(1, min(3, tall - 1, grid.cell // 5))
    found = []
    for i in range(max(thick, len(texts))):
        cells = [_cell(count, grid, i, thick, dim=x == len(item.shares)) for x, count in enumerate(counts)]
        left = fit(texts[i] if i < len(texts) else NOTHING, grid.label)
        found.append(row(left, *cells, fit(number if i == 0 else NOTHING, grid.number)))
    return found


def _cell(count: int | None, grid: _Grid, i: int, thick: int, *, dim: bool) -> Content:
    """Line ``i`` of a cell: a bar on the first ``thick`` ones, if there is room, the count on the first."""
    text = words(("·" if count is None else f"{count}") if i == 0 else "", "bold")
    if grid.cell < _BAR_FROM:
        return fit(row(" ", text), grid.cell)
    room = max(1, grid.cell - 3 - len(str(grid.most)))
    eighths = round(8 * room * (count or 0) / grid.most) if i < thick else 0
    bar = "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
    if dim:
        bar = "░" * max(len(bar[:1]), round(eighths / 8))
    return fit(row(" ", words(bar, "$text-muted" if dim else "$primary"), " " if bar else "", text), grid.cell)


def _told(items: Sequence[ChoiceItem], width: int, height: int, say: Language) -> list[Content]:
    """A line of counts below every question, or beside it the option chosen most."""
    double, single = [], []
    for item in items:
        names = [*(share.label for share in item.shares), say("I don't know")]
        counts = [(count, name) for count, name in zip(_counts(item, 99), names, strict=True) if count]
        counts.sort(key=lambda each: -each[0])
        told = [f"{name} {count}" for count, name in counts] or [f"n={item.n}"]
        number = words(f" {sentences.number(item.agreement, say)}", "bold")
        head = row(line(item.label, max(1, width - number.cell_length), "bold"), number)
        double.append([fit(head, width), line(" · ".join(told), width)])
        best = (
            row(" ", span(counts[0][1], width // 2 - 5), f" {counts[0][0]}")
            if counts
            else span(f" {told[0]}", width // 2)
        )
        single.append([row(line(item.label, width - best.cell_length, "bold"), best)])
    return stacked(double) if len(stacked(double)) <= height else first_ones(single, height, width, say)
