"""Places on a line: everybody as a dot between two ends, the median marked, the middle half of the room drawn heavy."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import SliderItem, Sliders
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures.layout import Block, first_ones, hint, roomiest, span, stacked
from facilitator.tui.figures.people import MIDDLE, axis, explained, grained, heap, highest
from facilitator.tui.figures.strip import MEDIAN, Cells, place, strip
from facilitator.tui.show import fit, line, row, words, wrapped

_HIGHEST = 12
"""Lines of a heap that nobody needs more of."""
_PLACES = 22
"""Places that stay apart on a strip, whatever its width; as far apart as that allows, people stand on each other."""
_STRIP_FROM = 44
"""Narrower than this, an item on one line has its median in figures and no strip."""


def lines(figure: Sliders, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """One item large if it is chosen or alone, otherwise all of them below each other."""
    items = tuple(item for item in figure.items if item.id == part) or figure.items
    if not any(item.values for item in items):
        n = max((item.agreement.n for item in items), default=0)
        return wrapped(too_few(n, say), width, min(2, height), "$text-muted")
    return roomiest(_candidates(items, width, height, say), height)


@dataclass(frozen=True, slots=True)
class _Heap:
    """At most ``rows`` lines above each axis, places ``grain`` cells apart; ``fullest`` people share one at most."""

    rows: int
    grain: int
    fullest: int


def _heaps(items: tuple[SliderItem, ...], width: int) -> tuple[list[_Heap], list[_Heap]]:
    """Heaps with a dot per person, the coarsest first, and lower ones with columns."""
    coarsest = max(1, min(5, width // _PLACES))
    fullest = {g: max(highest(grained(_places(item, width), g)) for item in items) for g in range(coarsest, 0, -1)}
    dots = [_Heap(most, grain, most) for grain, most in fullest.items() if most <= _HIGHEST]
    return dots, [_Heap(rows, 1, fullest[1]) for rows in range(min(fullest[1] - 1, _HIGHEST), 0, -1)]


def _candidates(items: tuple[SliderItem, ...], width: int, height: int, say: Language) -> Iterator[list[Content]]:
    dots, columns = _heaps(items, width)
    shapes = [(heap_, told, air) for told, air in ((True, 2), (True, 1), (False, 1)) for heap_ in dots or columns[:6]]
    shapes += [(heap_, False, air) for air in (1, 0) for heap_ in columns]
    for heap_, told, air in [*shapes, (_Heap(0, 1, 0), False, 0)]:
        blocks = [_block(item, width, heap_, say, alone=len(items) == 1, told=told) for item in items]
        drawn = stacked(blocks, air)
        yield [*drawn, *hint(explained(heap_.rows, heap_.fullest, say), width, height - len(drawn))]
    yield first_ones([[_single(item, width, say)] for item in items], height, width, say)


def _place(item: SliderItem, value: float, length: int) -> int:
    return place((value - item.low) / (item.high - item.low), length)


def _places(item: SliderItem, length: int) -> list[int]:
    return [_place(item, value, length) for value in item.values]


def _middle(item: SliderItem, length: int) -> tuple[int, int, int] | None:
    if item.q1 is None or item.median is None or item.q3 is None:
        return None
    return _place(item, item.q1, length), _place(item, item.median, length), _place(item, item.q3, length)


def _block(item: SliderItem, width: int, heap_: _Heap, say: Language, *, alone: bool, told: bool) -> Block:
    """Label and number, the heap, its axis, both ends, and the sentence if it is ``told``."""
    found = [] if alone else _head(item, width, 2 if heap_.rows else 1, say)
    middle = _middle(item, width)
    if middle is None:
        return [*found, *wrapped(too_few(item.agreement.n, say), width, 2, "$text-muted")]
    places = grained(_places(item, width), heap_.grain)
    rows = min(heap_.rows, highest(places)) if heap_.fullest <= heap_.rows else heap_.rows
    cells = Cells(width, rows + 1)
    heap(cells, places, rows, rows if heap_.fullest <= heap_.rows else heap_.fullest)
    axis(cells, rows, "─" * width, middle)
    found += [*cells.lines(), _ends(item, width, middle[1], say)]
    return [*found, *wrapped(sentences.middle(item, say), width, 3)] if told else found


def _head(item: SliderItem, width: int, most: int, say: Language) -> Block:
    number = sentences.number(item.agreement, say)
    verdict = words(f"{number}  {sentences.word(item.agreement, say)}" if width >= 60 else number)
    room = max(1, width - verdict.cell_length - 2)
    first, *rest = wrapped(item.label, room, most, "bold") or [words("")]
    return [row(fit(first, room), "  ", verdict) if number else first, *rest]


def _ends(item: SliderItem, width: int, median: int, say: Language) -> Content:
    """What both ends mean, the median in figures below its mark where it does not touch them."""
    low, high = say.amount(item.low, item.unit), say.amount(item.high, item.unit)
    texts = f"{low} {item.low_label}".strip(), f"{item.high_label} {high}".strip()
    left, right = (span(text, width, "$text-muted") for text in texts)
    if left.cell_length + right.cell_length + 2 > width:
        texts, half = (item.low_label or low, item.high_label or high), (width - 2) // 2
        left, right = (span(text, half, "$text-muted") for text in texts)
    gap = width - left.cell_length - right.cell_length
    value = span(say.amount(item.median or 0, item.unit), width, MEDIAN)
    before = median - value.cell_length // 2 - left.cell_length
    after = gap - before - value.cell_length
    if min(before, after) < 2:
        return row(left, " " * gap, right)
    return row(left, " " * before, value, " " * after, right)


def _single(item: SliderItem, width: int, say: Language) -> Content:
    """Label, median and strip on one line."""
    if len(item.values) < SAY_NUMBER or item.median is None:
        return line(f"{item.label} · n={item.agreement.n}", width)
    value = span(f" {say.amount(item.median, item.unit)}", width // 2, "bold")
    length = min(40, width // 3) if width >= _STRIP_FROM else 0
    label = max(1, width - value.cell_length - (length + 2 if length else 0))
    middle = _middle(item, length)
    if not length or middle is None:
        return fit(row(line(item.label, label, "bold"), value), width)
    drawn = strip(length, {middle[1]: (MIDDLE, MEDIAN)}, (middle[0], middle[2]))
    return fit(row(line(item.label, label, "bold"), "  ", drawn, value), width)
