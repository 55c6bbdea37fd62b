"""The phones' server: opens the port, ends streams before it closes; knows no route."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from facilitator.invitation.addresses import ANYWHERE
from facilitator.invitation.addresses import addresses as machine_addresses
from facilitator.room import Room
from facilitator.web.connections import MOST, Doors
from facilitator.web.guard import Guard
from facilitator.web.identity import Identity
from facilitator.web.rates import Rates
from facilitator.web.routes import NO_ROUTES, Route, Routes
from facilitator.web.stream import Streams

_BACKLOG = 2048
"""Connections that may wait at the door."""
_AT_ONCE = 4
"""Connections let in between two turns of the loop; asyncio takes in as many as may wait, here the two differ."""
_SHUTDOWN_SECONDS = 1.0
_FOR_WALLS = "127.0.0.1"
"""Where windows on this machine ask, whatever address the phones are given."""


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


def own_addresses() -> set[str]:
    """Where phones may reach this machine."""
    return {address.ip for address in machine_addresses()}


def _bound(host: str, port: int) -> socket.socket:
    sock = socket.socket()
    try:
        if sys.platform != "win32":  # there it would let two programs listen on one port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
    except OSError:
        sock.close()
        raise
    return sock


class PhoneServer:
    """A room on the network, from ``start`` to ``stop``; ``addresses`` are the hosts it may be asked by."""

    def __init__(
        self,
        room: Room,
        identity: Identity,
        code: str,
        addresses: Callable[[], set[str]],
        heartbeat: float = 15.0,
        more: Mapping[tuple[str, str], Route] = NO_ROUTES,
    ) -> None:
        self._room = room
        self._streams = Streams(lambda: room.session.stage, heartbeat)
        rates = Rates(asyncio.get_running_loop().time)
        routes = Routes(room, identity, code, self._streams, rates, more)
        cookie = routes.entrance.cookie_name
        self._guard = Guard(identity, cookie, rates, addresses, routes.dispatch, routes.refuse)
        self._doors = Doors(self._guard.handle, self._guard.is_ours, rates)
        self._runner = web.ServerRunner(self._doors, shutdown_timeout=_SHUTDOWN_SECONDS)

    @property
    def port(self) -> int:
        """The port that phones ask, 1..65535."""
        return self._guard.port

    @property
    def seen(self) -> int:
        """How many other devices have asked; their addresses are in memory only, to count each once."""
        return len({remote for near in self._guard.foreign.values() for remote in near})

    def seen_at(self, host: str) -> int:
        """How many other devices have come in by one of this machine's addresses."""
        return len(self._guard.foreign.get(host, ()))

    async def arrival(self) -> None:
        """Wait until another device has come in."""
        await self._guard.arrived.wait()

    def look_again(self) -> None:
        """This machine has other addresses than before: be asked by them from now on."""
        self._guard.look_again()

    @property
    def streams(self) -> int:
        """How many pages listen right now."""
        return len(self._streams)

    @property
    def present(self) -> frozenset[str]:
        """Participants whose page listens right now."""
        return self._streams.listeners & self._room.session.participants.keys()

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return len(self._doors)

    async def start(self, host: str, port: int) -> None:
        """Listen; port 0 takes any free one. Raises ``OSError`` if the port is taken."""
        self._doors.most = allow_connections()
        await self._runner.setup()
        sock = _bound(host, port)
        found, self._guard.port = sock.getsockname()
        await self._listen(sock)
        if found not in {"0.0.0.0", _FOR_WALLS}:  # noqa: S104  compared, not bound
            await self._listen(_bound(_FOR_WALLS, self._guard.port))

    async def _listen(self, sock: socket.socket) -> None:
        await web.SockSite(self._runner, sock, backlog=_AT_ONCE).start()
        sock.listen(_BACKLOG)

    async def stop(self) -> None:
        """End streams, then close."""
        self._streams.end()
        await self._runner.cleanup()

    @asynccontextmanager
    async def listening(self, host: str, port: int) -> AsyncIterator[None]:
        """The server while it listens; told of what happens in the room."""
        stop_listening = self._room.listen(self._streams.changed)
        try:
            await self.start(host, port)
            yield
        finally:
            stop_listening()
            await self.stop()


@asynccontextmanager
async def serve(
    room: Room,
    identity: Identity,
    code: str,
    host: str,
    port: int,
    *,
    addresses: Callable[[], set[str]] = own_addresses,
    heartbeat: float = 15.0,
    more: Mapping[tuple[str, str], Route] = NO_ROUTES,
) -> AsyncIterator[PhoneServer]:
    """A room on the network; ``addresses`` tells the hosts it may be asked by, beside ``host`` and the loopback.

    ``more`` are routes beside those of the phones, by method and path after the code.

    Raises ``OSError`` if the port is taken.
    """
    named = set() if host in ANYWHERE else {host.lower()}
    server = PhoneServer(room, identity, code, lambda: addresses() | named, heartbeat, more)
    async with server.listening(host, port):
        yield server
