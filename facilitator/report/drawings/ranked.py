"""Things in an order with a bar each: themes by their people, options by their dots."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator import sentences
from facilitator.domain.figures import Bars, Themes
from facilitator.language import Language
from facilitator.report.drawings.blocks import note
from facilitator.report.drawings.canvas import LINE, SMALL, TEXT, Canvas
from facilitator.report.drawings.lettering import wrapped

_LABEL, _ROW = 290.0, 24.0
_COUNT, _FELT = 126.0, 110.0
"""Width of what is told behind a bar, and of the line of what every department feels."""
_THEMES, _BARS = 15, 25
"""How many are drawn; the rest is counted."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar of ``value`` with what is told behind it; ``felt`` 0..1 is a mark on it."""

    label: str
    value: int
    told: str
    felt: float | None = None


def themes(canvas: Canvas, figure: Themes, say: Language) -> None:
    """Themes by the people behind them."""
    if not figure.themes:
        note(canvas, say("No answers yet."))
    _rows(canvas, [_Row(theme.label, theme.people, str(theme.people)) for theme in figure.themes[:_THEMES]])
    more = len(figure.themes) - _THEMES
    if more > 0:
        note(canvas, say.count("and %(n)d more theme", "and %(n)d more themes", more))


def bars(canvas: Canvas, figure: Bars, say: Language) -> None:
    """Options with dots, most first; how far every department feels each is a mark on a line of its own."""
    if not figure.bars:
        note(canvas, say("There is nothing to vote on yet."))
        return
    voted = [bar for bar in figure.bars if bar.value]
    felt = any(bar.felt is not None for bar in voted)
    if felt:
        canvas.text(canvas.width, canvas.y + SMALL, say("○ felt by every department"), "small soft", at="end")
        canvas.y += LINE
    rows = []
    for bar in voted[:_BARS]:
        count = say.count("%(n)d person", "%(n)d people", bar.people)
        rows.append(_Row(bar.label, bar.value, f"{bar.value} · {count}", bar.felt))
    _rows(canvas, rows, _COUNT + (_FELT if felt else 0))
    more, none = len(voted) - _BARS, len(figure.bars) - len(voted)
    if more > 0:
        note(canvas, say.count("and %(n)d more", "and %(n)d more", more))
    if none and voted:
        note(canvas, say.count("%(n)d got no dot.", "%(n)d got no dots.", none))
    if felt:
        note(canvas, sentences.felt(figure, say))


def _rows(canvas: Canvas, rows: Sequence[_Row], behind: float = 40) -> None:
    """A line per row, ``behind`` units kept free behind the longest bar."""
    most = max((row.value for row in rows), default=0) or 1
    room = canvas.width - _LABEL - behind
    for row in rows:
        lines = wrapped(row.label, _LABEL - 14, TEXT, 2)
        high = max(_ROW, LINE * len(lines) + 4)
        middle = canvas.y + high / 2
        canvas.lines(0, middle + 4.5 - LINE * (len(lines) - 1) / 2, lines)
        wide = max(1.5, room * row.value / most)
        canvas.rect(_LABEL, middle - 9, wide, 18, "bar", round_=2)
        canvas.text(_LABEL + wide + 8, middle + 4.5, row.told, room=canvas.width - _LABEL - wide - 8)
        if row.felt is not None:
            left = canvas.width - _FELT + 16
            canvas.line(left, middle, canvas.width - 6, middle, "axis")
            canvas.circle(left + (canvas.width - 6 - left) * row.felt, middle, 5, "hollow")
        canvas.y += high + 4
