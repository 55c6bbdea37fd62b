"""The wall of pledges: what, who, by when and at which cost, those due first at the top."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from facilitator import sentences
from facilitator.domain.figures import Pledges, Promise
from facilitator.language import Language
from facilitator.tui.figures.layout import Block, cells, first_ones, roomiest, span, stacked
from facilitator.tui.show import NOTHING, fit, line, row, words, wrapped

_CARD = 36
"""Cells that a pledge needs to stand beside another one."""
_LEAST = 2
"""Lines of the smallest card: what is done, and who by when."""
_COSTS_FROM = 50
"""Cells from which on a pledge on one line tells its cost."""
_NAME = 8
"""Cells of a name for which day and cost give way."""


def lines(figure: Pledges, _part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """As many pledges as fit, how many more there are, and what they cost in all."""
    if not figure.promises:
        return wrapped(say("No pledges yet."), width, 2, "$text-muted")
    total = line(sentences.budget(figure, say), width, "bold")
    told = [NOTHING, total] if height >= 8 else [total] if height >= 4 else []
    space = max(1, height - len(told))
    return [*roomiest(_candidates(figure, width, space, say), space), *told]


def _candidates(figure: Pledges, width: int, height: int, say: Language) -> Iterator[list[Content]]:
    """One beside another only where they do not fit below each other; of hundreds, only those that may be seen."""
    most, many = max(1, min(3, (width + 2) // (_CARD + 2))), len(figure.promises)
    for what, air in ((3, 1), (2, 1), (2, 0)):
        for columns in range(1, most + 1):
            if _LEAST * many <= height * columns:
                yield stacked(_cards(figure, figure.promises, columns, what, width, say), air)
    if many <= height or height < 8:
        yield first_ones(_table(figure, figure.promises[: height + 1], width, say), height, width, say, of=many)
    seen = figure.promises[: most * height]
    yield first_ones(_cards(figure, seen, most, 1, width, say), height, width, say, most, many)


def _cards(
    figure: Pledges, promises: Sequence[Promise], columns: int, most: int, width: int, say: Language
) -> list[Block]:
    """Rows of cards beside each other, ``most`` lines for what is done."""
    each = (width - 2 * (columns - 1)) // columns
    cards = [_card(figure, promise, each, most, say) for promise in promises]
    rows = [cards[i : i + columns] for i in range(0, len(cards), columns)]
    return [_beside(row_, each) for row_ in rows]


def _beside(cards: list[Block], each: int) -> Block:
    if len(cards) == 1:
        return cards[0]
    found = []
    for i in range(max(len(card) for card in cards)):
        cells = [fit(card[i] if i < len(card) else NOTHING, each) for card in cards]
        found.append(row(*(part for cell in cells for part in (cell, "  "))).rstrip())
    return found


def _card(figure: Pledges, promise: Promise, width: int, most: int, say: Language) -> Block:
    head = [row(words("▌ ", "$primary"), text) for text in wrapped(promise.what, width - 2, most, "bold")]
    about = [line(f"  → {promise.about}", width, "$text-muted")] if promise.about and most > 1 else []
    return [*head, row("  ", _details(figure, promise, width - 2, say)), *about]


def _details(figure: Pledges, promise: Promise, width: int, say: Language) -> Content:
    """Who, by when and at which cost; a long name gives way."""
    day, cost = sentences.day(promise.when, say), _cost(figure, promise, say)
    told = (say("by %(day)s", day=day) + cost, day + cost, say("by %(day)s", day=day), day)
    whole = [text for text in told[:2] if cells(text) + 3 + cells(promise.who) <= width]
    cut = [text for text in told if cells(text) + 3 + _NAME <= width]
    tail = span(" · " + [*whole, *cut[1:], *cut, day][0], width)
    return fit(row(span(promise.who, max(4, width - tail.cell_length), "$primary"), tail), width)


def _cost(figure: Pledges, promise: Promise, say: Language) -> str:
    return f" · {say.amount(promise.budget, figure.unit)}" if promise.budget else ""


def _table(figure: Pledges, promises: Sequence[Promise], width: int, say: Language) -> list[Block]:
    """A pledge on a line, its details in columns of their own."""
    days = [sentences.day(promise.when, say) for promise in promises]
    costs = [say.amount(p.budget, figure.unit) if p.budget and width >= _COSTS_FROM else "" for p in promises]
    name = min(_longest([promise.who for promise in promises]), max(6, width // 4))
    day, cost = _longest(days), _longest(costs)
    what = max(1, width - name - day - 2 * 2 - (cost + 2 if cost else 0))
    found: list[Block] = []
    for promise, when, money in zip(promises, days, costs, strict=True):
        details = row("  ", line(promise.who, name, "$primary"), "  ", line(when, day))
        tail = row("  ", " " * (cost - cells(money)), span(money, cost)) if cost else NOTHING
        about = words(f"  → {promise.about}" if promise.about else "", "$text-muted")
        found.append([fit(row(fit(row(words(promise.what, "bold"), about), what), details, tail), width)])
    return found


def _longest(texts: list[str]) -> int:
    return max(cells(text) for text in texts)
