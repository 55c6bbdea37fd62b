"""Who says better than half of this room: bars of claims, the most that can be right marked, the overhang hatched."""

from collections.abc import Iterator

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Claim, Claims
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures.layout import Block, first_ones, hint, roomiest, span, stacked
from facilitator.tui.figures.people import pointer
from facilitator.tui.figures.strip import Cells
from facilitator.tui.show import ends, line, row, words, wrapped

_BAR_FROM = 44
"""Narrower than this, a quality on one line has its count and no bar."""
_RIGHT, _OVER, _REST, _MARK = "█", "▚", "·", "┃"


def lines(figure: Claims, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """One quality large if it is chosen or alone, otherwise all of them below each other."""
    items = tuple(item for item in figure.items if item.id == part) or figure.items
    if all(item.n < SAY_NUMBER for item in items):
        n = max((item.n for item in items), default=0)
        return wrapped(too_few(n, say), width, min(2, height), "$text-muted")
    return roomiest(_candidates(items, width, height, say), height)


def _candidates(items: tuple[Claim, ...], width: int, height: int, say: Language) -> Iterator[list[Content]]:
    alone = len(items) == 1
    for thick, marked, told, air in (
        (5, True, True, 2),
        (3, True, True, 2), (3, True, True, 1), (2, True, True, 1), (1, True, True, 1),
        (2, True, False, 1), (1, True, False, 1), (1, True, False, 0), (1, False, False, 0),
    ):  # fmt: skip
        blocks = [_block(item, width, thick, say, alone=alone, marked=marked, told=told) for item in items]
        drawn = stacked(blocks, air)
        yield [*drawn, *hint(say("█ can be · ▚ more than can be"), width, height - len(drawn))]
    yield first_ones([[_single(item, width, say)] for item in items], height, width, say)


def _bar(item: Claim, length: int) -> tuple[Cells, int]:
    """A line for everybody in ``length`` cells, and where on it stands the mark of the most that can be right."""
    cells, room = Cells(length), max(1, length - 1)
    mark = round(room * item.possible / item.n)
    filled = round(room * item.better / item.n)
    if item.better > item.possible:
        filled = max(filled, mark + 1)
    elif item.better < item.possible:
        filled = min(filled, mark)
    cells.put(0, 0, _REST * length, "$text-muted")
    cells.put(0, 0, _RIGHT * min(filled, mark), "$primary")
    cells.put(mark + 1, 0, _OVER * (filled - mark), "bold $accent")
    cells.put(mark, 0, _MARK, "bold")
    return cells, mark


def _block(item: Claim, width: int, thick: int, say: Language, *, alone: bool, marked: bool, told: bool) -> Block:
    """Label and count, the bar, the mark in words and the sentence."""
    if item.n < SAY_NUMBER:
        return [line(item.label, width, "bold"), line(too_few(item.n, say), width, "$text-muted")]
    count = span(say("%(better)d of %(n)d", better=item.better, n=item.n), width, "bold")
    found = [ends(words("") if alone else span(item.label, width, "bold"), count, width)]
    cells, mark = _bar(item, width)
    found += [cells.line(0)] * thick
    if marked:
        found.append(pointer(mark, say("at most %(n)d", n=item.possible), width, "bold"))
    return [*found, *wrapped(sentences.claim(item, say), width, 4)] if told else found


def _single(item: Claim, width: int, say: Language) -> Content:
    """Label, bar and count on one line."""
    if item.n < SAY_NUMBER:
        return line(f"{item.label} · n={item.n}", width)
    count = span(" " + say("%(better)d of %(n)d", better=item.better, n=item.n), width // 2, "bold")
    length = min(40, width // 3) if width >= _BAR_FROM else 0
    label = line(item.label, max(1, width - count.cell_length - (length + 1 if length else 0)), "bold")
    return row(label, " ", _bar(item, length)[0].line(0), count) if length else row(label, count)
