"""The step's timer: counts down in silence and says so when it is over."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator import sentences
from facilitator.tui.show import NOTHING, words


def face(left: int | None) -> Content:
    """``04:10`` for seconds left, ``+00:30`` once over; nothing without a timer."""
    if left is None:
        return NOTHING
    return words(sentences.clock(left), "bold $warning" if left < 60 else "bold")


class Clock(Static):
    """Shows ``left`` whole seconds."""

    DEFAULT_CSS = "Clock { width: auto; height: 1; }"

    left: reactive[int | None] = reactive(None, init=False, layout=True)

    def watch_left(self, left: int | None) -> None:
        """Another second."""
        self.update(face(left))
