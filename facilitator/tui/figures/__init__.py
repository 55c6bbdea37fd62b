"""How figures look in a terminal: each is drawn by the file of its name, a pure function of value and size to lines."""

from importlib import import_module
from pkgutil import iter_modules

from textual.content import Content

from facilitator.domain.figures import Figure
from facilitator.language import Language


def lines(figure: Figure, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """The figure, or one ``part`` of it, in at most ``height`` lines of at most ``width`` cells.

    The file is read when the first figure of its name is drawn, unless ``read_all`` was there before.
    """
    drawer = import_module(f"{__name__}.{type(figure).__name__.lower()}")
    found: list[Content] = drawer.lines(figure, part, width, height, say)
    return found[: max(0, height)]


def read_all() -> None:
    """Read the file of every figure: 40 ms that the first screen does without and no result should wait for."""
    for each in iter_modules(__path__):
        import_module(f"{__name__}.{each.name}")
