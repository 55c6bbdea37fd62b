"""A figure as a table of words and numbers, for those who do not see it and for text without pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import (
    Amounts,
    Bars,
    Choices,
    Claims,
    Departments,
    Figure,
    Histograms,
    Ladder,
    Plane,
    Pledges,
    Shift,
    Sliders,
    Themes,
)
from facilitator.language import Language
from facilitator.sentences import amount, day

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under heads; the first cell of a row says what it is about."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tabled(figure: Figure, say: Language) -> tuple[Grid, ...]:
    """The tables of a figure that have rows."""
    return tuple(grid for grid in _grids(figure, say) if grid.rows)


@singledispatch
def _grids(_figure: object, _say: Language) -> tuple[Grid, ...]:
    return ()


def _grid(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Grid:
    return Grid(tuple(heads), tuple(tuple(map(str, row)) for row in rows))


def _number(agreement: Agreement) -> str:
    return sentences.number(agreement) or NOTHING


@_grids.register
def _(figure: Histograms, say: Language) -> tuple[Grid, ...]:
    points = max((len(item.counts) for item in figure.items), default=0)
    unsure = any(item.agreement.unsure for item in figure.items)
    rows = [
        (
            item.label,
            *(item.counts if item.agreement.n >= SAY_NUMBER else [NOTHING] * len(item.counts)),
            *([item.agreement.unsure] if unsure else []),
            item.agreement.n,
            _number(item.agreement),
        )
        for item in figure.items
    ]
    heads = [say("Statement"), *map(str, range(1, points + 1)), *([say("I don't know")] if unsure else [])]
    return (_grid([*heads, say("Answers"), say("Agreement")], rows),)


@_grids.register
def _(figure: Choices, say: Language) -> tuple[Grid, ...]:
    if not figure.items:
        return ()
    unsure = any(item.agreement.unsure for item in figure.items)
    heads = [say("Question"), *(share.label for share in figure.items[0].shares)]
    heads += [*([say("I don't know")] if unsure else []), say("Answers"), say("Agreement")]
    rows = [
        (
            item.label,
            *(share.count if item.n >= SAY_NUMBER else NOTHING for share in item.shares),
            *([item.agreement.unsure] if unsure else []),
            item.n,
            _number(item.agreement),
        )
        for item in figure.items
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Sliders, say: Language) -> tuple[Grid, ...]:
    heads = say("Question"), say("Lower quarter"), say("Median"), say("Upper quarter"), say("Answers"), say("Agreement")
    rows = [
        (
            item.label,
            *(NOTHING if each is None else amount(each, item.unit) for each in (item.q1, item.median, item.q3)),
            len(item.values),
            _number(item.agreement),
        )
        for item in figure.items
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Amounts, say: Language) -> tuple[Grid, ...]:
    heads = say("Question"), say("Lower quarter"), say("Median"), say("Upper quarter"), say("Answers"), say("Factor")
    rows = [
        (
            line.label,
            *(NOTHING if each is None else amount(each, figure.unit) for each in (line.q1, line.median, line.q3)),
            line.agreement.n,
            NOTHING if line.factor is None else f"{line.factor:.1f}",
        )
        for line in figure.lines
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Claims, say: Language) -> tuple[Grid, ...]:
    heads = say("Quality"), say("Say better"), say("Can be"), say("Mistaken at least"), say("Answers")
    rows = [
        (item.label, *((item.better, item.possible, item.mistaken) if item.n >= SAY_NUMBER else [NOTHING] * 3), item.n)
        for item in figure.items
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Themes, say: Language) -> tuple[Grid, ...]:
    themes = _grid(
        (say("Theme"), say("People"), say("Short answers")),
        ((theme.label, theme.people, len(theme.entries)) for theme in figure.themes),
    )
    if figure.heat is None or not (figure.heat.rows and figure.heat.columns):
        return (themes,)
    heat = figure.heat
    rows = [(name, *counts, total) for name, counts, total in zip(heat.rows, heat.cells, heat.by_row, strict=True)]
    return themes, _grid((say("Category"), *heat.columns, say("all")), [*rows, (say("all"), *heat.by_column, "")])


@_grids.register
def _(figure: Bars, say: Language) -> tuple[Grid, ...]:
    felt = any(bar.felt is not None for bar in figure.bars)
    heads = [say("Option"), say("Dots"), say("People"), *([say("Felt by every department")] if felt else [])]
    rows = [
        (bar.label, bar.value, bar.people, *([NOTHING if bar.felt is None else f"{bar.felt:.2f}"] if felt else []))
        for bar in figure.bars
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Ladder, say: Language) -> tuple[Grid, ...]:
    heads = say("Option"), say("Place"), say("Points"), say("Middle rank"), say("Half of the room")
    rows = [
        (rung.label, rung.place, f"{rung.score:g}", f"{rung.median:g}", f"{rung.q1:g}–{rung.q3:g}")
        for rung in figure.rungs
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Plane, say: Language) -> tuple[Grid, ...]:
    heads = say("Option"), figure.x.label, say("Agreement"), figure.y.label, say("Agreement")
    rows = [
        (
            spot.label,
            NOTHING if spot.x is None else f"{spot.x:g}",
            _number(spot.x_agreement),
            NOTHING if spot.y is None else f"{spot.y:g}",
            _number(spot.y_agreement),
        )
        for spot in figure.spots
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Pledges, say: Language) -> tuple[Grid, ...]:
    cost = any(promise.budget for promise in figure.promises)
    heads = [say("What"), say("Who"), say("By when"), *([say("Budget")] if cost else [])]
    rows = [
        (
            promise.what,
            promise.who,
            day(promise.when, say),
            *([amount(promise.budget, figure.unit) if promise.budget else NOTHING] if cost else []),
        )
        for promise in figure.promises
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Shift, say: Language) -> tuple[Grid, ...]:
    heads = say("Question"), say("First vote"), say("Now"), say("Movement"), say("Change")
    rows = [
        (
            item.label,
            _number(item.before),
            _number(item.after),
            sentences.movement(item, say),
            sentences.change(item, say) or NOTHING,
        )
        for item in figure.items
    ]
    return (_grid(heads, rows),)


@_grids.register
def _(figure: Departments, say: Language) -> tuple[Grid, ...]:
    heads = say("Question"), say("Department"), say("People"), say("Agreement")
    rows = [
        (item.label, group.name, group.n, sentences.department(group) or NOTHING)
        for item in figure.items
        for group in item.groups
    ]
    verdicts = [(item.label, sentences.silos(item, say), sentences.apart(item, say)) for item in figure.items]
    return _grid(heads, rows), _grid((say("Question"), say("Silos"), say("Apart")), verdicts)
