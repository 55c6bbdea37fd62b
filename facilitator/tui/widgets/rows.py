"""A list of one-line rows with a cursor, drawn as far as it is seen; what rows are about it is told."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from facilitator.tui.show import fit, row, words

T = TypeVar("T")
_MARK = 2
"""Cells of the cursor's sign."""


class Rows(ScrollView, Generic[T], can_focus=True):
    """Shows ``items``; ``draw`` gives an item's line of so many cells.

    The cursor stands on items for which ``can`` holds, and jumps with ← → between those for which ``stops`` holds;
    ``moved`` is called at once when it has moved, so that what follows is in the same frame.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Rows { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; }
    Rows > .rows--cursor { background: $primary 12%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"walk('{way}')", way, show=False)
        for key, way in {
            "up": "up", "down": "down", "pageup": "page_up", "pagedown": "page_down", "home": "first", "end": "last",
            "left": "stop_before", "right": "stop_after",
        }.items()
    ]  # fmt: skip

    def __init__(
        self,
        draw: Callable[[T, int], Content],
        can: Callable[[T], bool],
        stops: Callable[[T], bool],
        moved: Callable[[], None],
    ) -> None:
        super().__init__()
        self._moved = moved
        self._draw, self._can, self._stops = draw, can, stops
        self.items: Sequence[T] = ()
        self.cursor = -1
        self._drawn: dict[int, Strip] = {}

    @property
    def item(self) -> T | None:
        """What the cursor stands on; None in a list without anything to choose."""
        return self.items[self.cursor] if 0 <= self.cursor < len(self.items) else None

    @property
    def next_item(self) -> T | None:
        """What the cursor would go to next."""
        return next((self.items[place] for place in self._choices() if place > self.cursor), None)

    def show(self, items: Sequence[T], cursor: int) -> None:
        """Other items, and the place of the cursor or near it."""
        self.items = items
        self.virtual_size = Size(1, len(items))
        near = sorted(self._choices(), key=lambda place: (abs(place - cursor), place < cursor))
        self.cursor = near[0] if near else -1
        self.draw_again()
        self._into_view()

    def draw_again(self) -> None:
        """The same items may look otherwise."""
        self._drawn.clear()
        self.refresh()

    def move_to(self, place: int) -> None:
        """Put the cursor on an item that can be chosen."""
        if place != self.cursor and 0 <= place < len(self.items) and self._can(self.items[place]):
            for changed in (self.cursor, place):
                self._drawn.pop(changed, None)
                self.refresh_line(changed)
            self.cursor = place
            self._into_view()
            self._moved()

    def action_walk(self, way: str) -> None:
        """Up, down, a page, to an end, or to the next stop."""
        page, before = max(1, self.size.height - 1), [place for place in self._choices() if place < self.cursor]
        after = [place for place in self._choices() if place > self.cursor]
        match way:
            case "up":
                found = before[-1:]
            case "down":
                found = after[:1]
            case "page_up":
                found = [place for place in before if place >= self.cursor - page][:1] or before[-1:]
            case "page_down":
                found = [place for place in after if place <= self.cursor + page][-1:] or after[:1]
            case "first":
                found = before[:1]
            case "last":
                found = after[-1:]
            case "stop_before":
                found = [place for place in before if self._stops(self.items[place])][-1:]
            case _:
                found = [place for place in after if self._stops(self.items[place])][:1]
        for place in found:
            self.move_to(place)

    def on_click(self, event: Click) -> None:
        """Put the cursor where the mouse is."""
        self.move_to(event.y + self.scroll_offset.y)

    def on_resize(self) -> None:
        """Another width, and maybe fewer lines."""
        self.draw_again()
        self._into_view()

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        """One line of what is seen."""
        place = y + self.scroll_offset.y
        if place >= len(self.items):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        if place not in self._drawn:
            self._drawn[place] = self._line(place)
        return self._drawn[place]

    def _line(self, place: int) -> Strip:
        width, here = self.scrollable_content_region.width, place == self.cursor
        mark = words("❯ " if here else "  ", "bold $accent")
        line = fit(row(mark, self._draw(self.items[place], max(1, width - _MARK))), width)
        style = self.get_visual_style("rows--cursor") if here else self.visual_style
        return Visual.to_strips(self, line, width, 1, style)[0]

    def _choices(self) -> Iterator[int]:
        return (place for place, item in enumerate(self.items) if self._can(item))

    def _into_view(self) -> None:
        """Scroll as little as shows the cursor, and what stands above the first choice."""
        height, top = self.size.height, self.scroll_offset.y
        if height and self.cursor >= 0:
            lowest = 0 if self.cursor == next(self._choices(), -1) else max(0, self.cursor - 1)
            wanted = min(max(top, self.cursor + 2 - height), lowest)
            self.scroll_to(y=wanted, animate=False)
