"""Plays events in a room of its own, as fast as wished, and goes to any of them; knows no file and no screen."""

import asyncio
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from typing import TypeAlias

from facilitator.domain import events as ev
from facilitator.domain.plan import Workshop
from facilitator.domain.rewinding import APART, Rewinder
from facilitator.domain.timeline import chapters, moments, turns
from facilitator.export.document import Nowhere
from facilitator.live import Scrub
from facilitator.room import Room
from facilitator.settling import settled
from facilitator.unled import Unled

SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0)
"""What the keys choose from: seconds of the session in a second."""
_LONGEST = 3.0
"""Seconds to wait for the next event at most: breaks are not sat through."""
_BEHIND = 1.0
"""Seconds that drawing may hold events up and they make up for; of a longer halt the rest is lost."""
Timed: TypeAlias = Callable[[Sequence[ev.AnyEvent]], tuple[float, ...]]
"""When each event happens, in seconds."""


class Player:
    """Plays ``events`` in rooms of its own, the first of which it hands to ``seat``.

    ``live`` has the room of now, ``changed`` hears that it is another.
    """

    def __init__(
        self,
        workshop: Workshop,
        events: Sequence[ev.AnyEvent],
        seat: Callable[[Room], Unled],
        lang: str,
        speed: float,
        timed: Timed = moments,
    ) -> None:
        self._workshop, self._events, self._lang = workshop, events, lang
        self._rewinder = Rewinder(workshop, events)
        self._moments = timed(events)
        self._began = next((float(e.at) for e in events if isinstance(e, ev.HostEvent)), time.time())
        self._chapters, self._turns = chapters(events), turns(events)
        self.place, self.playing, self.speed = 0, True, speed
        self._silence = 0.0
        self._due: float | None = None
        self.live = seat(self._room())
        self.changed: Callable[[], None] = lambda: None
        self._wanted: int | None = None
        self._nudged = asyncio.Event()

    def _room(self) -> Room:
        """A room in which as much has happened as ``place`` says."""
        session = self._rewinder.at(self.place)
        return Room(self._workshop, Nowhere(), self._now, (), self._lang, session=session)

    def _now(self) -> float:
        return self._began + self._at(self.place)

    def _at(self, place: int) -> float:
        return self._moments[place - 1] if place else 0.0

    @property
    def scrub(self) -> Scrub:
        """Where it is."""
        length = self._moments[-1] if self._moments else 0.0
        marks = tuple(self._at(place) for place in self._chapters)
        return Scrub(self._at(self.place), length, marks, self.playing, self.speed, self._silence)

    def pause(self) -> None:
        """Stop, or go on; from the end it goes on at the beginning."""
        self.playing = not self.playing
        if self.playing and self.place >= len(self._events):
            self._wanted = 0
        self._nudge()

    def faster(self, by: int) -> None:
        """The next of the speeds, up (1) or down (-1)."""
        at = bisect_right(SPEEDS, self.speed) if by > 0 else bisect_left(SPEEDS, self.speed) - 1
        self.speed = SPEEDS[min(len(SPEEDS) - 1, max(0, at))]
        self._nudge()

    def turn(self, by: int) -> None:
        """To the next (1) or last (-1) thing the facilitator did."""
        self.seek(self._beside(self._turns, by))

    def chapter(self, by: int) -> None:
        """To the next (1) or last (-1) time that the room went to a step."""
        self.seek(self._beside(self._chapters, by))

    def _beside(self, places: Sequence[int], by: int) -> int:
        here = self.place if self._wanted is None else self._wanted
        if by > 0:
            return next((place for place in places if place > here), len(self._events))
        return next((place for place in reversed(places) if place < here), 0)

    def to_end(self, *, first: bool) -> None:
        """To the beginning, or to the end."""
        self.seek(0 if first else len(self._events))

    def seek(self, place: int) -> None:
        """To where so many events have happened, from 0 to all of them."""
        self._wanted = min(len(self._events), max(0, place))
        self._nudge()

    def _nudge(self) -> None:
        self._nudged.set()
        self.changed()

    async def run(self, *, ends: bool = False) -> None:
        """Play until cancelled, or with ``ends`` until the last event has happened."""
        while True:
            async with AsyncExitStack() as stack:
                await stack.enter_async_context(settled(self.live.room))
                self.live.room.listen(lambda _change: self.changed())
                self.changed()
                while not self._far():
                    if ends and self.place >= len(self._events):
                        return
                    await self._step()
            self.place, self._wanted = self._wanted or 0, None
            self.live.room = self._room()

    def _far(self) -> bool:
        """Whether the wish is farther away than going on event by event would take."""
        return self._wanted is not None and not 0 <= self._wanted - self.place <= APART

    async def _step(self) -> None:
        """Carry out a wish, or wait for the next event and let it happen; a new wish ends the waiting."""
        if self._wanted is not None:
            until, self._wanted = self._wanted, None
        elif await self._nudged_first():
            return
        else:
            until = self.place + 1
        for event in self._events[self.place : until]:
            self.place += 1
            self.live.room.replay(event)
        self.changed()

    async def _nudged_first(self) -> bool:
        pause = None
        if self.playing and self.place < len(self._events):
            silence = self._at(self.place + 1) - self._at(self.place)
            pause = min(_LONGEST, silence / self.speed)
            self._silence = silence if silence / self.speed > _LONGEST else 0.0
            if self._silence:
                self.changed()
            now = time.monotonic()
            self._due = max(now - _BEHIND, self._due or now) + pause
            pause = max(0.0, self._due - now)
        try:
            await asyncio.wait_for(self._nudged.wait(), pause)
        except TimeoutError:
            return False
        finally:
            self._silence = 0.0
        self._nudged.clear()
        self._due = None
        return True
