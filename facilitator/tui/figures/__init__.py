"""How figures look in a terminal: one file per figure, each a pure function from value and size to lines."""

from textual.content import Content

from facilitator.domain.figures import Bars, Figure, Histograms, Note, Themes
from facilitator.language import Language
from facilitator.tui.figures import bars, histograms, note, themes


def lines(figure: Figure, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """The figure, or one ``part`` of it, in at most ``height`` lines of at most ``width`` cells."""
    match figure:
        case Histograms():
            found = histograms.lines(figure, part, width, height, say)
        case Themes():
            found = themes.lines(figure, width, height, say)
        case Bars():
            found = bars.lines(figure, width, height, say)
        case Note():
            found = note.lines(figure, width, height)
    return found[: max(0, height)]
