"""Themes by their people, as bars."""

from facilitator.domain.figures import Themes
from facilitator.language import Language
from facilitator.report.drawings.blocks import note
from facilitator.report.drawings.canvas import Canvas
from facilitator.report.drawings.ranked import Row, rows

_MOST = 15
"""How many are drawn; the rest is counted."""


def draw(canvas: Canvas, figure: Themes, say: Language) -> None:
    """Themes by the people behind them."""
    if not figure.themes:
        note(canvas, say("No answers yet."))
    rows(canvas, [Row(theme.label, theme.people, str(theme.people)) for theme in figure.themes[:_MOST]])
    more = len(figure.themes) - _MOST
    if more > 0:
        note(canvas, say.count("and %(n)d more theme", "and %(n)d more themes", more))
