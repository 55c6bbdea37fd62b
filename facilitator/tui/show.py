"""Words -> Content: the only maker of text on screen. It never reads markup and never passes a control character on.

Widths are terminal cells. Textual reads markup in plain strings nearly everywhere, so widgets get ``Content`` only.
"""

from collections.abc import Iterable

from textual.content import Content

_JOINERS = "\u200d\ufe0f"
NOTHING = Content("")


def plain(text: str, *, lines: bool = False) -> str:
    """The text without anything a terminal would obey; white space becomes spaces, or stays line breaks."""
    keep = _JOINERS + "\n" if lines else _JOINERS
    return "".join(c if c.isprintable() or c in keep else " " for c in text)


def words(text: str, style: str = "") -> Content:
    """The text as typed, over one or several lines, in a style such as ``"bold $primary"``."""
    safe = plain(text, lines=True)
    return Content.styled(safe, style) if style and safe else Content(safe)


def line(text: str, width: int, style: str = "") -> Content:
    """The text on one line of exactly ``width`` cells: cut with an ellipsis or filled with spaces."""
    return fit(words(plain(text), style), width)


def fit(content: Content, width: int) -> Content:
    """Content of exactly ``width`` cells."""
    if content.cell_length > width:
        content = content.truncate(max(0, width), ellipsis=True)
    return content.pad_right(max(0, width - content.cell_length))


def wrapped(text: str, width: int, most: int, style: str = "") -> list[Content]:
    """The text wrapped at words to at most ``most`` lines of ``width`` cells, the last one cut with an ellipsis."""
    if width < 1 or most < 1 or not text:
        return []
    safe = plain(text)
    rows = [row.rstrip() for row in Content(safe).wrap(width)]
    if len(rows) > most:
        rest = " ".join(row.plain for row in rows[most - 1 :])
        rows = [*rows[: most - 1], Content(rest).truncate(width, ellipsis=True)]
    return [Content.styled(row.plain, style) if style and row.plain else row for row in rows]


def row(*parts: Content | str) -> Content:
    """Parts beside each other; strings are the tool's own."""
    return Content("").join(part if isinstance(part, Content) else words(part) for part in parts)


def column(rows: Iterable[Content]) -> Content:
    """Rows below each other."""
    return Content("\n").join(rows)


def ends(left: Content, right: Content, width: int) -> Content:
    """Two parts at both ends of a line of ``width`` cells; the left one gives way."""
    room = max(0, width - right.cell_length - 1)
    return row(fit(left, room), " " * max(0, width - right.cell_length - room), right)
