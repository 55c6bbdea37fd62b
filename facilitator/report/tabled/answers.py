"""What people chose, placed and named: statements, choices, lines, amounts and claims."""

from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Amounts, Choices, Claims, Histograms, Sliders
from facilitator.language import Language
from facilitator.report.tabled.grids import NOTHING, Grid, grid, grids, number


@grids.register
def _(figure: Histograms, say: Language) -> tuple[Grid, ...]:
    points = max((len(item.counts) for item in figure.items), default=0)
    unsure = any(item.agreement.unsure for item in figure.items)
    rows = [
        (
            item.label,
            *(item.counts if item.agreement.n >= SAY_NUMBER else [NOTHING] * len(item.counts)),
            *([item.agreement.unsure] if unsure else []),
            item.agreement.n,
            number(item.agreement, say),
        )
        for item in figure.items
    ]
    heads = [say("Statement"), *map(str, range(1, points + 1)), *([say("I don't know")] if unsure else [])]
    return (grid([*heads, say("Answers"), say("Agreement")], rows),)


@grids.register
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
            number(item.agreement, say),
        )
        for item in figure.items
    ]
    return (grid(heads, rows),)


@grids.register
def _(figure: Sliders, say: Language) -> tuple[Grid, ...]:
    heads = say("Question"), say("Lower quarter"), say("Median"), say("Upper quarter"), say("Answers"), say("Agreement")
    rows = [
        (
            item.label,
            *(NOTHING if each is None else say.amount(each, item.unit) for each in (item.q1, item.median, item.q3)),
            len(item.values),
            number(item.agreement, say),
        )
        for item in figure.items
    ]
    return (grid(heads, rows),)


@grids.register
def _(figure: Amounts, say: Language) -> tuple[Grid, ...]:
    heads = say("Question"), say("Lower quarter"), say("Median"), say("Upper quarter"), say("Answers"), say("Factor")
    rows = [
        (
            line.label,
            *(NOTHING if each is None else say.amount(each, figure.unit) for each in (line.q1, line.median, line.q3)),
            line.agreement.n,
            NOTHING if line.factor is None else say.number(line.factor, 1),
        )
        for line in figure.lines
    ]
    return (grid(heads, rows),)


@grids.register
def _(figure: Claims, say: Language) -> tuple[Grid, ...]:
    heads = say("Quality"), say("Say better"), say("Can be"), say("Mistaken at least"), say("Answers")
    rows = [
        (item.label, *((item.better, item.possible, item.mistaken) if item.n >= SAY_NUMBER else [NOTHING] * 3), item.n)
        for item in figure.items
    ]
    return (grid(heads, rows),)
