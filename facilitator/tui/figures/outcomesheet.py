"""The outcome sheet: the flock then and now with the star between them, and below what else the day brought."""

from collections.abc import Iterator

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.domain.figures import OutcomeSheet, SheetFlock, SheetPart
from facilitator.language import Language
from facilitator.tui.figures.gatherings import GAP, Room, arranged, beside, blocks
from facilitator.tui.figures.layout import Block, roomiest, stacked
from facilitator.tui.figures.shift import gauge
from facilitator.tui.figures.skies import sky
from facilitator.tui.show import NOTHING, row, words, wrapped

_HIGHEST, _LOWEST = 18, 5
"""Lines of a band with skies at most and at least."""
_SKY = 18
"""Cells of the narrowest sky whose birds can be told from each other."""
_CENTRE = 30
"""Cells that stay for the star between two skies."""
_LEVELS = tuple(
    Room(*each) for each in ((12, 3, 2), (12, 2, 1), (8, 2, 1), (5, 2, 1), (5, 1, 1), (3, 1, 1), (3, 1, 0), (2, 1, 0))
)
"""From roomy to narrow."""


def lines(figure: OutcomeSheet, _part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """All that the day brought; where there is little room, less of each part, and no sky at last."""
    if figure == OutcomeSheet():
        return wrapped(say("Nothing has come out yet."), width, 2, "$text-muted")
    return roomiest(_candidates(figure, width, height, say), height)


def _candidates(figure: OutcomeSheet, width: int, height: int, say: Language) -> Iterator[list[Content]]:
    star = next((part for part in figure.chosen if part.star), None)
    flock = figure.flocks[0] if figure.flocks else None
    made: list[list[Content]] = []
    for level in _LEVELS:
        made.append(arranged(blocks(figure, star, level, width, say), width, level.air))
        if len(made[-1]) < height:
            yield _sheet(_band(star, flock, width, height - len(made[-1]) - 1, _LOWEST, say), made[-1])
    for below in made:
        if len(below) < height:
            yield _sheet(_band(star, flock, width, height - len(below) - 1, 0, say), below)
    yield stacked([_plainly(star, flock, width, 1, say), *blocks(figure, star, Room(1, 1, 0), width, say)])


def _sheet(band: list[Content], below: list[Content]) -> list[Content]:
    return stacked([part for part in (band, below) if part], 1)


def _band(
    star: SheetPart | None, flock: SheetFlock | None, width: int, height: int, least: int, say: Language
) -> list[Content]:
    """The flock then and now on up to ``height`` lines, the star between; in words alone where that is too low."""
    skies = 2 if flock and flock.before else 1
    side = min(width // 4 + 4, (width - _CENTRE) // skies - GAP)
    if flock is None or side < _SKY or (height < _LOWEST and not least):
        return _plainly(star, flock, width, 2, say)
    rows = max(_LOWEST, min(_HIGHEST, height))
    first = _sky(flock.before or flock.after, say("at first") if flock.before else "", side, rows, say)
    centre = _centre(star, flock, width - skies * (side + GAP), rows, say)
    parts = [(first, side), (centre, width - skies * (side + GAP))]
    if flock.before:
        parts.append((_sky(flock.after, say("now"), side, rows, say), side))
    return beside(parts)


def _sky(agreement: Agreement, when: str, width: int, rows: int, say: Language) -> Block:
    """A flock with its number below."""
    number = words(sentences.number(agreement, say) or "–", "bold $accent")
    caption = row(words(f"{when} ", "$text-muted"), number) if when else number
    return [*sky(agreement, width, rows - 1), _middled(caption, width)]


def _centre(star: SheetPart | None, flock: SheetFlock, width: int, rows: int, say: Language) -> Block:
    """The star large as words can be, and how far the room has come, as much of it as fits."""
    head = wrapped(star.label, width, 1, "$text-muted") if star else []
    motto = wrapped(f"★ {star.lines[0].text}", width, 3, "bold $accent") if star else []
    told = wrapped(flock.label, width, 2, "bold")
    strip = [gauge(flock.before, flock.after, min(width, 44), say)] if flock.before else []
    meaning = sentences.turned(flock, say) or sentences.meaning(flock.after, say)
    moved = wrapped(meaning, width, 2, "$text-muted")
    full = [*head, *motto, NOTHING, *told, *strip, *moved] if motto else [*told, *strip, *moved]
    tight = (full, [*head, *motto, *told[:1], *strip], [*motto, *strip], motto or strip)
    found = [_middled(each, width) for each in roomiest(tight, rows)][:rows]
    return [*[NOTHING] * ((rows - len(found)) // 2), *found]


def _plainly(star: SheetPart | None, flock: SheetFlock | None, width: int, most: int, say: Language) -> Block:
    """Star and flock in words."""
    motto = wrapped(f"★ {star.lines[0].text}", width, most, "bold $accent") if star else []
    if flock is None:
        return motto
    told = f"{sentences.named(flock.label)} {sentences.flown(flock, say)}"
    return [*motto, *wrapped(told, width, 1, "bold")]


def _middled(content: Content, width: int) -> Content:
    return row(" " * max(0, (width - content.cell_length) // 2), content)
