"""What came out, as a phone tells it: a number, a word and a plain sentence per part; knows figures, no page."""

from collections.abc import Iterator
from functools import singledispatch

import msgspec

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.shape import few
from facilitator.domain.agreement.shape import shown as phi_shown
from facilitator.domain.figures import (
    Amounts,
    Bars,
    Choices,
    Claims,
    Figure,
    Histograms,
    Ladder,
    Note,
    OutcomeSheet,
    Plane,
    Pledges,
    Sliders,
    Themes,
)
from facilitator.language import Language

_MOST, _PLEDGES = 10, 60
"""How many of a ranking a phone lists, and how many pledges."""


class Part(msgspec.Struct, frozen=True):
    """One part: ``phi`` 0..1 as it may be printed and ``number`` as it is, its shape, and what it says."""

    label: str
    phi: float | None
    number: str
    word: str
    shape: str
    sentence: str


class Outcome(msgspec.Struct, frozen=True):
    """The parts of what came out, and whole lines below them; both empty only where there is nothing to tell."""

    parts: tuple[Part, ...]
    lines: tuple[str, ...]


def outcome(figure: Figure, whole: Agreement | None, title: str, say: Language) -> Outcome:
    """What a figure says on a phone; ``whole`` is told where its parts have no number of their own."""
    if isinstance(figure, Note):
        return Outcome((), ())
    parts, lines = list(_parts(figure, say)), list(_lines(figure, say))
    if whole and not any(part.shape for part in parts):
        parts.insert(0, _part(title, whole, say, sentences.reading(figure, whole, say)))
    return Outcome(tuple(parts), tuple(lines if parts or lines else [say("No answers yet.")]))


def _part(label: str, agreement: Agreement, say: Language, sentence: str = "") -> Part:
    """One part; where there is no sentence of its own, what its shape says."""
    word = sentences.word(agreement, say)
    told = sentence or sentences.meaning(agreement, say)
    return Part(label, phi_shown(agreement), sentences.number(agreement, say), word, agreement.shape, told)


@singledispatch
def _parts(_figure: object, _say: Language) -> Iterator[Part]:
    yield from ()


@_parts.register
def _(figure: Histograms, say: Language) -> Iterator[Part]:
    yield from (_part(item.label, item.agreement, say) for item in figure.items)


@_parts.register
def _(figure: Choices, say: Language) -> Iterator[Part]:
    for item in figure.items:
        yield _part(item.label, item.agreement, say, " ".join(sentences.told(Choices((item,)), say)))


@_parts.register
def _(figure: Sliders, say: Language) -> Iterator[Part]:
    yield from (_part(item.label, item.agreement, say, sentences.middle(item, say)) for item in figure.items)


@_parts.register
def _(figure: Amounts, say: Language) -> Iterator[Part]:
    for line in figure.lines:
        told = ""
        if line.median is not None:
            median = say.amount(line.median, figure.unit)
            told = say("The middle of the room is %(middle)s.", middle=median) + " " + sentences.factor(line, say)
        yield _part(line.label, line.agreement, say, told)


@_parts.register
def _(figure: Claims, say: Language) -> Iterator[Part]:
    for item in figure.items:
        told = sentences.claim(item, say) or sentences.meaning(few(item.n), say)
        yield Part(item.label, None, "", "", "", told)


@_parts.register
def _(figure: Plane, say: Language) -> Iterator[Part]:
    for spot in figure.spots:
        if spot.x is None or spot.y is None:
            yield Part(spot.label, None, "", "", "", sentences.meaning(few(0), say))
            continue
        place = f"{figure.x.label} {say.number(spot.x)}, {figure.y.label} {say.number(spot.y)}"
        middle = figure.size / 2
        if middle not in (spot.x, spot.y):
            name = figure.quadrants[2 * (spot.y < middle) + (spot.x > middle)]
            place = f"{place}: {name}" if name else place
        yield Part(spot.label, None, "", "", "", place)


@_parts.register
def _(figure: OutcomeSheet, say: Language) -> Iterator[Part]:
    for flock in figure.flocks:
        told = (f"{sentences.flown(flock, say)}.", sentences.turned(flock, say))
        yield _part(flock.label, flock.after, say, " ".join(filter(None, told)))


def _lines(figure: Figure, say: Language) -> Iterator[str]:
    match figure:
        case Amounts():
            if figure.official is not None:
                yield say("The official answer is %(amount)s.", amount=say.amount(figure.official, figure.unit))
                yield sentences.official(figure, say)
        case Pledges():
            yield from sentences.told(figure, say, _PLEDGES)
        case Themes():
            yield from sentences.told(figure, say, _MOST)
            yield from filter(None, (sentences.provisional(figure, say),))
        case OutcomeSheet():
            yield from sentences.told(msgspec.structs.replace(figure, flocks=()), say, _MOST)
        case Bars() | Ladder():
            yield from sentences.told(figure, say, _MOST)
