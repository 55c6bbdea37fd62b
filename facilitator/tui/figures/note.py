"""A sentence for everybody, in the middle of the room it has."""

from textual.content import Content

from facilitator.domain.figures import Note
from facilitator.language import Language
from facilitator.tui.show import NOTHING, wrapped


def lines(figure: Note, _part: str | None, width: int, height: int, _say: Language) -> list[Content]:
    """The text, wrapped, centred up and down; empty lines give way where it is long."""
    found = [row for part in figure.text.splitlines() for row in (wrapped(part, width, height, "bold") or [NOTHING])]
    if len(found) > height:
        found = [row for row in found if row is not NOTHING]
    above = max(0, (height - len(found)) // 2)
    return [NOTHING] * above + found
