"""One result beside another: two votes, departments, and a whole day."""

from facilitator import sentences
from facilitator.domain.figures import Department, Departments, OutcomeSheet, Shift
from facilitator.language import Language
from facilitator.report.tabled.grids import NOTHING, Grid, grid, grids, number
from facilitator.sentences import day

_SIDE_BY_SIDE = 6
"""Departments in columns, at most."""


@grids.register
def _(figure: Shift, say: Language) -> tuple[Grid, ...]:
    heads = say("Question"), say("First vote"), say("Now"), say("Movement"), say("Change")
    rows = [
        (
            item.label,
            number(item.before, say),
            number(item.after, say),
            sentences.movement(item, say),
            sentences.change(item, say) or NOTHING,
        )
        for item in figure.items
    ]
    return (grid(heads, rows),)


@grids.register
def _(figure: Departments, say: Language) -> tuple[Grid, ...]:
    """A row per question, or per question and department where there are too many of these to stand side by side."""
    names = sorted({group.name for item in figure.items for group in item.groups})
    if len(names) > _SIDE_BY_SIDE:
        rows = [
            (item.label, group.name, group.n, sentences.department(group, say) or NOTHING)
            for item in figure.items
            for group in item.groups
        ]
        return grid((say("Question"), say("Department"), say("People"), say("Agreement")), rows), _silos(figure, say)
    values = [
        (item.label, *(_value({group.name: group for group in item.groups}.get(name), say) for name in names))
        for item in figure.items
    ]
    return grid((say("Question"), *names), values), _silos(figure, say)


def _value(group: Department | None, say: Language) -> str:
    told = sentences.department(group, say) if group else ""
    return f"{told or NOTHING} (n={group.n})" if group else NOTHING


def _silos(figure: Departments, say: Language) -> Grid:
    verdicts = [(item.label, sentences.silos(item, say), sentences.apart(item, say)) for item in figure.items]
    return grid((say("Question"), say("Silos"), say("Apart")), verdicts)


@grids.register
def _(figure: OutcomeSheet, say: Language) -> tuple[Grid, ...]:
    rows = [(flock.label, sentences.flown(flock, say)) for flock in figure.flocks]
    rows += [
        (part.label, ", ".join(f"{line.text} {sentences.counted(line, say)}".strip() for line in part.lines))
        for part in figure.chosen
    ]
    rows += [(limit.label, sentences.latitude(limit, say)) for limit in figure.amounts]
    rows += [
        (wall.label, "; ".join(f"{each.what} – {each.who}, {day(each.when, say)}" for each in wall.promises))
        for wall in figure.pledges
    ]
    rows += [(say("Noted"), text) for text in figure.notes]
    rows += [(say("The next measurement"), figure.next)] if figure.next else []
    return (grid((say("Step"), say("What came out")), rows),)
