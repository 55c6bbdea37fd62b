"""How figures look in a terminal: one file per figure, each a pure function from value and size to lines."""

from textual.content import Content

from facilitator.domain.figures import (
    Amounts,
    Bars,
    Choices,
    Claims,
    Departments,
    Figure,
    Histograms,
    Ladder,
    Note,
    OutcomeSheet,
    Plane,
    Pledges,
    Shift,
    Sliders,
    Themes,
)
from facilitator.language import Language
from facilitator.tui.figures import (
    amounts,
    bars,
    choices,
    claims,
    departments,
    histograms,
    ladder,
    note,
    outcomes,
    plane,
    pledges,
    shift,
    sliders,
    themes,
)


def lines(figure: Figure, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """The figure, or one ``part`` of it, in at most ``height`` lines of at most ``width`` cells."""
    match figure:
        case Histograms():
            found = histograms.lines(figure, part, width, height, say)
        case Choices():
            found = choices.lines(figure, part, width, height, say)
        case Sliders():
            found = sliders.lines(figure, part, width, height, say)
        case Amounts():
            found = amounts.lines(figure, part, width, height, say)
        case Claims():
            found = claims.lines(figure, part, width, height, say)
        case Plane():
            found = plane.lines(figure, part, width, height, say)
        case Shift():
            found = shift.lines(figure, part, width, height, say)
        case Departments():
            found = departments.lines(figure, part, width, height, say)
        case _:
            found = _whole(figure, width, height, say)
    return found[: max(0, height)]


def _whole(
    figure: Bars | Ladder | Note | OutcomeSheet | Pledges | Themes, width: int, height: int, say: Language
) -> list[Content]:
    """A figure that is looked at as a whole only."""
    match figure:
        case Themes():
            return themes.lines(figure, width, height, say)
        case Bars():
            return bars.lines(figure, width, height, say)
        case Ladder():
            return ladder.lines(figure, width, height, say)
        case Pledges():
            return pledges.lines(figure, width, height, say)
        case OutcomeSheet():
            return outcomes.lines(figure, width, height, say)
        case Note():
            return note.lines(figure, width, height)
