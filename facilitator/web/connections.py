"""Phones' connections: how many there may be, how long each may take and what they hear of broken HTTP; knows no route.

aiohttp closes no connection that sends half a head, reads no reply or says nothing, so each has a deadline here.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from aiohttp import web

from facilitator.web.rates import Rates
from facilitator.web.replies import MAX_BODY, Refused, Request, refusal_reply

Handler: TypeAlias = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]

MOST = 6000
"""Connections at a time: 2,000 phones with a stream and two more each."""
PER_ADDRESS = 1000
"""Connections of one address at a time; a whole room may stand behind one router."""
HEAD_SECONDS = 10.0
REPLY_SECONDS = 30.0
IDLE_SECONDS = 75.0
LINGER_SECONDS = 2.0
"""How long a rest of a refused body is read, so that the phone still hears the refusal."""
_SWEEP_SECONDS = 1.0
_LIMITS: dict[str, Any] = {"max_line_size": 2048, "max_field_size": 4096, "max_headers": 48}
_LIMITS |= {"read_bufsize": MAX_BODY, "auto_decompress": False, "access_log": None}
"""What a head may weigh, and how much of a body waits to be read: half heads must not fill the memory."""


class Connection(web.RequestHandler):
    """One connection; ``deadline`` is when it ends unless something happens, ``busy`` while a request is in work.

    ``known`` once a participant of the session has asked on it: such a connection is not given up for others.
    """

    __slots__ = ("address", "busy", "deadline", "doors", "known")

    def __init__(self, doors: "Doors", **settings: Any) -> None:  # noqa: ANN401  aiohttp's own settings
        super().__init__(doors, **settings)
        self.doors = doors
        self.address = ""
        self.busy = self.known = False
        self.deadline = math.inf

    @property
    def expendable(self) -> bool:
        """Whether it may go if there are too many: no participant's, and no request in work that will soon end."""
        return not self.known and (not self.busy or self.deadline == math.inf)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Let it in, or end it at once."""
        peer = transport.get_extra_info("peername")
        self.address = peer[0] if peer else ""
        if not self.doors.may_come(self.address) and isinstance(transport, asyncio.Transport):
            transport.abort()
            return
        super().connection_made(transport)
        self.deadline = self.doors.clock() + HEAD_SECONDS
        self.doors.enter(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Make room."""
        self.doors.leave(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """The first byte of a head starts its time limit, and no later one moves it."""
        if not self.busy:
            self.deadline = min(self.deadline, self.doors.clock() + HEAD_SECONDS)
        super().data_received(data)

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Send the reply; then the phone may think for a while."""
        try:
            return await super().finish_response(request, resp, start_time)
        finally:
            self.busy = False
            self.deadline = self.doors.clock() + IDLE_SECONDS

    def handle_error(
        self, request: web.BaseRequest, status: int = 500, exc: BaseException | None = None, message: str | None = None
    ) -> web.StreamResponse:
        """What is no HTTP gets the shortest reply, which repeats nothing of it; nothing is logged."""
        del exc, message
        if request.writer.output_size > 0:
            raise ConnectionError("a part of a reply was sent already")
        reply = refusal_reply(Refused(status, "http", ""), "This is no request of the page.")
        reply.force_close()
        return reply

    def log_exception(self, *args: Any, **more: Any) -> None:  # noqa: ANN401  aiohttp's signature
        """A body that is none is the phone's fault, and no line in the log."""
        if not isinstance(more.get("exc_info"), web.RequestPayloadError):
            super().log_exception(*args, **more)

    def end(self) -> None:
        """Cut it."""
        if self.transport is not None:
            self.transport.abort()


def begin(request: web.BaseRequest) -> None:
    """A request is in work, and its connection may take its time."""
    connection = request.protocol
    if isinstance(connection, Connection):
        connection.busy, connection.deadline = True, connection.doors.clock() + REPLY_SECONDS


def needed(request: web.BaseRequest) -> None:
    """A participant asks: the connection is not given up for others."""
    if isinstance(request.protocol, Connection):
        request.protocol.known = True


def stay(request: web.BaseRequest) -> None:
    """The reply is a stream, which looks after itself."""
    if isinstance(request.protocol, Connection):
        request.protocol.deadline = math.inf


class Doors(web.Server):
    """All connections, at ``most`` so many; ``free`` tells of an address that no limit per address holds for."""

    def __init__(self, handler: Handler, free: Callable[[str], bool], rates: Rates) -> None:
        super().__init__(handler, request_factory=self._request, handler_cancellation=True)
        self._free, self._rates, self.most = free, rates, MOST
        self.clock = self._loop.time
        self._all: dict[Connection, None] = {}
        self._by_address: dict[str, dict[Connection, None]] = {}
        self._sweeping: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._all)

    def __call__(self) -> Connection:
        """A new connection's protocol."""
        return Connection(self, loop=self._loop, lingering_time=LINGER_SECONDS, **_LIMITS)

    def _request(self, message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> Request:  # noqa: ANN401
        return Request(message, payload, protocol, writer, task, self._loop, client_max_size=MAX_BODY)

    def may_come(self, address: str) -> bool:
        """Whether an address does not connect again and again."""
        return self._free(address) or self._rates.connections.take(address)

    def enter(self, new: Connection) -> None:
        """Let a connection in; where there are too many, the oldest that nobody needs goes, or else the new one."""
        near = self._by_address.setdefault(new.address, {})
        for full, crowd in (
            (len(near) >= PER_ADDRESS and not self._free(new.address), near),
            (len(self._all) >= self.most, self._all),
        ):
            if full:
                oldest = next((old for old in crowd if old.expendable), new)
                oldest.end()
                self.leave(oldest)
                if oldest is new:
                    return
        self._by_address.setdefault(new.address, {})[new] = None
        self._all[new] = None
        if self._sweeping is None:
            self._sweep()

    def leave(self, gone: Connection) -> None:
        """Forget a connection."""
        self._all.pop(gone, None)
        near = self._by_address.get(gone.address, {})
        near.pop(gone, None)
        if not near:
            self._by_address.pop(gone.address, None)

    def _sweep(self) -> None:
        """End what is overdue, once a second while there is anybody."""
        now = self.clock()
        for late in [one for one in self._all if one.deadline < now]:
            late.end()
        self._sweeping = self._loop.call_later(_SWEEP_SECONDS, self._sweep) if self._all else None

    async def shutdown(self, timeout: float | None = None) -> None:  # noqa: ASYNC109  aiohttp's signature
        """End all connections."""
        await super().shutdown(timeout)
        if self._sweeping is not None:
            self._sweeping.cancel()
