"""Which colour of bird is which department; empty while no bird wears one."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator.tui.show import NOTHING, column, row, words
from facilitator.tui.widgets.flock import COLOURS


class Legend(Static):
    """Shows ``names``, those of inks 1, 2, 3 ... of the flock."""

    DEFAULT_CSS = "Legend { height: auto; }"

    names: reactive[tuple[str, ...]] = reactive((), init=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(NOTHING, id=id)

    def watch_names(self) -> None:
        """Other departments."""
        self._draw()

    def on_resize(self) -> None:
        """Another width."""
        self._draw()

    def _draw(self) -> None:
        """As many beside each other as fit; a name stays with its colour."""
        rows: list[Content] = []
        for ink, name in enumerate(self.names, 1):
            part = row(words("● ", f"bold {COLOURS[ink]}"), words(name))
            beside = row(rows[-1], "   ", part) if rows else part
            rows[max(0, len(rows) - 1) :] = [beside] if beside.cell_length <= self.size.width else [*rows[-1:], part]
        self.display = bool(rows)
        self.update(column(rows))

    def on_mount(self) -> None:
        """Take no room before there is something to tell."""
        self.display = bool(self.names)
