"""Items on two axes: a dot for every person, a letter at the median, and the quadrants by name in their corners."""

from textual.content import Content

from facilitator.domain.figures import Axis, Plane, Spot
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures.layout import Block, and_more, cells, remarks, span
from facilitator.tui.figures.points import Mark, spread
from facilitator.tui.figures.strip import Cells, letter
from facilitator.tui.show import NOTHING, ends, fit, line, row, words, wrapped
from facilitator.tui.widgets.flock import COLOURS

_LOWEST = 5
"""Lines of a map that is worth drawing: frame and three lines."""
_BESIDE_FROM = 84
"""Cells from which on the legend stands beside the map."""


def lines(figure: Plane, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """The map with its legend, the item of ``part`` (its id, or that of one of its axes) alone if one is chosen."""
    placed = {i: spot for i, spot in enumerate(figure.spots) if spot.x is not None}
    if not placed:
        n = max((spot.x_agreement.n for spot in figure.spots), default=0)
        return wrapped(too_few(n, say), width, 2, "$text-muted")
    chosen = next((i for i, spot in placed.items() if part in {spot.id, f"{spot.id}.x", f"{spot.id}.y"}), None)
    if height < _LOWEST + 1:
        return _legend(figure, chosen, width, height, say)
    if width >= _BESIDE_FROM:
        return _beside(figure, chosen, width, height, say)
    most = min(max(0, height - _LOWEST - 2), max(2, height // 3))
    columns = 2 if len(figure.spots) > height // 4 else 1
    if len(figure.spots) <= most and any(cells(spot.label) + 3 > (width - 2) // 2 for spot in figure.spots):
        columns = 1  # whole names before a higher map
    rows = min(-(-len(figure.spots) // columns), most)
    legend = _legend(figure, chosen, width, rows, say, columns)
    drawn = _map(figure, chosen, width, height - len(legend), say)
    told = remarks([_explained(say)], width, height - len(drawn) - len(legend), "$text-muted")
    return [*drawn, *legend, *told]


def _explained(say: Language) -> str:
    return say("A dot is a person, a letter the middle of all.")


def _beside(figure: Plane, chosen: int | None, width: int, height: int, say: Language) -> list[Content]:
    right = width // 3
    left = width - right - 2
    drawn = _map(figure, chosen, left, height, say)
    legend: Block = []
    roomy = 4 * len(figure.spots) <= height - 4
    for i, spot in enumerate(figure.spots):
        texts = wrapped(spot.label, right - 3, 2 if roomy else 1, _tone(i, chosen))
        marks = [_letter(i, chosen), *[words(" ")] * len(texts)]
        legend += [row("▸" if i == chosen else " ", mark, " ", t) for mark, t in zip(marks, texts, strict=False)]
        legend += [row("   ", line(_values(figure, spot, say), right - 3, "$text-muted"))]
        legend += [NOTHING] if roomy else []
    if len(legend) > height - 1:
        legend = [NOTHING, *_legend(figure, chosen, right, height - 1, say)]
    else:
        legend = [NOTHING, *legend]
    legend += remarks([_explained(say)], right, height - len(legend), "$text-muted")
    legend += [NOTHING] * (len(drawn) - len(legend))
    return [row(fit(a, left), "  ", fit(b, right)) for a, b in zip(drawn, legend, strict=False)]


def _letter(i: int, chosen: int | None) -> Content:
    return words(letter(i), f"{'bold' if chosen is not None and i != chosen else 'bold reverse'} {COLOURS[_ink(i)]}")


def _tone(i: int, chosen: int | None) -> str:
    return "" if chosen is None else "bold" if i == chosen else "$text-muted"


def _ink(i: int) -> int:
    return i % len(COLOURS)


def _values(figure: Plane, spot: Spot, say: Language) -> str:
    if spot.x is None or spot.y is None:
        return say.count("%(n)d answer", "%(n)d answers", spot.x_agreement.n)
    return f"{figure.x.label} {say.number(spot.x)} · {figure.y.label} {say.number(spot.y)}"


def _legend(
    figure: Plane, chosen: int | None, width: int, height: int, say: Language, columns: int = 1
) -> list[Content]:
    """Letters and labels in ``columns``, with the medians where there is room."""
    each = (width - 2 * (columns - 1)) // columns
    labels: Block = []
    names: Block = []
    for i, spot in enumerate(figure.spots):
        pointer = words("▸" if i == chosen else " ", "bold")
        labels.append(row(pointer, _letter(i, chosen), " ", span(spot.label, width, _tone(i, chosen))))
        names.append(row(labels[-1], span(f"  {_values(figure, spot, say)}", width, "$text-muted")))
    if any(name.cell_length > each for name in names):
        names = labels
    if len(names) > columns * height:
        kept = max(0, columns * height - 1)
        names = [*names[:kept], and_more(len(names) - kept, each, say)]
    rows = [names[i : i + columns] for i in range(0, len(names), columns)]
    return [row(*(part for name in row_ for part in (fit(name, each), "  "))).rstrip() for row_ in rows][:height]


def _map(figure: Plane, chosen: int | None, width: int, height: int, say: Language) -> list[Content]:
    """Frame, middle lines, dots and letters; the axes are named where there are lines for it."""
    named = height >= _LOWEST + 2
    y = figure.y
    words_ = max(cells(y.low), cells(y.high))
    gutter = words_ + 1 if named and 0 < words_ <= width // 6 else 0
    columns = width - gutter - 2
    columns -= 1 - columns % 2
    across = _across(figure, columns + 2, say)[: max(0, height - _LOWEST - 1)] if named else []
    rows = height - 2 - (1 + len(across) if named else 0)
    rows -= 1 - rows % 2
    inside = _drawn(figure, chosen, columns, rows)
    a, b, c, d = figure.quadrants
    found = [_edge("┌┬┐", a, b, columns)]
    for i, inner in enumerate(inside.lines()):
        left, right = ("├", "┤") if i == rows // 2 else ("│", "│")
        found.append(row(words(left, "$text-muted"), inner, words(right, "$text-muted")))
    found.append(_edge("└┴┘", c, d, columns))
    if not named:
        return found
    margins = {0: y.high, len(found) - 1: y.low}
    if gutter:
        found = [row(line(margins.get(i, ""), gutter, "$text-muted"), each) for i, each in enumerate(found)]
    head = row(span(f"{y.label} ↑", width, "bold"), words("" if gutter else _both(y, say), "$text-muted"))
    return [fit(head, width), *found, *(row(" " * gutter, each) for each in across)]


def _both(axis: Axis, say: Language) -> str:
    """The words at both ends of the upright axis, where they are too long to stand beside it."""
    return f"  {say('below: %(low)s · above: %(high)s', low=axis.low, high=axis.high)}" if axis.low or axis.high else ""


def _edge(corners: str, left: str, right: str, columns: int) -> Content:
    """The upper or lower side of the frame, the names of two quadrants in its corners."""
    half = columns // 2
    first, second = (_corner(name, half) for name in (left, right))
    start = row(words("─", "$text-muted"), first) if left else NOTHING
    end = row(second, words("─", "$text-muted")) if right else NOTHING
    rule = "─" * (half - start.cell_length) + corners[1] + "─" * (half - end.cell_length)
    return row(
        words(corners[0], "$text-muted"), start, words(rule, "$text-muted"), end, words(corners[2], "$text-muted")
    )


def _corner(name: str, half: int) -> Content:
    return row(" ", span(name, max(0, half - 4), "bold"), " ")


def _across(figure: Plane, width: int, say: Language) -> list[Content]:
    """The name of the x axis between the words at its ends, or below them where they are too long."""
    x = figure.x
    name = span(say("%(name)s →", name=x.label), width, "bold")
    side = max(0, (width - name.cell_length) // 2 - 1)
    if max(cells(x.low), cells(x.high)) > side:
        last = span(x.high, max(width // 2 - 1, width - 2 - cells(x.low)), "$text-muted")
        both = ends(span(x.low, width - 2 - last.cell_length, "$text-muted"), last, width)
        return [row(" " * ((width - name.cell_length) // 2), name), both]
    low, high = span(x.low, side, "$text-muted"), span(x.high, side, "$text-muted")
    return [ends(row(fit(low, side + 1), name), high, width)]


def _drawn(figure: Plane, chosen: int | None, columns: int, rows: int) -> Cells:
    """The inside of the frame."""
    drawn = Cells(columns, rows)
    drawn.put(0, rows // 2, "┈" * columns, "$text-muted")
    for y in range(rows):
        drawn.put(columns // 2, y, "┼" if y == rows // 2 else "┊", "$text-muted")
    marks = [
        Mark(i, _ink(i), spot.x / figure.size, spot.y / figure.size, chosen in {None, i}, tuple(spot.points))
        for i, spot in enumerate(figure.spots)
        if spot.x is not None and spot.y is not None
    ]
    letters, dots = spread(marks, figure.size, columns, rows)
    for y in range(rows):
        x = 0
        for text, ink in dots.inked(y):
            for at, sign in enumerate(text, start=x):
                if sign != " ":
                    drawn.put(at, y, sign, COLOURS[ink])
            x += len(text)
    for i, (x, y) in letters.items():
        style = "bold reverse" if chosen in {None, i} else "bold"
        drawn.put(x, y, letter(i), f"{style} {COLOURS[_ink(i)]}")
    return drawn
