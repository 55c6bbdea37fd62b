"""A running session as the front ends and the demo may reach it; knows its parts, and neither starts nor ends them."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from facilitator.domain import events as ev
from facilitator.domain.looking import Look
from facilitator.domain.plan import from_dict
from facilitator.domain.words import N_
from facilitator.export import document, measuring
from facilitator.inviting import Inviting
from facilitator.language import language
from facilitator.room import Change, Room
from facilitator.store.disk import Disk, put_in_place
from facilitator.store.journal import SessionFile
from facilitator.web.clicker import Clicker
from facilitator.web.identity import new_participant
from facilitator.web.lines import About, Now
from facilitator.web.server import PhoneServer

if TYPE_CHECKING:
    from facilitator.web.clicker.routes import ClickerRoutes
    from facilitator.web.watching import Walls

_READING = Lock()
_TURN = 0.0005
"""Seconds that a thread which reads modules goes on while another one waits; 5 ms by themselves."""


def answering() -> "tuple[type[Walls], type[ClickerRoutes]]":
    """Read what answers phones and walls: aiohttp and the pages take 250 ms, which no first screen waits for.

    Made for a thread, it lets the others have their turn at once: a key pressed meanwhile would else wait for each of
    its own many pieces.
    """
    with _READING:
        before = sys.getswitchinterval()
        sys.setswitchinterval(_TURN)
        try:
            from facilitator.web import hall, pages  # noqa: F401, PLC0415
            from facilitator.web.clicker.routes import ClickerRoutes  # noqa: PLC0415
            from facilitator.web.watching import Walls  # noqa: PLC0415

            pages.environment()
        finally:
            sys.setswitchinterval(before)
    return Walls, ClickerRoutes


class Hosted:
    """A running session: what the front ends and the demo may reach; phones and walls once it is ``open``."""

    def __init__(self, room: Room, file: SessionFile, server: PhoneServer, inviting: Inviting) -> None:
        self.room = room
        self.file = file
        self.server = server
        self.inviting = inviting
        self._walls: Walls | None = None
        self._closing = ExitStack()
        self._look = Look()
        self._at = room.session.last
        self._exporting = asyncio.Lock()
        self.clicker = Clicker(lambda: self.url)
        self.settle: Callable[[], Awaitable[None]]
        """Works out now what would else be known in a moment: camps and departments."""

    @property
    def path(self) -> Path:
        """The session's file."""
        return self.file.path

    @property
    def url(self) -> str:
        """What phones open."""
        return self.inviting.url

    @property
    def streams(self) -> int:
        """How many pages listen right now."""
        return self.server.streams

    @property
    def notes(self) -> list[str]:
        """What has to be said at the start: another port than wanted, and what had to be mended."""
        say, mended = language(self.room.lang), self.file.recovered
        lines = []
        if self.inviting.other_port:
            wanted, port = self.inviting.other_port
            lines.append(say("Port %(wanted)d is taken, it is %(port)d now.", wanted=wanted, port=port))
            if self.room.session.people:
                lines.append(say("Phones that were here before scan the new code."))
        if mended.set_aside:
            text = N_("The session file was damaged; what could not be read was set aside: %(names)s.")
            lines.append(say(text, names=", ".join(mended.set_aside)))
        if mended.lost:
            lines.append(say.count("%(n)d record is lost.", "%(n)d records are lost.", mended.lost))
        return lines

    @property
    def present(self) -> frozenset[str]:
        """Participants whose page listens right now."""
        return self.server.present

    @property
    def walls(self) -> int:
        """How many second windows follow this session right now."""
        return len(self._walls) if self._walls else 0

    async def open(self) -> None:
        """Let phones and walls in, who have waited till now; what answers them is read in a thread. Once."""
        walls, clicking = await asyncio.to_thread(answering)
        identity, code = self.server.identity, self.file.meta["code"]
        self._walls = walls(self.room, identity, self._about, self._now, self.room.stir)
        self._closing.callback(self._walls.end)
        self._closing.callback(self.room.listen(self._walls.happened))
        routes = clicking(self.clicker, self.room, identity, code).table
        await self.server.open({("GET", "wall"): self._walls.handle, **routes})

    def shut(self) -> None:
        """End all walls, also those that still come."""
        self._closing.close()

    def wake(self) -> None:
        """There is something to tell the walls."""
        if self._walls:
            self._walls.wake()

    def point(self, look: Look) -> None:
        """Let the walls look the same way."""
        if look != self._look:
            self._look = look
            self.wake()

    def _about(self) -> About:
        return About(self.file.meta["plan"], self.room.lang, len(self.room.session.events))

    def _now(self) -> Now:
        door = self.inviting.door
        return Now(self.url, door.shown, door.wifi, self._look)

    def stand_in(self, group: str, name: str = "") -> str:
        """Let somebody without a phone in; their participant id. ``Refusal`` for an unknown group."""
        return self.room.join(new_participant(), group, name, proxy=True)[0].id

    async def export(self) -> Path:
        """Write the JSON document as the room is now; its path. Nobody else waits for measures or disk."""
        path, meta = self.file.path.with_suffix(".export.json"), self.file.meta
        events, now, lang = tuple(self.room.session.events), self.room.clock(), self.room.lang

        def write() -> None:
            plan = from_dict(meta["plan"], path.name)
            room = Room(plan, document.Nowhere(), lambda: now, map(ev.to_record, events), lang)
            put_in_place(Disk(), path, document.encode(document.build(room, meta["plan"], meta.get("created", ""))))

        async with self._exporting:
            await asyncio.to_thread(write)
        return path

    def keep_result(self, change: Change) -> None:
        """Put what came out of a closed step beside the events, one document per round."""
        session = self.room.session
        if not change.host:
            return
        left, self._at = self._at, session.last
        for step_id in filter(None, {left, session.last}):
            state = session.state(step_id)
            if state.round and not state.open:
                result = measuring.came_out(self.room, self.room.workshop.step(step_id), state.round)
                self.file.put_result(f"{step_id}/{state.round}", result)
                self.file.checkpoint()


def greeting(live: Hosted) -> list[str]:
    """What has to be said at the start, line by line."""
    say = language(live.room.lang)
    phones = say("%(title)s: phones open %(url)s", title=say.pick(live.room.workshop.title), url=live.url)
    return [phones, say("The session is kept in %(path)s", path=str(live.path)), *live.notes]
