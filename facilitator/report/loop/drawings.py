"""Votes of several sessions in one drawing: how people answered, how far they agreed, who moved within a session.

What was before is hollow or grey, what is now is filled; every number is written beside its mark.
"""

from collections.abc import Sequence
from typing import TypeAlias

from facilitator import sentences
from facilitator.domain.agreement import shown
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.comparison import Line, Vote
from facilitator.domain.figures import Histogram, SliderItem
from facilitator.language import Language
from facilitator.report.drawings.blocks import GAP, ends, people
from facilitator.report.drawings.canvas import LINE, SMALL, Canvas, Drawing
from facilitator.report.drawings.lettering import width as width_of
from facilitator.report.drawings.lettering import wrapped
from facilitator.report.drawings.shift import moved

Spread: TypeAlias = Histogram | SliderItem
_NAME, _TOLD, _STEP = 44.0, 212.0, 28.0
_MOVED = 90.0
_NUMBER = 19.2
"""Letters of a large number, as the page sets them."""
_HIGH, _AIR = 60.0, 28.0
"""Height of the columns, and what is kept free between two votes."""


def votes(line: Line, names: Sequence[str], spreads: Sequence[Spread | None], title: str, say: Language) -> Drawing:
    """Every vote on a question: how people answered where that can be drawn, and below how far they agreed."""
    canvas = Canvas()
    drawn = [(name, spread) for name, spread in zip(names, spreads, strict=True) if spread is not None]
    if drawn:
        _spreads(canvas, drawn, say)
    for place, vote in enumerate(line.votes):
        _gauge(canvas, sentences.vote_name(line, vote), vote, say, now=place == len(line.votes) - 1)
    right = canvas.width - _TOLD
    canvas.text(_NAME, canvas.y + SMALL, "0", "small soft", at="middle")
    canvas.text(right, canvas.y + SMALL, "1", "small soft", at="middle")
    canvas.text((_NAME + right) / 2, canvas.y + SMALL, _legend(line, say), "small soft", at="middle")
    canvas.y += LINE
    for vote in line.votes:
        if vote.moved is not None and vote.moved.both >= SAY_NUMBER:
            canvas.y += 6
            canvas.text(0, canvas.y + SMALL + 1, sentences.way(vote), "small bold", room=_MOVED - 8)
            moved(canvas, vote.moved, say, x=_MOVED)
    return canvas.drawing(title, [sentences.vote_of(line, vote, say) for vote in line.votes])


def _legend(line: Line, say: Language) -> str:
    """What the marks mean that are there."""
    found = [vote.agreement for vote in line.votes]
    ranges = any(each.interval is not None and each.phi is not None for each in found)
    marks = (
        f"━ {say('90-percent range')}" * ranges,
        f"│ {say('chance')}" * any(each.chance is not None for each in found),
    )
    return "   ".join(filter(None, marks))


def _gauge(canvas: Canvas, name: str, vote: Vote, say: Language, *, now: bool) -> None:
    """One vote on the way from 0 to 1, with its range, the level of chance, number, word and answers."""
    found, y = vote.agreement, canvas.y + _STEP / 2
    room = canvas.width - _NAME - _TOLD
    canvas.text(0, y + 5, name, "bold" if now else "")
    canvas.line(_NAME, y, _NAME + room, y, "axis")
    value, x = shown(found), canvas.width - _TOLD + 18
    if value is not None:
        if found.interval is not None:
            low, high = found.interval
            canvas.rect(_NAME + room * low, y - 4, room * (high - low), 8, "bar faint", round_=4)
        if found.chance:
            canvas.line(_NAME + room * found.chance, y - 8, _NAME + room * found.chance, y + 8, "tick")
        canvas.circle(_NAME + room * value, y, 7 if now else 6, "mid rim" if now else "hollow")
        number = sentences.number(found, say)
        canvas.text(x, y + 5, number, "large num" if now else "large")
        x += max(48, width_of(number, _NUMBER, bold=True) + 8)
    told = " · ".join(filter(None, (sentences.word(found, say), f"n = {found.n}")))
    canvas.text(x, y + 4, told, "small", room=canvas.width - x)
    canvas.y += _STEP


def _spreads(canvas: Canvas, drawn: Sequence[tuple[str, Spread]], say: Language) -> None:
    """The votes beside each other, two or three to a row."""
    across = 3 if len(drawn) in {3, 5, 6, 9} or len(drawn) > 9 else 2
    width = (canvas.width - _AIR * (across - 1)) / across
    highest = max((max(_shares(spread)) for _, spread in drawn if isinstance(spread, Histogram)), default=1) or 1
    for start in range(0, len(drawn), across):
        top = foot = canvas.y
        for column, (name, spread) in enumerate(drawn[start : start + across]):
            canvas.y = top
            x, style = column * (width + _AIR), "bar" if start + column == len(drawn) - 1 else "rest"
            _spread(canvas, name, spread, (x, width), (highest, style), say)
            foot = max(foot, canvas.y)
        canvas.y = foot + GAP


def _shares(spread: Histogram) -> list[float]:
    return [count / max(1, sum(spread.counts)) for count in spread.counts]


def _spread(
    canvas: Canvas, name: str, spread: Spread, across: tuple[float, float], up: tuple[float, str], say: Language
) -> None:
    """One vote under its name: ``across`` is its left edge and width, ``up`` the highest share and how it is drawn."""
    x, width = across
    canvas.text(x, canvas.y + SMALL, name, "small bold", room=width)
    canvas.y += LINE
    n = sum(spread.counts) if isinstance(spread, Histogram) else len(spread.values)
    if n < SAY_NUMBER:
        lines = wrapped(
            say.count("%(n)d answer: too few to tell.", "%(n)d answers: too few to tell.", n), width, SMALL, 2
        )
        canvas.y = canvas.lines(x, canvas.y + SMALL, lines, "small soft")
    elif isinstance(spread, Histogram):
        _columns(canvas, spread, across, *up)
    else:
        _dots(canvas, spread, x, width)


def _columns(canvas: Canvas, spread: Histogram, across: tuple[float, float], highest: float, style: str) -> None:
    """A column per point; as high as its share of this vote, so that votes of different size compare."""
    x, width = across
    each, foot = width / len(spread.counts), canvas.y + SMALL + _HIGH + 4
    for place, (count, share) in enumerate(zip(spread.counts, _shares(spread), strict=True)):
        high = _HIGH * share / highest
        canvas.rect(x + (place + 0.14) * each, foot - high, each * 0.72, high, style, round_=2)
        canvas.text(
            x + (place + 0.5) * each, foot - high - 4, str(count), "small" if count else "small soft", at="middle"
        )
    canvas.line(x, foot, x + width, foot, "axis")
    canvas.y = foot
    ends(canvas, spread.low, spread.high, x, width)


def _dots(canvas: Canvas, spread: SliderItem, x: float, width: float) -> None:
    """A dot per person."""
    length = max(1, spread.high - spread.low)
    people(canvas, [(value - spread.low) / length for value in spread.values], x, width)
    low, high = spread.low_label or f"{spread.low} {spread.unit}", spread.high_label or f"{spread.high} {spread.unit}"
    ends(canvas, low.strip(), high.strip(), x, width)
