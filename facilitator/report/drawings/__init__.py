"""Figures as SVG: each is drawn by the file of its name, a pure function of a frozen value; knows no file and no page.

What a figure says goes along for those who do not see it.
"""

from importlib import import_module

from facilitator import sentences
from facilitator.domain.figures import Figure, Note, Themes
from facilitator.language import Language
from facilitator.report.drawings import heat
from facilitator.report.drawings.canvas import Canvas, Drawing

__all__ = ["Drawing", "drawn", "mapped"]
_TOLD = 25
"""How many lines of a ranking are told to those who do not see it."""


def drawn(figure: Figure, title: str, say: Language) -> Drawing | None:
    """The drawing of a figure under a title; None for what is only words."""
    if isinstance(figure, Note):
        return None
    canvas = Canvas()
    import_module(f"{__name__}.{type(figure).__name__.lower()}").draw(canvas, figure, say)
    return canvas.drawing(title, sentences.told(figure, say, _TOLD))


def mapped(figure: Figure, title: str, say: Language) -> Drawing | None:
    """The map of categories and departments of short answers; None where there is none, or nothing on it."""
    if not isinstance(figure, Themes) or figure.heat is None or heat.empty(figure.heat):
        return None
    canvas = Canvas()
    heat.draw(canvas, figure.heat, say)
    return canvas.drawing(title, [])
