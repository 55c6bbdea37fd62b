"""A session played back: its events happen again in a room of its own, as fast as wished, and can be sought through.

Reads the session without touching it; nobody joins, nothing is stored. Knows no screen.
"""

import asyncio
import sys
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeAlias

from facilitator.archive import Options, find_session, in_words
from facilitator.check.elsewhere import Elsewhere, shut
from facilitator.console import Console
from facilitator.domain import events as ev
from facilitator.domain.plan import Workshop, from_dict
from facilitator.domain.timeline import chapters, moments, turns
from facilitator.domain.words import Message
from facilitator.export.document import Nowhere
from facilitator.hosting import ended_by_signals, steady
from facilitator.invitation.addresses import LOOPBACK
from facilitator.leading import finish, own_keys
from facilitator.live import Scrub
from facilitator.room import Room
from facilitator.settling import settled
from facilitator.store import sessions
from facilitator.unled import Unled

SPEEDS = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0)
"""What the keys choose from: seconds of the session in a second."""
_LONGEST = 3.0
"""Seconds to wait for the next event at most: breaks are not sat through."""
_RECORD = Message("This is a record: nobody can come in.")


def unled(room: Room, path: Path, url: str = "http://127.0.0.1:8765/DEMO", seen: int = 0) -> Unled:
    """A recorded session as the screens want it: nobody comes in beside the ``seen`` phones that have."""
    return Unled(room, path, Elsewhere(url, shut(LOOPBACK), _RECORD, seen))


Timed: TypeAlias = Callable[[Sequence[ev.AnyEvent]], tuple[float, ...]]
"""When each event happens, in seconds."""


class Player:
    """Plays ``events`` in rooms of its own; ``live`` has the room of now, ``changed`` hears that it is another."""

    def __init__(
        self,
        workshop: Workshop,
        events: Sequence[ev.AnyEvent],
        path: Path,
        lang: str,
        speed: float,
        timed: Timed = moments,
    ) -> None:
        self._workshop, self._events, self._lang = workshop, events, lang
        self._moments = timed(events)
        self._began = next((float(e.at) for e in events if isinstance(e, ev.HostEvent)), time.time())
        self._chapters, self._turns = chapters(events), turns(events)
        self.place, self.playing, self.speed = 0, True, speed
        self.live = unled(self._room(), path)
        self.changed: Callable[[], None] = lambda: None
        self._wanted: int | None = None
        self._nudged = asyncio.Event()

    def _room(self) -> Room:
        return Room(self._workshop, Nowhere(), self._now, (), self._lang)

    def _now(self) -> float:
        return self._began + self._at(self.place)

    def _at(self, place: int) -> float:
        return self._moments[place - 1] if place else 0.0

    @property
    def scrub(self) -> Scrub:
        """Where it is."""
        length = self._moments[-1] if self._moments else 0.0
        marks = tuple(self._at(place) for place in self._chapters)
        return Scrub(self._at(self.place), length, marks, self.playing, self.speed)

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
                while self._wanted is None or self._wanted >= self.place:
                    if ends and self.place >= len(self._events):
                        return
                    await self._step()
            self.place, self.live.room = 0, self._room()

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
            pause = min(_LONGEST, (self._at(self.place + 1) - self._at(self.place)) / self.speed)
        try:
            await asyncio.wait_for(self._nudged.wait(), pause)
        except TimeoutError:
            return False
        self._nudged.clear()
        return True


def player(path: Path, lang: str | None, speed: float, timed: Timed = moments) -> Player:
    """The player of a session's file; ``Refusal`` where it cannot be read."""
    with in_words():
        meta, records = sessions.read(path)
    events = [ev.from_record(record) for record in records]
    return Player(from_dict(meta["plan"], path.name), events, path, lang or meta["lang"], speed, timed)


async def replay(
    path: Path, options: Options, *, plain: bool, speed: float, timed: Timed = moments, ends: bool = False
) -> None:
    """Play a session on the screen or line by line; with ``ends``, and line by line, it ends by itself."""
    played = player(path, options.lang, speed, timed)
    if plain:
        console = Console(played.live, sys.stdout)
        telling = asyncio.ensure_future(console.run(None))
        await played.run(ends=True)
        console.quit.set()
        await telling
        return
    from facilitator.tui.replay import ReplayApp  # noqa: PLC0415  Textual costs a third of a second

    app = ReplayApp(played, own_keys(options.keys))
    async with ended_by_signals(app.exit):
        playing = asyncio.ensure_future(played.run(ends=ends))
        playing.add_done_callback(lambda _: app.exit())
        with steady():
            await app.run_async()
        await finish(playing)


async def replay_named(name: str, options: Options, *, plain: bool, speed: float) -> None:
    """Play the session of a name or path; ``Refusal`` if there is none."""
    await replay(find_session(name, options.folder), options, plain=plain, speed=speed)
