"""Two votes on the same question: how far the room agreed before and agrees now, and who moved which way."""

from facilitator import sentences
from facilitator.domain.agreement import shown
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Shift, ShiftItem
from facilitator.domain.figures.journeys import counted
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, label, note
from facilitator.report.drawings.canvas import LINE, SMALL, TEXT, Canvas

_NUMBERS = 120.0
_CELL = 34.0


def draw(canvas: Canvas, figure: Shift, say: Language) -> None:
    """All questions in their order; where people came from and went to as well, if there is one question only."""
    for item in figure.items:
        canvas.y += label(canvas, item.label, canvas.width - _NUMBERS - 20, most=2) + 4
        _gauge(canvas, item, say)
        moved(canvas, item, say)
        if len(figure.items) == 1 and item.moves:
            _journeys(canvas, item, say)
        canvas.y += GAP
    note(canvas, say("○ first round   ● now"))


def _gauge(canvas: Canvas, item: ShiftItem, say: Language) -> None:
    """Both votes on a line from 0 to 1, with an arrow between them and their numbers at the end."""
    room, y = canvas.width - _NUMBERS - 34, canvas.y + 8
    canvas.text(0, y + 4, "0", "small soft")
    canvas.text(room + 24, y + 4, "1", "small soft")
    canvas.line(12, y, 12 + room, y, "axis")
    before, after = (None if value is None else 12 + room * value for value in (shown(item.before), shown(item.after)))
    if before is not None and after is not None and abs(before - after) > 14:
        tip = after - 7 if after > before else after + 7
        back = tip - 8 if after > before else tip + 8
        canvas.line(before, y, back, y, "way")
        canvas.shape([(tip, y), (back, y - 5), (back, y + 5)], "bar")
    if before is not None:
        canvas.circle(before, y, 6, "hollow")
    if after is not None:
        canvas.circle(after, y, 6, "mid")
    first, now = (sentences.number(each, say) or "–" for each in (item.before, item.after))
    canvas.text(canvas.width, y + 5, f"{first} → {now}", "large num", at="end")
    canvas.y += 22


def moved(canvas: Canvas, item: ShiftItem, say: Language, *, x: float = 12.0) -> None:
    """Who moved toward, who away and who stayed as a bar from ``x`` on, and in words behind it."""
    told, change = sentences.movement(item, say), sentences.change(item, say)
    if item.both >= SAY_NUMBER:
        room, left = 180.0, x
        for count, style in ((item.toward, "bar"), (item.away, "more"), (item.stayed, "rest")):
            wide = room * count / item.both
            canvas.rect(x, canvas.y + 3, wide, 10, style)
            x += wide
        x = left + room + 12
    text = f"{told}. {change}" if change else told
    canvas.text(x, canvas.y + SMALL + 1, text, "small bold" if item.claim else "small", room=canvas.width - x)
    canvas.y += LINE


def _journeys(canvas: Canvas, item: ShiftItem, say: Language) -> None:
    """First answers across, answers now upwards, a count in every cell."""
    steps, counts = counted(item.moves)
    most = max(counts.values())
    canvas.y += GAP
    canvas.text(12, canvas.y + SMALL, say("now") + " ↑", "small bold")
    canvas.y += LINE
    for up in range(steps - 1, -1, -1):
        for across in range(steps):
            x, count = 12 + across * _CELL, counts[across, up]
            if count:
                canvas.rect(x + 1, canvas.y + 1, _CELL - 2, _CELL - 2, "heat", round_=3, part=0.12 + 0.6 * count / most)
            sign = str(count) if count else ("/" if across == up else "·")
            canvas.text(x + _CELL / 2, canvas.y + _CELL / 2 + 4.5, sign, "" if count else "soft", at="middle")
        canvas.y += _CELL
    canvas.text(12, canvas.y + TEXT, say("first round") + " →", "small bold")
    canvas.text(12 + max(steps * _CELL, 150) + 12, canvas.y + TEXT, say("╱ stayed").replace("╱", "/"), "small soft")
    canvas.y += LINE + 2
