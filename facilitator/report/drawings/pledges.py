"""Who does what by when, those due first at the top."""

from facilitator import sentences
from facilitator.domain.figures import Pledges
from facilitator.language import Language
from facilitator.report.drawings.blocks import note
from facilitator.report.drawings.canvas import LINE, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped
from facilitator.sentences import day

_DAY, _WHO, _COST = 92.0, 150.0, 90.0


def draw(canvas: Canvas, figure: Pledges, say: Language) -> None:
    """A line per pledge: day, what, who, and the budget where there is one."""
    if not figure.promises:
        note(canvas, say("No pledges yet."))
        return
    cost = _COST if figure.unit else 0.0
    room = canvas.width - _DAY - _WHO - cost - 20
    for promise in figure.promises:
        lines = wrapped(promise.what, room, TEXT, 3)
        canvas.text(0, canvas.y + TEXT + 2, day(promise.when, say), "num", room=_DAY - 8)
        below = canvas.lines(_DAY, canvas.y + TEXT + 2, lines)
        if promise.about:
            canvas.text(_DAY, below - 2, promise.about, "small soft", room=room)
            below += LINE - 2
        canvas.text(_DAY + room + 12, canvas.y + TEXT + 2, promise.who, "bold", room=_WHO - 12)
        if promise.budget:
            canvas.text(canvas.width, canvas.y + TEXT + 2, say.amount(promise.budget, figure.unit), at="end", room=cost)
        canvas.y = max(below, canvas.y + LINE + TEXT) - 6
        canvas.line(0, canvas.y, canvas.width, canvas.y, "grid")
        canvas.y += 6
    canvas.y += 4
    note(canvas, sentences.budget(figure, say))
