"""The flock: one bird per answer, circling while answers are hidden, turning together when they are shown."""

import time
from dataclasses import dataclass
from itertools import repeat
from typing import ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from facilitator.tui.widgets.boids import Boids
from facilitator.tui.widgets.braille import Canvas

_FRAME = 1 / 20
COLOURS = ("$primary", "$bird-1", "$bird-2", "$bird-3", "$bird-4", "$bird-5")
"""Ink 0 is that of birds without a department."""
INKS = len(COLOURS) - 1


@dataclass(frozen=True, slots=True)
class Flight:
    """How many birds, their headings in radians or None while they tell nothing, and whether they keep circling.

    ``inks`` gives each bird the number 1..INKS of its department's colour, 0 for none; empty if no bird has any.
    """

    birds: int = 0
    headings: tuple[float, ...] | None = None
    circling: bool = False
    inks: tuple[int, ...] = ()


class Flock(Widget):
    """Draws ``flight``; its timer runs only while birds are ``moving``."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"flock--{ink}" for ink in range(INKS + 1)}
    DEFAULT_CSS = "Flock { height: 1fr; }" + "".join(
        f" Flock > .flock--{ink} {{ color: {colour}; }}" for ink, colour in enumerate(COLOURS)
    )

    flight: reactive[Flight] = reactive(Flight(), init=False)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.boids = Boids(2, 4)
        self._frame: list[Strip] = []
        self._timer: Timer | None = None
        self._due = 0.0
        self.moving = False

    def on_mount(self) -> None:
        """Make ready to move."""
        self._timer = self.set_interval(_FRAME, self._tick, pause=True)
        self._start()

    def on_resize(self) -> None:
        """Fit the new size."""
        self.boids.resize(max(2, 2 * self.size.width), max(4, 4 * self.size.height))
        if not self.moving:
            self.boids.rest()
        self._draw()

    def notify_style_update(self) -> None:
        """Other colours."""
        super().notify_style_update()
        if self._timer is not None:
            self.call_later(self._draw)

    def watch_flight(self, flight: Flight) -> None:
        """Follow the room."""
        if flight.headings is None:
            self.boids.circle(flight.birds)
        else:
            self.boids.turn(flight.headings)
        self._start()

    def _start(self) -> None:
        if self._timer is None:
            return
        if self.app.animation_level == "none":
            self.boids.rest()
        elif not self.boids.settled:
            self.moving = True
            self._due = time.monotonic() + _FRAME
            self._timer.resume()
        self._draw()

    def hold(self) -> None:
        """Stand still while nobody looks."""
        self.moving = False
        if self._timer is not None:
            self._timer.pause()

    def go_on(self) -> None:
        """Fly on after ``hold``."""
        self._start()

    def _tick(self) -> None:
        now = time.monotonic()
        late, self._due = now > self._due + _FRAME, now + _FRAME
        if late:
            return  # a busy loop answers phones first: drawing was a third of the time that 600 answers at once took
        self.boids.advance(_FRAME)
        if self.boids.settled or (self.boids.circling and not self.flight.circling):
            self.hold()
        self._draw()

    def _draw(self) -> None:
        """Prepare one frame."""
        canvas = Canvas(self.size.width, self.size.height)
        size = min(7.0, max(1.0, self.boids.spacing / 2.2))
        birds = zip(self.boids.x, self.boids.y, self.boids.headings, strict=True)
        inks = self.flight.inks or repeat(0)
        for (x, y, heading), ink in zip(birds, inks, strict=False):
            canvas.bird(x, y, heading, size, ink)
        styles = [self.get_component_rich_style(f"flock--{ink}") for ink in range(INKS + 1)]
        self._frame = [
            Strip([Segment(text, styles[ink]) for text, ink in canvas.inked(row)], canvas.columns)
            for row in range(canvas.rows)
        ]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the prepared frame."""
        return self._frame[y] if y < len(self._frame) else Strip.blank(self.size.width)
