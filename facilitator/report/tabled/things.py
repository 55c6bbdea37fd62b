"""Things in an order: themes, options with dots, ranks and places, pledges."""

from facilitator.domain.figures import Bars, Ladder, Plane, Pledges, Rung, Themes
from facilitator.language import Language
from facilitator.report.tabled.grids import NOTHING, Grid, grid, grids, number
from facilitator.sentences import day


@grids.register
def _(figure: Themes, say: Language) -> tuple[Grid, ...]:
    themes = grid(
        (say("Theme"), say("People"), say("Short answers")),
        ((theme.label, theme.people, len(theme.entries)) for theme in figure.themes),
    )
    if figure.heat is None or not (figure.heat.rows and figure.heat.columns):
        return (themes,)
    heat = figure.heat
    rows = [(name, *counts, total) for name, counts, total in zip(heat.rows, heat.cells, heat.by_row, strict=True)]
    return themes, grid((say("Category"), *heat.columns, say("all")), [*rows, (say("all"), *heat.by_column, "")])


@grids.register
def _(figure: Bars, say: Language) -> tuple[Grid, ...]:
    felt = any(bar.felt is not None for bar in figure.bars)
    heads = [say("Option"), say("Dots"), say("People"), *([say("Felt by every department")] if felt else [])]
    rows = [
        (
            bar.label,
            bar.value,
            bar.people,
            *([NOTHING if bar.felt is None else say.number(bar.felt, 2)] if felt else []),
        )
        for bar in figure.bars
    ]
    return (grid(heads, rows),)


@grids.register
def _(figure: Ladder, say: Language) -> tuple[Grid, ...]:
    heads = say("Option"), say("Place"), say("Points"), say("Middle rank"), say("Half of the room")
    rows = [
        (rung.label, rung.place, say.number(rung.score), say.number(rung.median), _span(rung, say))
        for rung in figure.rungs
    ]
    return (grid(heads, rows),)


def _span(rung: Rung, say: Language) -> str:
    return f"{say.number(rung.q1)}–{say.number(rung.q3)}"


@grids.register
def _(figure: Plane, say: Language) -> tuple[Grid, ...]:
    heads = say("Option"), figure.x.label, say("Agreement"), figure.y.label, say("Agreement")
    rows = [
        (
            spot.label,
            NOTHING if spot.x is None else say.number(spot.x),
            number(spot.x_agreement, say),
            NOTHING if spot.y is None else say.number(spot.y),
            number(spot.y_agreement, say),
        )
        for spot in figure.spots
    ]
    return (grid(heads, rows),)


@grids.register
def _(figure: Pledges, say: Language) -> tuple[Grid, ...]:
    cost = any(promise.budget for promise in figure.promises)
    about = any(promise.about for promise in figure.promises)
    heads = [say("What"), say("Who"), say("By when"), *([say("About")] if about else [])]
    heads += [say("Budget")] if cost else []
    rows = [
        (
            promise.what,
            promise.who,
            day(promise.when, say),
            *([promise.about or NOTHING] if about else []),
            *([say.amount(promise.budget, figure.unit) if promise.budget else NOTHING] if cost else []),
        )
        for promise in figure.promises
    ]
    return (grid(heads, rows),)
