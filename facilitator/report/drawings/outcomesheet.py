"""The outcome sheet: the star on top, how far the room has come, and below in two columns what else the day brought."""

from collections.abc import Iterator, Sequence

from facilitator import sentences
from facilitator.domain.agreement import shown
from facilitator.domain.figures import OutcomeSheet, SheetFlock, SheetPart
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, note
from facilitator.report.drawings.canvas import LARGE, LINE, SMALL, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped
from facilitator.sentences import day

_AIR = 28.0
_MOST = 4
"""Lines of one thing at most."""
Block = list[tuple[str, str]]
"""A head and what stands below it, each with its style."""


def draw(canvas: Canvas, figure: OutcomeSheet, say: Language) -> None:
    """All that the day brought."""
    if figure == OutcomeSheet():
        note(canvas, say("Nothing has come out yet."))
        return
    star = next((part for part in figure.chosen if part.star), None)
    if star is not None:
        _star(canvas, star)
    for flock in figure.flocks:
        _flock(canvas, flock, say)
    rest = [part for part in figure.chosen if part is not star]
    _columns(canvas, list(_blocks(figure, rest, say)))


def _star(canvas: Canvas, star: SheetPart) -> None:
    """What was chosen, on a ground of its own."""
    lines = wrapped(star.lines[0].text, canvas.width - 40, LARGE, 3, bold=True)
    canvas.rect(0, canvas.y, canvas.width, 34 + 20 * len(lines), "track", round_=6)
    canvas.text(20, canvas.y + 20, star.label, "small soft", room=canvas.width - 40)
    for number, line in enumerate(lines):
        canvas.text(20, canvas.y + 42 + 20 * number, line, "large num")
    canvas.y += 34 + 20 * len(lines) + GAP


def _flock(canvas: Canvas, flock: SheetFlock, say: Language) -> None:
    """How far the room agrees on a line from 0 to 1, at first and now where it was asked twice."""
    room = canvas.width - 24
    canvas.text(0, canvas.y + TEXT, flock.label, "bold", room=canvas.width * 0.6)
    canvas.text(canvas.width, canvas.y + TEXT, sentences.flown(flock, say), "num", at="end", room=canvas.width * 0.39)
    y = canvas.y + LINE + 12
    canvas.text(0, y + 4, "0", "small soft")
    canvas.text(canvas.width, y + 4, "1", "small soft", at="end")
    canvas.line(12, y, 12 + room, y, "axis")
    before, after = shown(flock.before) if flock.before else None, shown(flock.after)
    if before is not None:
        canvas.circle(12 + room * before, y, 6, "hollow")
    if after is not None:
        canvas.circle(12 + room * after, y, 6, "mid")
    canvas.y = y + 12
    told = sentences.turned(flock, say) or sentences.meaning(flock.after, say)
    canvas.text(0, canvas.y + SMALL, told, "small", room=canvas.width)
    canvas.y += LINE + GAP


def _blocks(figure: OutcomeSheet, rest: Sequence[SheetPart], say: Language) -> Iterator[Block]:
    for part in rest:
        told = [(line.text, sentences.counted(line, say)) for line in part.lines]
        lines = [(f"{text} · {count}" if count else text, "") for text, count in told]
        more = [(say.count("and %(n)d more", "and %(n)d more", part.more), "small soft")] if part.more else []
        yield [(part.label, "bold"), *lines, *more]
    for limit in figure.amounts:
        told_ = filter(None, (sentences.latitude(limit, say), sentences.allowed(limit, say)))
        yield [(limit.label, "bold"), *((text, "") for text in told_)]
    for wall in figure.pledges:
        due = [(f"{each.what} – {each.who}, {day(each.when, say)}", "") for each in wall.promises]
        left = wall.n - len(wall.promises)
        more = [(say.count("and %(n)d more", "and %(n)d more", left), "small soft")] if left else []
        yield [(wall.label, "bold"), *due, *more]
    if figure.notes:
        yield [(say("Noted"), "bold"), *((text, "") for text in figure.notes)]
    if figure.next:
        yield [(say("The next measurement"), "bold"), (figure.next, "")]


def _columns(canvas: Canvas, blocks: Sequence[Block]) -> None:
    """The blocks in two columns, each where there is more room."""
    width, feet = (canvas.width - _AIR) / 2, [canvas.y, canvas.y]
    for block in blocks:
        column = feet.index(min(feet))
        x, y = column * (width + _AIR), feet[column] + TEXT
        for text, style in block:
            size = SMALL if "small" in style else TEXT
            y = canvas.lines(x, y, wrapped(text, width, size, _MOST, bold="bold" in style), style) + 3
        feet[column] = y - TEXT + GAP
    canvas.y = max(feet)
