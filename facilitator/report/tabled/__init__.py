"""A figure as tables of words and numbers, for those who do not see it and for text without pictures."""

from facilitator.domain.figures import Figure
from facilitator.language import Language
from facilitator.report.tabled import answers, beside, things
from facilitator.report.tabled.grids import NOTHING, Grid, grids

__all__ = ["NOTHING", "Grid", "answers", "beside", "tabled", "things"]


def tabled(figure: Figure, say: Language) -> tuple[Grid, ...]:
    """The tables of a figure that have rows."""
    return tuple(grid for grid in grids(figure, say) if grid.rows)
