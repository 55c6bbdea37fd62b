"""How wide words are and where their lines break, for text that SVG does not wrap; widths are those of Helvetica."""

import unicodedata
from collections.abc import Sequence

from facilitator.domain.text import graphemes

_WIDTHS = {
    222: "ijl'",
    278: " !,./:;I[]\\ft|",
    333: "()-`r·",
    355: '"',
    389: "*°",
    500: "cksvxyzJ–",
    556: "#$0123456789?Labdeghnopqu_",
    584: "+<=>~×",
    667: "ABEKPSVXY&",
    611: "FTZ",
    722: "CDHNRUw",
    778: "GOQ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "…—@→",
}
_WIDTH_OF = {char: width for width, chars in _WIDTHS.items() for char in chars}
_OTHER, _WIDE = 600, 1000
_BOLD = 1.08
_MORE = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in units of ``size``, a little generous."""
    return sum(map(_wide, graphemes(text))) * size / 1000 * (_BOLD if bold else 1.0)


def wrapped(text: str, room: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most ``most`` lines no wider than ``room``; what does not fit ends in an ellipsis."""
    lines, rest = list[str](), text.split()
    while rest and len(lines) < most:
        last = len(lines) == most - 1
        line, rest = _line(rest, room, size, bold=bold)
        lines.append(clipped(" ".join([line, *rest]), room, size, bold=bold) if last and rest else line)
    return lines


def clipped(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it is wider than ``room``."""
    if width(text, size, bold=bold) <= room:
        return text
    return _beginning(graphemes(text), room - width(_MORE, size, bold=bold), size, bold=bold).rstrip() + _MORE


def _line(words: list[str], room: float, size: float, *, bold: bool) -> tuple[str, list[str]]:
    """As many words as fit, one at least, broken where it alone is too wide; and the rest."""
    line = words[0]
    if width(line, size, bold=bold) > room:
        letters = graphemes(line)
        start = _beginning(letters, room, size, bold=bold) or letters[0]
        rest = line[len(start) :]
        return start, [rest, *words[1:]] if rest else words[1:]
    for count, word in enumerate(words[1:], 1):
        longer = f"{line} {word}"
        if width(longer, size, bold=bold) > room:
            return line, words[count:]
        line = longer
    return line, []


def _beginning(letters: Sequence[str], room: float, size: float, *, bold: bool) -> str:
    """As many letters from the first one on as fit."""
    wide = 0.0
    for count, letter in enumerate(letters):
        wide += width(letter, size, bold=bold)
        if wide > room:
            return "".join(letters[:count])
    return "".join(letters)


def _wide(grapheme: str) -> int:
    char = grapheme[0]
    known = _WIDTH_OF.get(char) or _WIDTH_OF.get(unicodedata.normalize("NFD", char)[0])
    if known is None and (unicodedata.east_asian_width(char) in "WF" or unicodedata.category(char) == "So"):
        return _WIDE
    return known or _OTHER
