"""Places on a line: everybody as a dot, the middle half as a band, the median as a mark."""

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import SliderItem, Sliders
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, VERDICT, ends, label, middle_half, people, verdict
from facilitator.report.drawings.canvas import LINE, SMALL, Canvas
from facilitator.sentences import too_few


def draw(canvas: Canvas, figure: Sliders, say: Language) -> None:
    """All lines, those the room agrees on most first."""
    for item in figure.items:
        _one(canvas, item, say)


def _one(canvas: Canvas, item: SliderItem, say: Language) -> None:
    top, room = canvas.y, canvas.width - VERDICT - 24
    canvas.y += label(canvas, item.label, room, most=2) + 2
    if item.q1 is None or item.median is None or item.q3 is None or len(item.values) < SAY_NUMBER:
        canvas.text(0, canvas.y + SMALL, too_few(len(item.values), say), "small soft", room=room)
        canvas.y += LINE + GAP
        return
    below, canvas.y = canvas.y, top
    verdict(canvas, item.agreement, say)
    canvas.y = below
    length = item.high - item.low
    people(canvas, [(value - item.low) / length for value in item.values], 0, room)
    first, median, third = ((value - item.low) / length for value in (item.q1, item.median, item.q3))
    middle_half(canvas, (first, median, third), 0, room)
    canvas.y += 8
    low, high = (
        f"{say.amount(value, item.unit)} {words}".strip()
        for value, words in ((item.low, item.low_label), (item.high, item.high_label))
    )
    ends(canvas, low, high, 0, room)
    canvas.text(0, canvas.y + SMALL, sentences.middle(item, say), "small", room=canvas.width)
    canvas.y += LINE + GAP
