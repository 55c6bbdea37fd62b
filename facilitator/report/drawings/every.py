"""Which figure is drawn by which file; what it says goes along for those who do not see it."""

from collections.abc import Callable
from typing import Any

from facilitator import sentences
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
from facilitator.report.drawings import (
    amounts,
    choices,
    claims,
    departments,
    heat,
    histograms,
    ladder,
    outcomes,
    plane,
    pledges,
    ranked,
    shift,
    sliders,
)
from facilitator.report.drawings.canvas import Canvas, Drawing

_HANDS: dict[type[Any], Callable[[Canvas, Any, Language], None]] = {
    Histograms: histograms.draw,
    Choices: choices.draw,
    Sliders: sliders.draw,
    Amounts: amounts.draw,
    Claims: claims.draw,
    Themes: ranked.themes,
    Bars: ranked.bars,
    Ladder: ladder.draw,
    Plane: plane.draw,
    Pledges: pledges.draw,
    Shift: shift.draw,
    Departments: departments.draw,
    OutcomeSheet: outcomes.draw,
}
_TOLD = 25
"""How many lines of a ranking are told to those who do not see it."""


def drawn(figure: Figure, title: str, say: Language) -> Drawing | None:
    """The drawing of a figure under a title; None for what is only words."""
    if isinstance(figure, Note):
        return None
    canvas = Canvas()
    _HANDS[type(figure)](canvas, figure, say)
    return canvas.drawing(title, sentences.told(figure, say, _TOLD))


def mapped(figure: Figure, title: str, say: Language) -> Drawing | None:
    """The map of categories and departments of short answers; None where there is none, or nothing on it."""
    if not isinstance(figure, Themes) or figure.heat is None or heat.empty(figure.heat):
        return None
    canvas = Canvas()
    heat.draw(canvas, figure.heat, say)
    return canvas.drawing(title, [])
