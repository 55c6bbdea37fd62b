"""The walls' door: second windows on this machine that follow the session with its own secret, and change nothing.

A wall is let in from a loopback address with the token that only the session's file gives; everybody else hears what
every wrong address hears. It gets the events as they are in that file, answers among them, and of the desk only which
part it looks at in which view: who is thinking, who is away and a private look stay here. The wall's screens show what
the room may see, by the rules of one window: no result before it is shown, no guide, no notes, no moderation.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address

import msgspec
from aiohttp import web

from facilitator.domain import events as ev
from facilitator.room import Change, Room
from facilitator.web.connections import needed, stay
from facilitator.web.identity import Identity
from facilitator.web.lines import HEADER, HEARTBEAT, About, Happened, Line, Now, encode
from facilitator.web.replies import NotFound, Refused

MOST = 4
"""Walls at a time."""
_AT_ONCE = 100
"""Events in one line, so that a long day is told without holding up the phones."""
_PULSE = 1.0
"""Seconds between two looks at what changes without an event: the address, the phones seen."""
_GATHER = 0.05
"""Seconds in which events are gathered into one line."""
_WRITE_SECONDS = 10.0


@dataclass(eq=False)
class _Wall:
    """One wall; ``told`` counts the events it has heard."""

    request: web.BaseRequest
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False
    told: int = 0

    def cut(self) -> None:
        """End the connection, whatever is under way on it."""
        if self.request.transport is not None:
            self.request.transport.abort()


class Walls:
    """All walls of a room; ``about`` and ``now`` give what is told beside the events.

    ``changed`` is called whenever a wall has come or gone.
    """

    def __init__(
        self,
        room: Room,
        identity: Identity,
        about: Callable[[], About],
        now: Callable[[], Now],
        changed: Callable[[], None],
    ) -> None:
        self._room, self._identity = room, identity
        self._about, self._now, self._changed = about, now, changed
        self._walls: list[_Wall] = []
        self._ending = False

    def __len__(self) -> int:
        return len(self._walls)

    def happened(self, _change: Change) -> None:
        """Something happened in the room."""
        self.wake()

    def wake(self) -> None:
        """There is something to tell."""
        for wall in self._walls:
            wall.wake.set()

    def end(self) -> None:
        """End all walls, also those that read nothing, and those that still come."""
        self._ending = True
        for wall in self._walls:
            wall.ended = True
            wall.wake.set()
            transport = wall.request.transport
            if isinstance(transport, asyncio.Transport) and transport.get_write_buffer_size():
                transport.abort()

    def _may(self, request: web.BaseRequest) -> bool:
        token = request.headers.get(HEADER, "")
        return _is_loopback(request.remote) and self._identity.is_wall(token)

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """The session, line by line, until the wall goes or the session is closed."""
        if not self._may(request):
            raise NotFound
        if self._ending or len(self._walls) >= MOST:
            raise Refused(503, "no_wall", "There are too many walls already.")
        wall = _Wall(request)
        self._walls.append(wall)
        self._changed()
        try:
            response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
            needed(request)
            stay(request)
            await response.prepare(request)
            await self._talk(wall, response)
        except (TimeoutError, ConnectionError):
            wall.cut()
        finally:
            self._walls.remove(wall)
            self._changed()
        return response

    async def _talk(self, wall: _Wall, response: web.StreamResponse) -> None:
        clock = asyncio.get_running_loop().time
        await _write(response, self._about())
        said, at = None, 0.0
        while not wall.ended:
            wall.wake.clear()
            await self._tell_events(wall, response)
            now = self._now()
            if now != said or clock() - at >= HEARTBEAT:
                said, at = now, clock()
                await _write(response, now)
            try:
                await asyncio.wait_for(wall.wake.wait(), _PULSE)
            except TimeoutError:
                continue
            if not wall.ended:
                await asyncio.sleep(_GATHER)

    async def _tell_events(self, wall: _Wall, response: web.StreamResponse) -> None:
        events = self._room.session.events
        while wall.told < len(events) and not wall.ended:
            some = tuple(events[wall.told : wall.told + _AT_ONCE])
            wall.told += len(some)
            await _write(response, Happened(tuple(map(_nameless, some))))


def _nameless(event: ev.AnyEvent) -> ev.AnyEvent:
    """The event as a wall may have it, which shows the room no name and so needs none."""
    return msgspec.structs.replace(event, name="") if isinstance(event, ev.Joined) and event.name else event


async def _write(response: web.StreamResponse, line: Line) -> None:
    """Write a line within the time limit; others have their turn between two lines."""
    async with asyncio.timeout(_WRITE_SECONDS):
        await response.write(encode(line))
    await asyncio.sleep(0)


def _is_loopback(address: str | None) -> bool:
    try:
        return ip_address(address or "").is_loopback
    except ValueError:
        return False
