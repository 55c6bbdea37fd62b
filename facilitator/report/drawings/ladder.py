"""Options in the order of the room: place, the ranks that half of it gave them, and their score."""

from math import cos, pi, sin

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Ladder
from facilitator.language import Language
from facilitator.report.drawings.blocks import middle_half, note
from facilitator.report.drawings.canvas import LINE, SMALL, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped
from facilitator.sentences import too_few

_LABEL, _SCORE = 360.0, 60.0
_STAR = "★"
"""Drawn, since fonts of text lack it."""


def draw(canvas: Canvas, figure: Ladder, say: Language) -> None:
    """A rung per option; equal scores share a place."""
    if not figure.rungs:
        few = figure.n < SAY_NUMBER
        note(canvas, too_few(figure.n, say) if few else say("There is nothing to put in order."))
        return
    room, many = canvas.width - _LABEL - _SCORE - 20, max(2, len(figure.rungs))
    canvas.text(_LABEL, canvas.y + SMALL, "1", "small soft")
    canvas.text(_LABEL + room, canvas.y + SMALL, str(many), "small soft", at="end")
    canvas.y += LINE
    for rung in figure.rungs:
        lines = wrapped(rung.label, _LABEL - 60, TEXT, 2, bold=rung.place == 1)
        high = max(28.0, LINE * len(lines) + 6)
        top, middle = canvas.y, canvas.y + high / 2
        canvas.text(24, middle + 5, f"{rung.place}.", "large num", at="end")
        canvas.lines(36, middle + 4.5 - LINE * (len(lines) - 1) / 2, lines, "bold" if rung.place == 1 else "")
        canvas.y = middle
        first, median, third = ((rank - 1) / (many - 1) for rank in (rung.q1, rung.median, rung.q3))
        middle_half(canvas, (first, median, third), _LABEL, room)
        if rung.id == figure.winner:
            _star(canvas, canvas.width - 46, middle, 7)
        canvas.text(canvas.width, middle + 4.5, say.number(rung.score), "bold", at="end")
        canvas.y = top + high
    canvas.y += 4
    if figure.winner is not None:
        _star(canvas, 7, canvas.y + 7, 6)
    note(canvas, sentences.winner(figure, say).removeprefix(_STAR).strip(), x=20 if figure.winner else 0)
    note(canvas, say("● the middle rank, ━ half of the room around it.").replace("━", "–"))


def _star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    turns = [(pi / 2 + pi * corner / 5, radius if corner % 2 == 0 else radius * 0.42) for corner in range(10)]
    canvas.shape([(x + reach * cos(turn), y - reach * sin(turn)) for turn, reach in turns], "mid")
