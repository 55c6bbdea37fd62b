"""Server-Sent Events: tells phones that something changed, never what; knows versions and nothing of steps."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from facilitator.room import Change
from facilitator.web.connections import stay
from facilitator.web.replies import PARTICIPANT, Refused

PER_PARTICIPANT = 2
MOST = 4000
_WRITE_SECONDS = 10.0


@dataclass(eq=False)
class _Client:
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False

    def end(self) -> None:
        self.ended = True
        self.wake.set()


class Streams:
    """All open streams; ``heartbeat`` is the longest silence in seconds."""

    def __init__(self, version: Callable[[], int], heartbeat: float = 15.0, most: int = MOST) -> None:
        self._version, self.heartbeat, self._most = version, heartbeat, most
        self._clients: dict[str, list[_Client]] = {}
        self._count = 0
        self._ending = False

    def __len__(self) -> int:
        return self._count

    @property
    def listeners(self) -> frozenset[str]:
        """Who listens: participants, and others by where they come from."""
        return frozenset(self._clients)

    def changed(self, change: Change) -> None:
        """Wake every phone if the facilitator did something."""
        if change.host:
            for clients in self._clients.values():
                for client in clients:
                    client.wake.set()

    def end(self) -> None:
        """End all streams, and those that still come."""
        self._ending = True
        for clients in self._clients.values():
            for client in clients:
                client.end()

    def _enter(self, key: str) -> _Client:
        if self._ending or self._count >= self._most:
            raise Refused(503, "no_stream", "There are too many listeners; the page asks from time to time instead.")
        clients = self._clients.setdefault(key, [])
        if len(clients) >= PER_PARTICIPANT:
            clients.pop(0).end()
        client = _Client()
        clients.append(client)
        self._count += 1
        return client

    def _leave(self, key: str, client: _Client) -> None:
        self._count -= 1
        clients = self._clients[key]
        if client in clients:
            clients.remove(client)
        if not clients:
            del self._clients[key]

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """``event: version`` at once and whenever it changes, ``event: heartbeat`` in silence; ends with the client."""
        key = request[PARTICIPANT] or f"{request.get_extra_info('peername')}"
        client = self._enter(key)
        try:
            response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
            stay(request)
            await response.prepare(request)
            await self._talk(client, response)
        except (TimeoutError, ConnectionError):
            if request.transport is not None:
                request.transport.abort()
        finally:
            self._leave(key, client)
        return response

    async def _talk(self, client: _Client, response: web.StreamResponse) -> None:
        said: int | None = None
        while not client.ended:
            client.wake.clear()
            version = self._version()
            name = "version" if version != said else "heartbeat"
            said = version
            await asyncio.wait_for(response.write(f"event: {name}\ndata: {version}\n\n".encode()), _WRITE_SECONDS)
            try:
                await asyncio.wait_for(client.wake.wait(), self.heartbeat)
            except TimeoutError:
                continue
