"""A QR code that phones read from a terminal: both colours are painted in every cell, with a quiet zone of four.

Black on white whatever the theme, since readers expect it; knows nothing of what it encodes.
"""

from collections.abc import Iterable
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from facilitator.invitation.qr import Modules, matrix, of_url

__all__ = ["QrCode", "full_blocks", "half_blocks", "matrix", "of_url"]

_INK, _PAPER = "#000000", "#ffffff"
_STYLES = {
    (top, low): Style(color=_INK if top else _PAPER, bgcolor=_INK if low else _PAPER)
    for top in (True, False)
    for low in (True, False)
}


def half_blocks(modules: Modules) -> list[Strip]:
    """Two modules per cell, one above the other."""
    rows = (*modules, (False,) * len(modules[0])) if len(modules) % 2 else modules
    return [_strip(zip(*pair, strict=True), "▀") for pair in zip(rows[::2], rows[1::2], strict=True)]


def full_blocks(modules: Modules) -> list[Strip]:
    """One module on two cells beside each other, for terminals with gaps between lines."""
    return [_strip(zip(row, row, strict=True), "  ") for row in modules]


def _strip(cells: Iterable[tuple[bool, bool]], text: str) -> Strip:
    """Modules above and below, dark or not; those that are alike beside each other are drawn as one."""
    return Strip([Segment(text * len(list(alike)), _STYLES[both]) for both, alike in groupby(cells)])


class QrCode(Widget):
    """Shows ``data``; ``blocks`` chooses the large form where it fits."""

    DEFAULT_CSS = "QrCode { width: auto; height: auto; }"

    data: reactive[str] = reactive("", layout=True, init=False)
    blocks: reactive[bool] = reactive(default=False, layout=True, init=False)

    def __init__(self, data: str, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self._strips: list[Strip] = []
        self.set_reactive(QrCode.data, data)
        self._prepare()

    def _prepare(self) -> None:
        modules = matrix(self.data)
        self._strips = full_blocks(modules) if self.blocks else half_blocks(modules)

    def watch_data(self) -> None:
        """Another code."""
        self._prepare()

    def watch_blocks(self) -> None:
        """Another form."""
        self._prepare()

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  Textual's signature
        """Cells across."""
        return self._strips[0].cell_length

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  as above
        """Lines down."""
        return len(self._strips)

    def render_line(self, y: int) -> Strip:
        """One line of the code."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width)
