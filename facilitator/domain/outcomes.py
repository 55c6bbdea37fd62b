"""One step's part of the outcome sheet, from what the wall showed of it; knows figures, no session."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import msgspec

from facilitator.domain.agreement import Agreement
from facilitator.domain.figures import (
    Amounts,
    Bars,
    Choices,
    Claims,
    Figure,
    Histograms,
    Ladder,
    OutcomeSheet,
    Plane,
    Pledges,
    SheetAmount,
    SheetFlock,
    SheetLine,
    SheetPart,
    SheetPledges,
    Shift,
    Sliders,
    Themes,
)
from facilitator.domain.figures.counted import ChoiceItem

Part: TypeAlias = SheetFlock | SheetPart | SheetAmount | SheetPledges


@dataclass(frozen=True, slots=True)
class Came:
    """What came out of a step: its figure by ``people``, and beside the first vote on its questions if there was one.

    ``top`` lines are wanted of it, 0 for all.
    """

    id: str
    label: str
    top: int
    people: int
    figure: Figure
    agreement: Agreement | None
    before: Agreement | None = None
    shift: Shift | None = None


def gathered(came: Sequence[Came], notes: tuple[str, ...], next_: str) -> OutcomeSheet:
    """The sheet of all that came out."""
    parts = [part for part in map(_part, came) if part is not None]
    return OutcomeSheet(
        tuple(part for part in parts if isinstance(part, SheetFlock)),
        tuple(part for part in parts if isinstance(part, SheetPart)),
        tuple(part for part in parts if isinstance(part, SheetAmount)),
        tuple(part for part in parts if isinstance(part, SheetPledges)),
        notes,
        next_,
    )


def _part(came: Came) -> Part | None:
    """The step's part; None where too little came out to be told."""
    match came.figure:
        case Histograms() | Sliders():
            return _flock(came)
        case Amounts():
            return _amount(came, came.figure)
        case Pledges():
            return _pledges(came, came.figure)
    found = lines(came.figure, came.people)
    kept = found[: came.top or None]
    left = len(found) - len(kept)
    return SheetPart(came.id, came.label, tuple(kept), left, star=came.top == 1) if kept else None


def _flock(came: Came) -> SheetFlock | None:
    if came.agreement is None or came.agreement.phi is None:
        return None
    items = came.shift.items if came.shift else ()
    bare = tuple(msgspec.structs.replace(item, moves=()) for item in items)
    return SheetFlock(came.id, came.label, came.before, came.agreement, bare)


def _amount(came: Came, figure: Amounts) -> SheetAmount | None:
    have, should = figure.lines[0], figure.lines[1] if len(figure.lines) > 1 else None
    if have.median is None:
        return None
    wished, n = should.median if should else None, len(have.values)
    return SheetAmount(came.id, came.label, figure.unit, n, have.median, wished, figure.official, figure.within)


def _pledges(came: Came, figure: Pledges) -> SheetPledges | None:
    if not figure.promises:
        return None
    first = figure.promises[: came.top or None]
    return SheetPledges(came.id, came.label, first, len(figure.promises), figure.unit, figure.budget)


def lines(figure: Figure, people: int) -> list[SheetLine]:
    """What was chosen or said, best first, by how many of ``people``."""
    match figure:
        case Bars():
            return [SheetLine(bar.label, bar.people, people) for bar in figure.bars if bar.value]
        case Themes():
            return [SheetLine(theme.label, theme.people, people) for theme in figure.themes]
        case Ladder():
            return [SheetLine(rung.label) for rung in figure.rungs]
        case Plane():
            told = [(spot.x + spot.y, spot.label) for spot in figure.spots if spot.x is not None and spot.y is not None]
            return [SheetLine(label) for _, label in sorted(told, key=lambda spot: -spot[0])]
        case Claims():
            return [SheetLine(item.label, item.better, item.n) for item in figure.items if item.better]
        case Choices(items) if len(items) == 1:
            return _chosen(items[0])
        case Choices(items):
            named = [(item.label, _chosen(item)) for item in items]
            return [_answering(found[0], label) for label, found in named if found]
    return []


def _chosen(item: ChoiceItem) -> list[SheetLine]:
    """The options most chosen first; of all who answered, those who do not know too."""
    asked = item.n + item.agreement.unsure
    found = [SheetLine(share.label, share.count, asked) for share in item.shares if share.count]
    return sorted(found, key=lambda line: -line.count)


def _answering(line: SheetLine, label: str) -> SheetLine:
    """The line with what it answers in front."""
    return msgspec.structs.replace(line, text=f"{label.rstrip('.:?')}: {line.text}")
