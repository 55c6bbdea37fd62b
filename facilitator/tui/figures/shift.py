"""Two rounds of a question: how far the room agreed before and agrees now, and how many moved which way."""

from collections.abc import Iterator

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Shift, ShiftItem
from facilitator.language import Language
from facilitator.tui.figures import journeys
from facilitator.tui.figures.layout import Block, first_ones, remarks, roomiest, span, stacked
from facilitator.tui.figures.strip import MEDIAN, between, place, strip
from facilitator.tui.show import NOTHING, ends, fit, line, row, words, wrapped

_BEFORE, _NOW, _BOTH = "○", "●", "◉"
_BAR = 6
"""Cells of the shortest bar that tells something."""
_KINDS = (("█", "$primary"), ("▓", "$accent"), ("░", "$text-muted"))
"""Toward the first centre, away from it, as far as before."""


def lines(figure: Shift, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """One question large if it is chosen or alone, otherwise all of them."""
    chosen = [item for item in figure.items if item.id == part] or figure.items
    if len(chosen) == 1:
        return single(chosen[0], width, height, say)
    return roomiest(_several(figure, width, height, say), height)


def single(item: ShiftItem, width: int, height: int, say: Language) -> list[Content]:
    """Gauge and movement, and below where people came from and went to."""
    strip_, moved = gauge(item.before, item.after, width, say), _moved(item, width, say)
    legend = [line(_explained(say), width, "$text-muted")] if item.before.phi is not None else []
    for head in ([strip_, *legend, NOTHING, *moved], [strip_, NOTHING, *moved], [strip_, *moved]):
        drawn = journeys.lines(item.moves, width, height - len(head) - 1, say)
        if drawn:
            return [*head, NOTHING, *drawn]
    return roomiest(([strip_, *legend, NOTHING, *moved], [strip_, *legend, *moved], [strip_, *moved]), height)


def _explained(say: Language) -> str:
    return say("○ first round   ● now")


def _several(figure: Shift, width: int, height: int, say: Language) -> Iterator[list[Content]]:
    told = [_explained(say)]
    full = [
        [*wrapped(i.label, width, 2, "bold"), gauge(i.before, i.after, width, say), *_moved(i, width, say)]
        for i in figure.items
    ]
    triple = [
        [line(i.label, width, "bold"), gauge(i.before, i.after, width, say), *_counted(i, width, say)]
        for i in figure.items
    ]
    double = [[line(i.label, width, "bold"), gauge(i.before, i.after, width, say)] for i in figure.items]
    for blocks, air in ((full, 1), (full, 0), (triple, 1), (triple, 0), (double, 0)):
        drawn = stacked(blocks, air)
        yield [*drawn, *remarks(told, width, height - len(drawn), "$text-muted")]
    one: list[Block] = [
        [ends(span(item.label, width), numbers(item.before, item.after, say), width)] for item in figure.items
    ]
    yield first_ones(one, height, width, say)


def numbers(before: Agreement, after: Agreement, say: Language) -> Content:
    """The number of both rounds."""
    first, now = (sentences.number(each, say) or "–" for each in (before, after))
    return row(words(first, "$text-muted"), words(" → "), words(now, "bold $accent"))


def gauge(before: Agreement, after: Agreement, width: int, say: Language) -> Content:
    """Both rounds on a strip from 0 to 1, an arrow between them, and their numbers."""
    told = numbers(before, after, say)
    return row(between("0", _arrow(before, after, max(3, width - 6 - told.cell_length)), "1"), "  ", told)


def _arrow(before: Agreement, after: Agreement, length: int) -> Content:
    first, now = (None if value is None else place(value, length) for value in (shown(before), shown(after)))
    marks: dict[int, tuple[str, str]] = {}
    if first is not None:
        marks[first] = (_BEFORE, "bold")
    if now is not None:
        marks[now] = (_BOTH if first == now else _NOW, MEDIAN)
    if first is None or now is None or abs(first - now) < 2:
        return strip(length, marks)
    marks[now - 1 if first < now else now + 1] = ("▶" if first < now else "◀", "$primary")
    return strip(length, marks, (min(first, now), max(first, now)))


def _moved(item: ShiftItem, width: int, say: Language) -> list[Content]:
    """The counts as a bar with their sentence beside or below it, and whether it is a change."""
    told, change = sentences.movement(item, say), sentences.change(item, say)
    text = f"{told}. {change}" if change else told
    if item.both < SAY_NUMBER:
        return wrapped(told, width, 2, "$text-muted")
    style = "bold" if item.claim else ""
    room = min(24, width // 3)
    if words(text).cell_length + room + 2 <= width:
        return [row(fit(_bar(item, room), room), "  ", words(text, style))]
    return [_bar(item, width), *wrapped(text, width, 3, style)]


def _counted(item: ShiftItem, width: int, say: Language) -> list[Content]:
    """The counts on one line, with as much of a bar as there is room for."""
    text = line(sentences.movement(item, say), width, "bold" if item.claim else "")
    told = words(sentences.movement(item, say), "bold" if item.claim else "")
    room = min(24, width - told.cell_length - 2)
    return [row(fit(_bar(item, room), room), "  ", told)] if room >= _BAR and item.both >= SAY_NUMBER else [text]


def _bar(item: ShiftItem, room: int) -> Content:
    counts, found, cells, people = (item.toward, item.away, item.stayed), [], 0, 0
    for count, (sign, style) in zip(counts, _KINDS, strict=True):
        people += count
        upto = round(room * people / item.both)
        found.append(words(sign * (upto - cells), style))
        cells = upto
    return row(*found)
