"""Options by their dots, as bars, and how far every department feels each."""

from facilitator import sentences
from facilitator.domain.figures import Bars
from facilitator.language import Language
from facilitator.report.drawings.blocks import note
from facilitator.report.drawings.canvas import LINE, SMALL, Canvas
from facilitator.report.drawings.ranked import FELT, Row, rows

_COUNT = 126.0
"""Width of what is told behind a bar."""
_MOST = 25
"""How many are drawn; the rest is counted."""


def draw(canvas: Canvas, figure: Bars, say: Language) -> None:
    """Options with dots, most first; how far every department feels each is a mark on a line of its own."""
    if not figure.bars:
        note(canvas, say("There is nothing to vote on yet."))
        return
    voted = [bar for bar in figure.bars if bar.value]
    felt = any(bar.felt is not None for bar in voted)
    if felt:
        canvas.text(canvas.width, canvas.y + SMALL, say("○ felt by every department"), "small soft", at="end")
        canvas.y += LINE
    drawn = []
    for bar in voted[:_MOST]:
        count = say.count("%(n)d person", "%(n)d people", bar.people)
        drawn.append(Row(bar.label, bar.value, f"{bar.value} · {count}", bar.felt))
    rows(canvas, drawn, _COUNT + (FELT if felt else 0))
    more, none = len(voted) - _MOST, len(figure.bars) - len(voted)
    if more > 0:
        note(canvas, say.count("and %(n)d more", "and %(n)d more", more))
    if none and voted:
        note(canvas, say.count("%(n)d got no dot.", "%(n)d got no dots.", none))
    if felt:
        note(canvas, sentences.felt(figure, say))
