"""Behind the phones' door: what answers, on sockets that are bound already; knows no port of its own and no route.

It loads aiohttp and the templates of the pages, 150 ms of a start, so it is read where it is needed and not before.
"""

import asyncio
import socket
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack

from aiohttp import web

from facilitator.room import Room
from facilitator.web.connections import MOST, Doors
from facilitator.web.guard import Guard
from facilitator.web.identity import Identity
from facilitator.web.rates import Rates
from facilitator.web.routes import Route, Routes
from facilitator.web.server import WAITING
from facilitator.web.stream import Streams

_AT_ONCE = 4
"""Connections let in between two turns of the loop; asyncio takes in as many as may wait, here the two differ."""
_SHUTDOWN_SECONDS = 1.0
_FILES = 8192
"""So many connections and files may be open, where the system lets a process ask for it."""
_OWN_FILES = 64
"""Files that are no phone's connection: session, journal, export, log; without them nothing could be kept."""


def allow_connections() -> int:
    """Ask for room for a full hall: macOS begins with 256 open files a process, many a Linux with 1024.

    How many connections there may be, so that the session's own files can still be opened.
    """
    if sys.platform == "win32":
        return MOST
    import resource  # noqa: PLC0415  Windows has none

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return min(MOST, max(1, wanted - _OWN_FILES))


class Hall:
    """A room that answers phones, from ``open`` to ``close``; ``addresses`` are the hosts it may be asked by."""

    def __init__(
        self,
        room: Room,
        identity: Identity,
        code: str,
        addresses: Callable[[], set[str]],
        heartbeat: float,
        more: Mapping[tuple[str, str], Route],
    ) -> None:
        self.streams = Streams(lambda: room.session.stage, heartbeat)
        rates = Rates(asyncio.get_running_loop().time)
        routes = Routes(room, identity, code, self.streams, rates, more)
        cookie = routes.entrance.cookie_name
        self.guard = Guard(identity, cookie, rates, addresses, routes.dispatch, routes.refuse)
        self.doors = Doors(self.guard.handle, self.guard.is_ours, rates)
        self._runner = web.ServerRunner(self.doors, shutdown_timeout=_SHUTDOWN_SECONDS)
        self._listening = ExitStack()
        self._listening.callback(room.listen(self.streams.changed))

    async def open(self, sockets: Iterable[socket.socket], port: int) -> None:
        """Answer whoever comes, and who waits already; ``port`` is the one they ask for."""
        self.guard.port = port
        self.doors.most = allow_connections()
        await self._runner.setup()
        for sock in sockets:
            await web.SockSite(self._runner, sock, backlog=_AT_ONCE).start()
            sock.listen(WAITING)

    async def close(self) -> None:
        """End streams, then close."""
        self._listening.close()
        self.streams.end()
        await self._runner.cleanup()
