"""Ranked options with their dots and the people behind them."""

from textual.content import Content

from facilitator import sentences
from facilitator.domain.figures import Bar, Bars
from facilitator.language import Language
from facilitator.tui.figures.layout import and_more, cells
from facilitator.tui.show import NOTHING, line, row, words, wrapped

_SHORTEST, _BESIDE = 6, 10
"""Cells of a bar that is worth drawing, and those of place and count beside it."""
_FIRST, _LEAST = 3, 4
"""Options whose words are told whole where that costs others their line, and how many are to be left then."""


def lines(figure: Bars, _part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """As many options as fit, most dots first, and what the numbers mean."""
    if not figure.bars:
        return [words(say("There is nothing to vote on yet."), "$text-muted")]
    told = _told(figure, width, say)
    space = max(1, height - len(told) - (1 if told else 0))
    n = len(figure.bars)
    tall = 3 if space >= 3 * n else 2 if space >= 2 * n else 1
    label = min(max(cells(bar.label) for bar in figure.bars), max(4, width - _SHORTEST - _BESIDE))
    if tall == 1 and any(cells(bar.label) > label for bar in figure.bars[:_FIRST]) and space > 2 * _LEAST:
        tall = 2
    fits = max(1, space // tall)
    kept = figure.bars if n <= fits else figure.bars[: max(1, (space - 1) // tall)]
    most = max(1, *(bar.value for bar in figure.bars))
    found: list[Content] = []
    for place, bar in enumerate(kept, start=1):
        found += _flat(place, bar, most, width, label) if tall == 1 else _bar(place, bar, most, width, tall, say)
    found += [and_more(n - len(kept), width, say)] if n > len(kept) else []
    return [*found, NOTHING, *told] if told else found


def _flat(place: int, bar: Bar, most: int, width: int, label: int) -> list[Content]:
    """All in one line; seven eighths high, so that bars below each other stay apart."""
    head = line(bar.label, label, "bold" if place <= _FIRST else "")
    filled = words("▇" * _length(bar, most, max(4, width - label - _BESIDE)), "$primary")
    return [row(words(f"{place:>2} ", "$text-muted"), head, " ", filled, words(f" {bar.value}", "bold"))]


def _bar(place: int, bar: Bar, most: int, width: int, tall: int, say: Language) -> list[Content]:
    count = say.count("%(n)d person", "%(n)d people", bar.people)
    room = max(4, width - (22 if bar.felt is None else 29))
    filled = words("█" * _length(bar, most, room), "$primary")
    tone = "bold" if place <= _FIRST else ""
    head = row(words(f"{place:>2} ", "$text-muted"), line(bar.label, max(4, width - 3), tone))
    everywhere = "" if bar.felt is None else " ○ " + say.number(bar.felt, 2)
    body = row("   ", filled, words(f" {bar.value}", "bold"), words(f" ({count})", "$text-muted"), everywhere)
    return [head, body, *[NOTHING] * (tall - 2)]


def _length(bar: Bar, most: int, room: int) -> int:
    """Cells of a bar; one at least for what has a dot."""
    return max(1, round(room * bar.value / most)) if bar.value else 0


def _told(figure: Bars, width: int, say: Language) -> list[Content]:
    if figure.favourites is None or not any(bar.value for bar in figure.bars):
        return []
    text = say("As if the dots fell on %(n).1f options alike.", n=figure.favourites)
    found = wrapped(text, width, 2, "$text-muted")
    felt = sentences.felt(figure, say)
    return [*wrapped(felt, width, 2), *found] if felt else found
