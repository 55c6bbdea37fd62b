"""Bytes on a connection: one request at a time, or a stream of events; no library's cost is in what is measured."""

import asyncio
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

_EVENT = re.compile(rb"event: (\w+)\ndata: (\d+)\n\n")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
Talk = TypeVar("Talk", bound="Line")


class Reply(NamedTuple):
    """What came back, and when on the monotonic clock."""

    status: int
    head: str
    body: bytes
    at: float


class RefusedError(Exception):
    """A reply that is not 200."""


@dataclass
class Tally:
    """What went over the wire; heartbeats apart, since they count seconds."""

    requests: int = 0
    events: int = 0


class Line(asyncio.Protocol):
    """A connection and what is waited for on it."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def cut(self) -> None:
        """End it without a word."""
        if self.transport is not None:
            self.transport.abort()


class Wire(Line):
    """One request at a time."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self._got = bytearray()
        self._reply: asyncio.Future[Reply] | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._reply is not None and not self._reply.done():
            self._reply.set_exception(exc or ConnectionResetError("closed"))

    async def ask(self, request: bytes) -> Reply:
        """Send a request; ``RefusedError`` if the reply is not 200, ``ConnectionError`` if there is none."""
        if self.transport is None or self.transport.is_closing():
            raise ConnectionResetError("closed")
        self._got.clear()
        self._reply = asyncio.get_running_loop().create_future()
        self.tally.requests += 1
        self.transport.write(request)
        reply = await self._reply
        if reply.status != 200:
            raise RefusedError(f"{reply.status} {reply.body[:200].decode(errors='replace')}")
        return reply

    def data_received(self, data: bytes) -> None:
        if self._reply is None or self._reply.done():
            return
        self._got += data
        end = self._got.find(b"\r\n\r\n")
        if end < 0:
            return
        length = _LENGTH.search(self._got, 0, end + 2)
        if len(self._got) >= end + 4 + (int(length[1]) if length else 0):
            head, now = self._got[:end].decode("latin-1"), asyncio.get_running_loop().time()
            self._reply.set_result(Reply(int(head[9:12]), head, bytes(self._got[end + 4 :]), now))


class Stream(Line):
    """A stream of events; ``heard`` is told of each version, and of -1 when the stream ends or is refused."""

    def __init__(self, tally: Tally, heard: Callable[[int], None]) -> None:
        super().__init__(tally)
        self._heard = heard
        self._got = b""
        self._begun = False

    def data_received(self, data: bytes) -> None:
        self._got += data
        if not self._begun:
            self._begun = True
            if not self._got.startswith(b"HTTP/1.1 200 "):
                self.cut()
                return
        end = 0
        for event in _EVENT.finditer(self._got):
            end = event.end()
            if event[1] == b"version":
                self.tally.events += 1
                self._heard(int(event[2]))
        self._got = self._got[end:]

    def connection_lost(self, exc: Exception | None) -> None:
        del exc
        self._heard(-1)


class Drain(Line):
    """Something that is received, and no more."""

    got = 0

    def data_received(self, data: bytes) -> None:
        self.got += len(data)


@dataclass
class Place:
    """Where the server is, and the count of all that is said with it."""

    url: str
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.at = urlsplit(self.url)

    def request(self, method: str, path: str, body: object = None, cookie: str = "", more: str = "") -> bytes:
        """The bytes of a request; ``more`` are header lines, each with its end."""
        content = b"" if body is None else json.dumps(body).encode()
        head = [f"{method} {self.at.path.rstrip('/')}{path} HTTP/1.1", f"Host: {self.at.netloc}"]
        head += [f"Cookie: {cookie}"] if cookie else []
        head += ["Content-Type: application/json", f"Content-Length: {len(content)}"] if content else []
        return ("\r\n".join([*head, ""]) + more + "\r\n").encode() + content

    async def connect(self, make: Callable[[], Talk], number: int) -> Talk:
        """A connection from the phone's own address, where a system has all of 127.0.x.y without asking."""
        own = (f"127.0.{1 + number // 200}.{1 + number % 200}", 0) if sys.platform == "linux" else None
        loop = asyncio.get_running_loop()
        return (await loop.create_connection(make, self.at.hostname or "", self.at.port or 80, local_addr=own))[1]

    async def wire(self, number: int) -> Wire:
        """A phone's connection for requests."""
        return await self.connect(lambda: Wire(self.tally), number)
