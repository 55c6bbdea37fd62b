"""What gives way where a figure has little room: remarks first, then air, then what stands last; knows no figure."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from facilitator.language import Language
from facilitator.tui.show import NOTHING, line, plain, words, wrapped

Block = list[Content]
"""Lines that belong together."""


def remarks(texts: Iterable[str], width: int, space: int, first: str = "") -> list[Content]:
    """Sentences below a picture, a line of air above, in at most ``space`` lines; only those that fit as a whole.

    The ``first`` one has a style of its own.
    """
    found: list[Content] = []
    for text in texts:
        rows = wrapped(text, width, max(1, space), "$text-muted" if found else first)
        if rows and len(rows) == len(wrapped(text, width, 99)) and len(found) + len(rows) < space:
            found += rows
    return [NOTHING, *found] if found else []


def hint(text: str, width: int, space: int) -> list[Content]:
    """How to read a picture, quietly below it, if there is room for all of it and a line of air."""
    return [each.stylize("$text-muted") for each in remarks([text], width, space)]


def roomiest(candidates: Iterable[list[Content]], height: int) -> list[Content]:
    """The first candidate that fits in ``height`` lines, else the last one, whatever its height."""
    found: list[Content] = []
    for found in candidates:
        if len(found) <= height:
            return found
    return found


def stacked(blocks: Sequence[Block], air: int = 0) -> list[Content]:
    """Blocks below each other with ``air`` empty lines between."""
    found: list[Content] = []
    for block in blocks:
        found += [NOTHING] * (air if found else 0) + block
    return found


def first_ones(blocks: Sequence[Block], height: int, width: int, say: Language, each: int = 1, of: int = 0) -> Block:
    """As many whole blocks as fit, and how many more there are: of ``of`` things (one a block), ``each`` in a block."""
    if len(stacked(blocks)) <= height:
        return stacked(blocks)
    found: list[Content] = []
    for shown, block in enumerate(blocks):
        if found and len(found) + len(block) >= height:
            return [*found[: max(1, height - 1)], and_more((of or len(blocks)) - each * shown, width, say)][:height]
        found += block
    return found[:height]


def and_more(n: int, width: int, say: Language) -> Content:
    """How many do not fit."""
    return line(say.count("and %(n)d more", "and %(n)d more", n), width, "$text-muted")


def span(text: str, most: int, style: str = "") -> Content:
    """The text on one line as wide as it is, at most ``most`` cells."""
    return line(text, max(0, min(most, cells(text))), style)


def cells(text: str) -> int:
    """The cells a text takes on one line."""
    return words(plain(text)).cell_length
