"""Statements on a scale: one as large columns, several as rows with small ones, each with its number and word."""

from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Histogram, Histograms
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, VERDICT, ends, label, note, verdict
from facilitator.report.drawings.canvas import LINE, SMALL, Canvas
from facilitator.sentences import too_few

_SMALL, _LARGE = (200.0, 40.0), (560.0, 120.0)
"""Width and height of the columns."""
_AIR = 20.0


def draw(canvas: Canvas, figure: Histograms, say: Language) -> None:
    """All statements, those the room agrees on most first."""
    if len(figure.items) == 1:
        _one(canvas, figure.items[0], say)
        return
    x = canvas.width - VERDICT - _AIR - _SMALL[0]
    if figure.items and (figure.items[0].low or figure.items[0].high):
        ends(canvas, figure.items[0].low, figure.items[0].high, x, _SMALL[0])
        canvas.y += 4
    for item in figure.items:
        high = label(canvas, item.label, x - _AIR, most=4)
        if sum(item.counts) < SAY_NUMBER:
            canvas.text(x, canvas.y + SMALL + 2, too_few(sum(item.counts), say), "small soft", room=canvas.width - x)
            canvas.y += max(high, LINE) + GAP
            continue
        verdict(canvas, item.agreement, say)
        _columns(canvas, item.counts, x, *_SMALL)
        canvas.y += max(high, _SMALL[1] + SMALL + 4) + GAP


def _one(canvas: Canvas, item: Histogram, say: Language) -> None:
    if sum(item.counts) < SAY_NUMBER:
        note(canvas, too_few(sum(item.counts), say))
        return
    verdict(canvas, item.agreement, say)
    _columns(canvas, item.counts, 0, *_LARGE)
    canvas.y += _LARGE[1] + SMALL + 4
    each = _LARGE[0] / len(item.counts)
    for point in range(len(item.counts)):
        canvas.text((point + 0.5) * each, canvas.y + SMALL + 3, str(point + 1), "small", at="middle")
    canvas.y += LINE
    ends(canvas, item.low, item.high, 0, _LARGE[0])


def _columns(canvas: Canvas, counts: tuple[int, ...], x: float, width: float, height: float) -> None:
    """A column per point with its count above, on a line."""
    each, most, foot = width / len(counts), max(counts), canvas.y + height + SMALL + 2
    for place, count in enumerate(counts):
        high = height * count / most
        canvas.rect(x + place * each + each * 0.1, foot - high, each * 0.8, high, "bar", round_=2)
        style = "small" if count else "small soft"
        canvas.text(x + (place + 0.5) * each, foot - high - 4, str(count), style, at="middle")
    canvas.line(x, foot, x + width, foot, "axis")
