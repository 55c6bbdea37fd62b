"""The phones' server: takes the port, lets phones in, ends streams before it closes; knows no route.

The port is taken at once. What answers there, ``hall.py``, is read in a thread when the server opens, so that no
screen waits for it; whoever comes before that waits in the system's queue and is answered then.
"""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from facilitator.invitation.addresses import ANYWHERE
from facilitator.invitation.addresses import addresses as machine_addresses
from facilitator.room import Room
from facilitator.web.identity import Identity

if TYPE_CHECKING:
    from facilitator.web.hall import Hall
    from facilitator.web.routes import Route

_NO_MORE: Mapping[tuple[str, str], "Route"] = MappingProxyType({})
WAITING = 2048
"""Connections that may wait at the door, before it opens and later."""
_FOR_WALLS = "127.0.0.1"
"""Where windows on this machine ask, whatever address the phones are given."""


def own_addresses() -> set[str]:
    """Where phones may reach this machine."""
    return {address.ip for address in machine_addresses()}


def _bound(host: str, port: int) -> socket.socket:
    sock = socket.socket()
    try:
        if sys.platform != "win32":  # there it would let two programs listen on one port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen(WAITING)
        sock.settimeout(0)
    except OSError:
        sock.close()
        raise
    return sock


class PhoneServer:
    """A room on the network, from ``take`` to ``stop``; ``addresses`` are the hosts it may be asked by."""

    def __init__(
        self,
        room: Room,
        identity: Identity,
        code: str,
        addresses: Callable[[], set[str]] = own_addresses,
        heartbeat: float = 15.0,
    ) -> None:
        self._room, self.identity, self._code = room, identity, code
        self._addresses, self._heartbeat = addresses, heartbeat
        self._named: frozenset[str] = frozenset()
        self._sockets: list[socket.socket] = []
        self._hall: Hall | None = None
        self._open = asyncio.Event()
        self.port = 0
        """What phones ask, 1..65535; 0 before it is taken."""

    def seen_at(self, host: str) -> int:
        """How many other devices have come in by one of this machine's addresses; they are in memory only."""
        return len(self._hall.guard.foreign.get(host, ())) if self._hall else 0

    async def arrival(self) -> None:
        """Wait until another device has come in."""
        await self._open.wait()
        if self._hall:
            await self._hall.guard.arrived.wait()

    def look_again(self) -> None:
        """This machine has other addresses than before: be asked by them from now on."""
        if self._hall:
            self._hall.guard.look_again()

    @property
    def streams(self) -> int:
        """How many pages listen right now."""
        return len(self._hall.streams) if self._hall else 0

    @property
    def present(self) -> frozenset[str]:
        """Participants whose page listens right now."""
        return self._hall.streams.listeners & self._room.session.participants.keys() if self._hall else frozenset()

    @property
    def connections(self) -> int:
        """How many connections are open."""
        return len(self._hall.doors) if self._hall else 0

    def take(self, host: str, port: int) -> None:
        """Take the port, any free one for 0, and let phones wait there. Raises ``OSError`` if it is taken."""
        sock = _bound(host, port)
        self._sockets.append(sock)
        found, self.port = sock.getsockname()
        if found not in {"0.0.0.0", _FOR_WALLS}:  # noqa: S104  compared, not bound
            self._sockets.append(_bound(_FOR_WALLS, self.port))
        self._named = frozenset() if host in ANYWHERE else frozenset({host.lower()})

    async def open(self, more: Mapping[tuple[str, str], "Route"] = _NO_MORE) -> None:
        """Let phones in; ``more`` are routes beside theirs, by method and path after the code."""
        make = await asyncio.to_thread(_hall)
        self._hall = make(
            self._room, self.identity, self._code, lambda: self._addresses() | self._named, self._heartbeat, more
        )
        await self._hall.open(self._sockets, self.port)
        self._open.set()

    async def stop(self) -> None:
        """End streams, then close."""
        if self._hall:
            await self._hall.close()
        while self._sockets:
            self._sockets.pop().close()


def _hall() -> "type[Hall]":
    from facilitator.web.hall import Hall  # noqa: PLC0415  150 ms: see there

    return Hall


@asynccontextmanager
async def taken(server: PhoneServer, host: str, port: int) -> AsyncIterator[PhoneServer]:
    """A server at its port, not yet open, until the block ends. Raises ``OSError`` if the port is taken."""
    try:
        server.take(host, port)
        yield server
    finally:
        await server.stop()


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
    more: Mapping[tuple[str, str], "Route"] = _NO_MORE,
) -> AsyncIterator[PhoneServer]:
    """A room on the network, open; ``addresses`` tells the hosts it may be asked by, beside ``host`` and the loopback.

    ``more`` are routes beside those of the phones, by method and path after the code.

    Raises ``OSError`` if the port is taken.
    """
    async with taken(PhoneServer(room, identity, code, addresses, heartbeat), host, port) as server:
        await server.open(more)
        yield server
