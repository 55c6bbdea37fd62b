"""A figure told in lines of words, for the console, lists and readers: what the picture shows, most telling first."""

from collections.abc import Iterator
from functools import singledispatch

from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import (
    Amounts,
    Bars,
    ChoiceItem,
    Choices,
    Claims,
    Departments,
    Figure,
    Histograms,
    Ladder,
    OutcomeSheet,
    Plane,
    Pledges,
    Promise,
    Shift,
    Sliders,
    Themes,
)
from facilitator.language import Language
from facilitator.sentences import figures as sentences
from facilitator.sentences import sheets
from facilitator.sentences.departments import undivided, verdict_of
from facilitator.sentences.shapes import number, word
from facilitator.sentences.units import day, named

MOST = 5
"""How many of a ranking are told."""


def told(figure: Figure, say: Language, most: int = MOST) -> list[str]:
    """The figure in lines; none where it has nothing to tell yet."""
    return [line for line in _lines(figure, say, most) if line]


def spread(figure: Figure) -> list[str]:
    """How often each point was chosen, a line per statement; nothing below five answers or for other figures."""
    if not isinstance(figure, Histograms):
        return []
    found = []
    for item in figure.items:
        ends = {1: item.low, len(item.counts): item.high}
        points = [f"{n} ({ends[n]})" if ends.get(n) else str(n) for n in range(1, len(item.counts) + 1)]
        counts = [f"{point}: {n}" for point, n in zip(points, item.counts, strict=True)]
        if sum(item.counts) >= SAY_NUMBER:
            found.append(f"{named(item.label)} {', '.join(counts)}")
    return found


@singledispatch
def _lines(_figure: object, _say: Language, _most: int) -> Iterator[str]:
    yield from ()


@_lines.register
def _(figure: Histograms, say: Language, _most: int) -> Iterator[str]:
    if len(figure.items) > 1:
        yield from (f"{named(item.label)} {_verdict(item.agreement, say)}" for item in figure.items)


@_lines.register
def _(figure: Choices, say: Language, _most: int) -> Iterator[str]:
    alone = len(figure.items) == 1
    yield from (_choice(item, say, alone=alone) for item in figure.items if item.n >= SAY_NUMBER)


@_lines.register
def _(figure: Sliders, say: Language, _most: int) -> Iterator[str]:
    yield from (
        f"{named(item.label)} {sentences.middle(item, say)}" for item in figure.items if item.median is not None
    )


@_lines.register
def _(figure: Amounts, say: Language, _most: int) -> Iterator[str]:
    for line in figure.lines:
        if line.median is not None:
            median = say("median %(amount)s", amount=say.amount(line.median, figure.unit))
            yield f"{named(line.label)} {median}. {sentences.factor(line, say)}"
    yield sentences.official(figure, say)


@_lines.register
def _(figure: Claims, say: Language, _most: int) -> Iterator[str]:
    yield from (f"{named(item.label)} {sentences.claim(item, say)}" for item in figure.items if item.n >= SAY_NUMBER)


@_lines.register
def _(figure: Themes, _say: Language, most: int) -> Iterator[str]:
    yield from (f"{place}. {theme.label} ({theme.people})" for place, theme in enumerate(figure.themes[:most], 1))


@_lines.register
def _(figure: Bars, say: Language, most: int) -> Iterator[str]:
    yield from (f"{place}. {bar.label} ({bar.value})" for place, bar in enumerate(figure.bars[:most], 1) if bar.value)
    yield sentences.felt(figure, say)


@_lines.register
def _(figure: Ladder, say: Language, most: int) -> Iterator[str]:
    yield from (f"{rung.place}. {rung.label} ({say.number(rung.score)})" for rung in figure.rungs[:most])
    yield sentences.winner(figure, say)


@_lines.register
def _(figure: Plane, say: Language, _most: int) -> Iterator[str]:
    x, y = figure.x.label, figure.y.label
    for spot in figure.spots:
        if spot.x is not None and spot.y is not None:
            yield f"{named(spot.label)} {x} {say.number(spot.x)}, {y} {say.number(spot.y)}"


@_lines.register
def _(figure: Pledges, say: Language, most: int) -> Iterator[str]:
    yield from (_promised(promise, figure.unit, say) for promise in figure.promises[:most])
    if figure.promises:
        yield sentences.budget(figure, say)


@_lines.register
def _(figure: Shift, say: Language, _most: int) -> Iterator[str]:
    for item in figure.items:
        before, after = number(item.before, say) or "–", number(item.after, say) or "–"
        parts = (
            f"{named(item.label)} {before} → {after}.",
            sentences.movement(item, say).removesuffix(".") + ".",
            sentences.change(item, say),
        )
        yield " ".join(filter(None, parts))


@_lines.register
def _(figure: Departments, say: Language, _most: int) -> Iterator[str]:
    for item in figure.items:
        found = " ".join(filter(None, (verdict_of(item, figure.items, say), sentences.apart(item, say))))
        yield f"{named(item.label)} {found}" if found else ""
    yield from undivided(figure.items, say)


@_lines.register
def _(figure: OutcomeSheet, say: Language, most: int) -> Iterator[str]:
    for flock in figure.flocks:
        yield " ".join(filter(None, (f"{named(flock.label)} {sheets.flown(flock, say)}.", sheets.turned(flock, say))))
    for part in figure.chosen:
        texts = (f"{line.text} ({sheets.counted(line, say)})" if line.of else line.text for line in part.lines)
        yield f"{named(part.label)} {'; '.join(texts)}"
    for limit in figure.amounts:
        yield f"{named(limit.label)} {sheets.latitude(limit, say)} {sheets.allowed(limit, say)}".rstrip()
    for wall in figure.pledges:
        yield f"{named(wall.label)} {sentences.budget(wall, say)}"
        yield from (_promised(promise, wall.unit, say) for promise in wall.promises[:most])
    yield from (f"★ {note}" for note in figure.notes)
    if figure.next:
        yield say("Measured again: %(when)s", when=figure.next)


def _promised(promise: Promise, unit: str, say: Language) -> str:
    cost = f" ({say.amount(promise.budget, unit)})" if promise.budget else ""
    about = f" → {promise.about}" if promise.about else ""
    return f"{promise.what} – {promise.who}, {day(promise.when, say)}{cost}{about}"


def _verdict(agreement: Agreement, say: Language) -> str:
    return f"{number(agreement, say) or '–'} {word(agreement, say)}".strip()


def _choice(item: ChoiceItem, say: Language, *, alone: bool) -> str:
    counts = [f"{share.label} {share.count}" for share in item.shares]
    if item.agreement.unsure:
        counts.append(say("do not know %(n)d", n=item.agreement.unsure))
    together = ", ".join(counts)
    return together if alone else f"{named(item.label)} {together}"
