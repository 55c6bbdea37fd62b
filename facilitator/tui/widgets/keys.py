"""The footer: the keys that do something now, the natural next one first."""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator.tui.show import NOTHING, row, words


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what it does, whether it is the natural one, and whether it must stay in a narrow footer."""

    key: str
    label: str
    natural: bool = False
    always: bool = False


def _part(key: Key) -> Content:
    if key.natural:
        return row(words(f" {key.key} ", "bold reverse $primary"), words(f" {key.label} ", "bold"))
    return row(words(f" {key.key} ", "bold $primary"), words(f"{key.label} "))


def line(keys: tuple[Key, ...], width: int) -> Content:
    """As many keys as fit; those that must stay do, the last of the others give way."""
    parts = [(key, _part(key)) for key in keys]
    room = width - sum(part.cell_length for key, part in parts if key.always or key.natural)
    kept: list[Content] = []
    for key, part in parts:
        if key.always or key.natural:
            kept.append(part)
        elif part.cell_length <= room:
            room -= part.cell_length
            kept.append(part)
        else:
            room = 0
    return row(*kept)


class Keys(Static):
    """Shows ``keys``."""

    DEFAULT_CSS = "Keys { dock: bottom; height: 1; background: $panel; text-wrap: nowrap; }"

    keys: reactive[tuple[Key, ...]] = reactive((), init=False)

    def __init__(self) -> None:
        super().__init__(NOTHING)

    def watch_keys(self) -> None:
        """Other keys."""
        self._draw()

    def on_resize(self) -> None:
        """Another width."""
        self._draw()

    def _draw(self) -> None:
        self.update(line(self.keys, self.size.width))
