"""How many chose or named what in several sessions: a bar per vote, as long as its share of those who answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.language import Language
from facilitator.report.drawings.blocks import note
from facilitator.report.drawings.canvas import LINE, TEXT, Canvas, Drawing
from facilitator.report.drawings.lettering import wrapped

_LABEL, _HIGH, _SHARE, _NAME = 270.0, 15.0, 96.0, 36.0
"""Width of the label, height of a bar, width of what is told behind it and before it."""
MOST = 15
"""Rows of a drawing, at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A thing with a bar per vote: how many ``counts`` of how many; None where nobody can be told."""

    label: str
    counts: tuple[int | None, ...]


def bars(
    rows: Sequence[Row],
    totals: Sequence[int],
    names: Sequence[str],
    title: str,
    say: Language,
    *,
    zeros: bool = True,
) -> Drawing:
    """A row per thing with the bars of all votes, those of 0 only with ``zeros``; ``totals`` are those who answered."""
    canvas = Canvas()
    shares = [count / max(1, n) for row in rows for count, n in zip(row.counts, totals, strict=True) if count]
    most, said = max(shares, default=1.0), list[str]()
    for row in rows[:MOST]:
        told = tell(row, totals)
        said.append(f"{row.label}: {' → '.join(told)}.")
        places = [place for place, count in enumerate(row.counts) if zeros or count]
        _row(canvas, row, [(place, names[place], told[place], totals[place] * most) for place in places])
    if len(rows) > MOST:
        note(canvas, say.count("and %(n)d more", "and %(n)d more", len(rows) - MOST))
    return canvas.drawing(title, said)


def tell(row: Row, totals: Sequence[int]) -> list[str]:
    """Each count with its share in per cent, a dash where there is none."""
    pairs = zip(row.counts, totals, strict=True)
    return ["–" if count is None else f"{count} · {round(100 * count / max(1, n))} %" for count, n in pairs]


def _row(canvas: Canvas, row: Row, shown: Sequence[tuple[int, str, str, float]]) -> None:
    """The label beside its bars, each given by its place, name, words and the count of the longest bar."""
    lines = wrapped(row.label, _LABEL - 16, TEXT, 3)
    each, last = _HIGH + 3, len(row.counts) - 1
    canvas.lines(0, canvas.y + TEXT + 1, lines)
    x, room = _LABEL + _NAME, canvas.width - _LABEL - _NAME - _SHARE
    for number, (place, name, words, longest) in enumerate(shown):
        y, style = canvas.y + each * number + 2, "small" if place == last else "small soft"
        canvas.text(x - 8, y + _HIGH - 4, name, style, at="end", room=60)
        wide = room * (row.counts[place] or 0) / max(1, longest)
        canvas.rect(x, y, max(1.5, wide), _HIGH, "bar" if place == last else "rest", round_=2)
        canvas.text(x + wide + 8, y + _HIGH - 3, words, style)
    canvas.y += max(each * len(shown), LINE * len(lines)) + (12 if len(shown) > 1 else 6)
