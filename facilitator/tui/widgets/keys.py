"""Keys and what they do: the footer, the natural next one first, and the lines below a panel. Knows no room."""

from dataclasses import dataclass

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from facilitator.tui.show import NOTHING, column, row, words


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


def lines(keys: tuple[Key, ...], width: int, rows: int) -> list[Content]:
    """As many keys as fit into so many rows; those that must stay stand at the end, the last of the others give way."""
    parts = [(key, _part(key)) for key in keys]
    staying = sum(part.cell_length for key, part in parts if key.always)
    if sum(part.cell_length for _, part in parts) <= width:
        rows = 1
    found: list[list[Content]] = [[] for _ in range(max(1, rows))]
    place, room = 0, width - (staying if rows <= 1 else 0)
    for key, part in parts:
        if key.always:
            continue
        if part.cell_length > room:
            if place + 1 >= rows:
                break
            place += 1
            room = width - (staying if place + 1 == rows else 0)
        room -= part.cell_length
        found[place].append(part)
    found[-1] += [part for key, part in parts if key.always]
    return [row(*kept) for kept in found if kept]


class Keys(Static):
    """Shows ``keys``."""

    DEFAULT_CSS = "Keys { dock: bottom; height: 2; background: $panel; text-wrap: nowrap; }"

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
        self.update(column(lines(self.keys, self.size.width, self.size.height)), layout=False)


class Hints(Widget):
    """All of ``keys``, in as many rows as they need; none is broken as long as it fits into one."""

    DEFAULT_CSS = "Hints { height: auto; }"

    def __init__(self, keys: tuple[Key, ...]) -> None:
        super().__init__(id="hints")
        self._keys = keys

    def _told(self, width: int) -> Content:
        return column(lines(self._keys, width, len(self._keys)))

    def render(self) -> Content:
        """The rows for its width."""
        return self._told(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        """How many rows these are."""
        return len(self._told(width).wrap(width)) if width > 0 else 1
