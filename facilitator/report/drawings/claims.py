"""Claims to be better than half of the room: how many claim it, how many can be, and what is beyond."""

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Claim, Claims
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, label
from facilitator.report.drawings.canvas import LINE, SMALL, Canvas
from facilitator.report.drawings.lettering import wrapped
from facilitator.sentences import too_few

_HIGH = 24.0


def draw(canvas: Canvas, figure: Claims, say: Language) -> None:
    """The qualities in the plan's order."""
    for item in figure.items:
        canvas.y += label(canvas, item.label, canvas.width, most=2) + 4
        if item.n < SAY_NUMBER:
            canvas.text(0, canvas.y + SMALL, too_few(item.n, say), "small soft", room=canvas.width)
            canvas.y += LINE + GAP
        else:
            _bar(canvas, item, say)


def _bar(canvas: Canvas, item: Claim, say: Language) -> None:
    room = canvas.width - 80
    can, claims = room * item.possible / item.n, room * item.better / item.n
    canvas.rect(0, canvas.y, room, _HIGH, "track", round_=3)
    canvas.rect(0, canvas.y, min(can, claims), _HIGH, "bar", round_=3)
    if claims > can:
        canvas.rect(can, canvas.y, claims - can, _HIGH, "more", round_=3)
    told = say("%(better)d of %(n)d", better=item.better, n=item.n)
    canvas.text(canvas.width, canvas.y + 17, told, "bold", at="end")
    canvas.line(can, canvas.y - 4, can, canvas.y + _HIGH + 4, "tick")
    canvas.y += _HIGH + 4
    canvas.text(can, canvas.y + SMALL + 2, say("at most %(n)d", n=item.possible), "small soft", at="middle")
    canvas.y += LINE + 2
    for line in wrapped(sentences.claim(item, say), canvas.width, SMALL, 2):
        canvas.text(0, canvas.y + SMALL, line, "small")
        canvas.y += LINE - 1
    canvas.y += GAP
