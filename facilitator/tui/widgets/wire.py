"""The wire in the lobby: a bird lands for every phone that joins."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator.tui.show import NOTHING, column, words
from facilitator.tui.widgets.braille import Canvas


def _drawn(*picture: str) -> tuple[str, ...]:
    """A picture of dots as braille, with a cell of air to its right."""
    canvas = Canvas((len(picture[0]) + 1) // 2, (len(picture) + 3) // 4)
    canvas.stamp(picture)
    return tuple(canvas.lines())


_LARGE = tuple(
    line + " "
    for line in _drawn(
        ".....##.",
        "....####",
        "...####.",
        ".######.",
        "#######.",
        "..####..",
        "...#.#..",
        "...#.#..",
    )
)
_SMALL = tuple(line + " " for line in _drawn("..#.", "..##", ".##.", "###.", "###.", ".##.", "..#.", "..#."))
_TINY = _drawn(".#", "##", "##", "##", "##", "##", ".#", ".#")
_FLYING = _drawn("#......#", ".##..##.", "..####..", "...##...")[0]
_SETTLE = 0.45
"""Seconds a newcomer is in the air."""


def lines(birds: int, width: int, *, newcomer: bool) -> list[Content]:
    """Air, two lines of sitting birds and the wire, ``width`` cells each; birds get smaller when they are many."""
    shape = next((s for s in (_LARGE, _SMALL, _TINY) if birds * len(s[0]) <= width), _TINY)
    step = len(shape[0])
    fit = min(birds, width // step)
    sitting = fit - 1 if newcomer and fit else fit
    left = " " * ((width - fit * step) // 2)
    air = left + " " * (step * sitting) + (_FLYING if newcomer and fit else "")
    return [
        words(air[:width], "$accent"),
        *(words(left + part * sitting, "$primary") for part in shape),
        words("─" * width, "$text-muted"),
    ]


class Wire(Static):
    """Shows ``birds``."""

    DEFAULT_CSS = "Wire { height: 4; text-wrap: nowrap; }"

    birds: reactive[int] = reactive(0, init=False)

    def __init__(self, birds: int = 0) -> None:
        super().__init__(NOTHING)
        self.set_reactive(Wire.birds, birds)
        self._newcomer = False

    def watch_birds(self, before: int, now: int) -> None:
        """Let newcomers come in from the air."""
        self._newcomer = now > before and self.app.animation_level != "none"
        if self._newcomer:
            self.set_timer(_SETTLE, self._settle)
        self._draw()

    def on_resize(self) -> None:
        """Another width."""
        self._draw()

    def _settle(self) -> None:
        self._newcomer = False
        self._draw()

    def _draw(self) -> None:
        if self.size.width:
            self.update(column(lines(self.birds, self.size.width, newcomer=self._newcomer)))
