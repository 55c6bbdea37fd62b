"""Ranked options with their dots and the people behind them."""

from textual.content import Content

from facilitator import sentences
from facilitator.domain.figures import Bar, Bars
from facilitator.language import Language
from facilitator.tui.show import NOTHING, line, row, words, wrapped


def lines(figure: Bars, _part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """As many options as fit, most dots first, and what the numbers mean."""
    if not figure.bars:
        return [words(say("There is nothing to vote on yet."), "$text-muted")]
    told = _told(figure, width, say)
    space = max(1, height - len(told) - (1 if told else 0))
    tall = 3 if space >= 3 * len(figure.bars) else 2 if space >= 2 * len(figure.bars) else 1
    kept = figure.bars[: max(1, space // tall)]
    most = max(1, *(bar.value for bar in figure.bars))
    found: list[Content] = []
    for place, bar in enumerate(kept, start=1):
        found += _bar(place, bar, most, width, tall, say)
    return [*found, NOTHING, *told] if told else found


def _bar(place: int, bar: Bar, most: int, width: int, tall: int, say: Language) -> list[Content]:
    count = say.count("%(n)d person", "%(n)d people", bar.people)
    if tall == 1:
        room = max(4, width // 4)
        head = line(bar.label, max(4, width - room - 10), "bold" if place <= 3 else "")
        filled = words("█" * round(room * bar.value / most), "$primary")
        return [row(words(f"{place:>2} ", "$text-muted"), head, " ", filled, words(f" {bar.value}", "bold"))]
    room = max(4, width - (22 if bar.felt is None else 29))
    filled = words("█" * round(room * bar.value / most), "$primary")
    head = row(words(f"{place:>2} ", "$text-muted"), line(bar.label, max(4, width - 3), "bold" if place <= 3 else ""))
    everywhere = "" if bar.felt is None else " ○ " + say.number(bar.felt, 2)
    body = row("   ", filled, words(f" {bar.value}", "bold"), words(f" ({count})", "$text-muted"), everywhere)
    return [head, body, *[NOTHING] * (tall - 2)]


def _told(figure: Bars, width: int, say: Language) -> list[Content]:
    if figure.favourites is None or not any(bar.value for bar in figure.bars):
        return []
    text = say("As if the dots fell on %(n).1f options alike.", n=figure.favourites)
    found = wrapped(text, width, 2, "$text-muted")
    felt = sentences.felt(figure, say)
    return [*wrapped(felt, width, 2), *found] if felt else found
