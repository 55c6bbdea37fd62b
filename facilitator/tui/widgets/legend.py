"""Which colour of bird is which department; empty while no bird wears one."""

from textual.reactive import reactive
from textual.widgets import Static

from facilitator.tui.show import NOTHING, row, words
from facilitator.tui.widgets.flock import COLOURS


class Legend(Static):
    """Shows ``names``, those of inks 1, 2, 3 ... of the flock."""

    DEFAULT_CSS = "Legend { height: auto; }"

    names: reactive[tuple[str, ...]] = reactive((), init=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(NOTHING, id=id)

    def watch_names(self, names: tuple[str, ...]) -> None:
        """Other departments."""
        parts = [row(words("● ", f"bold {COLOURS[ink]}"), words(name + "   ")) for ink, name in enumerate(names, 1)]
        self.display = bool(parts)
        self.update(row(*parts))

    def on_mount(self) -> None:
        """Take no room before there is something to tell."""
        self.display = bool(self.names)
