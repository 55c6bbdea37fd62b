"""What several drawings are made of: labels, verdicts, axes with people on them, and why there is nothing to see."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.language import Language
from facilitator.report.drawings.canvas import LINE, SMALL, TEXT, Canvas
from facilitator.report.drawings.lettering import width as wide
from facilitator.report.drawings.lettering import wrapped

GAP = 18.0
"""Between two blocks."""
VERDICT = 148.0
"""Width of the column with number and word at the right."""
SERIES = 8
"""Colours that are told apart; the ninth thing has the first one's again."""
_RADIUS = 4.0
_HEAP = 76.0
"""Height of the highest heap of people."""


def label(canvas: Canvas, text: str, room: float, *, x: float = 0, most: int = 3, style: str = "bold") -> float:
    """A label from ``canvas.y`` on; how high it is."""
    lines = wrapped(text, room, TEXT, most, bold="bold" in style)
    canvas.lines(x, canvas.y + TEXT, lines, style)
    return LINE * len(lines)


def verdict(canvas: Canvas, agreement: Agreement, say: Language) -> None:
    """Number and word at the right, from ``canvas.y`` on; what is missing of them is left out."""
    number, x = sentences.number(agreement, say), canvas.width - VERDICT
    word = sentences.word(agreement, say)
    if not number:
        canvas.lines(x, canvas.y + TEXT, wrapped(word, VERDICT, SMALL, 2), "small soft")
        return
    canvas.text(x, canvas.y + TEXT, number, "large num")
    y = canvas.lines(x, canvas.y + TEXT + LINE, wrapped(word, VERDICT, SMALL, 2), "small")
    unsure = sentences.unsure(agreement, say)
    canvas.lines(x, y, wrapped(unsure, VERDICT, SMALL, 1), "small soft")


def note(canvas: Canvas, text: str, *, x: float = 0) -> None:
    """A remark in small letters, and the way to the next block."""
    for line in wrapped(text, canvas.width - x, SMALL, 3):
        canvas.text(x, canvas.y + SMALL, line, "small soft")
        canvas.y += LINE - 2


def people(canvas: Canvas, places: Sequence[float], x: float, width: float) -> None:
    """A dot per person above a line at 0..1 of ``width``, heaped where several stand; ``canvas.y`` ends on the line."""
    cells = max(1, int(width / (2 * _RADIUS + 1)))
    heaps = Counter(min(cells - 1, int(place * cells)) for place in places)
    highest = max(heaps.values(), default=1)
    step = min(2 * _RADIUS + 1, _HEAP / highest)
    canvas.y += ceil(highest * step) + 4
    for cell, count in sorted(heaps.items()):
        for each in range(count):
            canvas.circle(x + (cell + 0.5) * width / cells, canvas.y - _RADIUS - 2 - each * step, _RADIUS, "dot")


def middle_half(canvas: Canvas, quarters: tuple[float, float, float], x: float, width: float) -> None:
    """A line at ``canvas.y`` with the middle half of the room as a band on it and the median as a mark, all 0..1."""
    first, median, third = (x + min(1.0, max(0.0, part)) * width for part in quarters)
    canvas.line(x, canvas.y, x + width, canvas.y, "axis")
    canvas.rect(first - 1, canvas.y - 3, third - first + 2, 6, "bar", round_=3)
    canvas.circle(median, canvas.y, 6, "mid")


def ends(canvas: Canvas, low: str, high: str, x: float, width: float) -> None:
    """The words at both ends of an axis, below it."""
    room = width / 2 - 8
    canvas.text(x, canvas.y + SMALL + 3, low, "small soft", room=room)
    canvas.text(x + width, canvas.y + SMALL + 3, high, "small soft", at="end", room=room)
    canvas.y += SMALL + 7


def series(place: int) -> str:
    """The name of the colour of the thing at a place from 0."""
    return f"s{place % SERIES + 1}"


def legend(canvas: Canvas, names: Sequence[str], x: float, room: float) -> None:
    """Names behind their colours, in as many lines as they need."""
    left = x
    for place, name in enumerate(names):
        lines = wrapped(name, room - 20, SMALL, 1)
        needed = 20 + wide(lines[0] if lines else "", SMALL)
        if left > x and left + needed > x + room:
            left, canvas.y = x, canvas.y + LINE
        canvas.rect(left, canvas.y + 2, 11, 11, series(place), round_=2)
        canvas.text(left + 16, canvas.y + SMALL, name, "small", room=room - 20)
        left += needed + 10
    canvas.y += LINE + 4
