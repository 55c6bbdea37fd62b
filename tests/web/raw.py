"""Connections that no browser would open: raw bytes to a phone server, from any loopback address."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from webroom import CODE

from facilitator.web.server import PhoneServer

ELSEWHERE = "127.0.0.2"
"""A loopback address that is not among the machine's own, so that limits per address hold for it."""


class Raw:
    """One connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int) -> None:
        self.reader, self.writer, self.port = reader, writer, port

    @classmethod
    async def open(cls, server: PhoneServer, address: str = ELSEWHERE, receive: int = 0) -> "Raw":
        """A connection; ``receive`` is how many bytes the system may take in for it, 0 for as many as it likes."""
        sock = socket.socket()
        if receive:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        sock.setblocking(False)  # noqa: FBT003  positional only
        sock.bind((address, 0))
        await asyncio.get_running_loop().sock_connect(sock, ("127.0.0.1", server.port))
        return cls(*await asyncio.open_connection(sock=sock), server.port)

    def head(self, call: str = "GET", path: str = "", **headers: object) -> bytes:
        """A request's head, ended."""
        told = {"Host": f"127.0.0.1:{self.port}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{call} /{CODE}{path} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def status(self) -> int:
        """The status of the next reply; 0 if the connection ends instead."""
        async with asyncio.timeout(15):
            try:
                line = await self.reader.readline()
            except ConnectionError:
                return 0
        return int(line.split()[1]) if line else 0

    async def ended(self) -> bytes:
        """What comes until the connection ends."""
        got = b""
        async with asyncio.timeout(15):
            while True:
                try:
                    data = await self.reader.read(65536)
                except ConnectionError:
                    return got
                if not data:
                    return got
                got += data

    async def close(self) -> None:
        self.writer.close()
        try:
            await self.writer.wait_closed()
        except ConnectionError:
            return


@asynccontextmanager
async def many(server: PhoneServer, count: int, address: str = ELSEWHERE) -> AsyncIterator[list[Raw]]:
    """So many connections, opened a hundred at a time."""
    opened: list[Raw] = []
    try:
        for start in range(0, count, 100):
            fresh = (Raw.open(server, address) for _ in range(start, min(count, start + 100)))
            opened += await asyncio.gather(*fresh)
        yield opened
    finally:
        await asyncio.gather(*(raw.close() for raw in opened))
