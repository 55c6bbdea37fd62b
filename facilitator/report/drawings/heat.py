"""Entries by category and department as a map: a count in every cell, the more the darker, sums at both sides."""

from facilitator.domain.figures.worded import Heat
from facilitator.language import Language
from facilitator.report.drawings.canvas import LINE, SMALL, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped

_LABEL, _SUM, _HIGH = 190.0, 60.0, 32.0


def empty(heat: Heat) -> bool:
    """Whether there is nothing to see."""
    return not (any(heat.by_row) or any(heat.by_column))


def draw(canvas: Canvas, heat: Heat, say: Language) -> None:
    """The map; where there are categories or departments alone, their sums."""
    if not heat.columns or not heat.rows:
        for name, count in [*zip(heat.rows, heat.by_row, strict=True), *zip(heat.columns, heat.by_column, strict=True)]:
            canvas.text(0, canvas.y + TEXT, name, room=canvas.width - _SUM)
            canvas.text(canvas.width, canvas.y + TEXT, str(count), "bold", at="end")
            canvas.y += LINE + 3
        return
    cell = (canvas.width - _LABEL - _SUM) / len(heat.columns)
    heads = [wrapped(name, cell - 8, SMALL, 2) for name in heat.columns]
    high = max(map(len, heads))
    for place, lines in enumerate(heads):
        for number, line in enumerate(lines):
            y = canvas.y + SMALL + LINE * (high - len(lines) + number)
            canvas.text(_LABEL + (place + 0.5) * cell, y, line, "small soft", at="middle")
    canvas.text(canvas.width, canvas.y + SMALL + LINE * (high - 1), say("all"), "small soft", at="end")
    canvas.y += LINE * high + 2
    most = max(1, *(count for counts in heat.cells for count in counts))
    for name, counts, total in zip(heat.rows, heat.cells, heat.by_row, strict=True):
        _row(canvas, name, counts, total, cell, most)
    canvas.text(0, canvas.y + TEXT + 2, say("all"), "soft")
    for place, total in enumerate(heat.by_column):
        canvas.text(_LABEL + (place + 0.5) * cell, canvas.y + TEXT + 2, str(total), "bold", at="middle")
    canvas.y += LINE + 6


def _row(canvas: Canvas, name: str, counts: tuple[int, ...], total: int, cell: float, most: int) -> None:
    lines = wrapped(name, _LABEL - 12, TEXT, 2)
    canvas.lines(0, canvas.y + _HIGH / 2 + 4.5 - LINE * (len(lines) - 1) / 2, lines)
    for place, count in enumerate(counts):
        x = _LABEL + place * cell
        if count:
            canvas.rect(x + 2, canvas.y, cell - 4, _HIGH, "heat", round_=3, part=0.12 + 0.6 * count / most)
        canvas.text(x + cell / 2, canvas.y + 21, str(count) if count else "·", "" if count else "soft", at="middle")
    canvas.text(canvas.width, canvas.y + 21, str(total), "bold", at="end")
    canvas.y += _HIGH + 4
