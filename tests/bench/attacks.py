"""What a well-behaved phone notices of attacks: its p95 while they last, beside its quiet value, in one run.

``python tests/bench/attacks.py`` starts a plain ``facilitator``, lets one phone answer and look on, and attacks the
server from another process and address; figures go to ``results.md``. Everything stays on the loopback and is bounded.
"""

import asyncio
import itertools
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
from results import put, rows, where
from servers import is_at, serve_facilitator, until

SECONDS = 6.0
GOOD = "127.0.0.7"
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
        self, count: int, act: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
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


class Good:
    """A phone that behaves; ``p95`` are milliseconds of an answer or a look at the state, one after the other."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self._url = http, url
        self.asked = 0

    async def join(self) -> None:
        """Take part, and see what is asked."""
        async with self._http.post(f"{self._url}/join", json={}) as reply:
            assert reply.status == 200, await reply.text()
        async with self._http.get(f"{self._url}/state") as reply:
            self._step = (await reply.json())["step"]

    async def p95(self) -> float:
        """Ask for some seconds, nine times a second, since ten are allowed; every fifth is an answer."""
        took, values = [], {field["id"]: 3 for field in self._step["fields"]}
        about = {"step": self._step["id"], "round": self._step["round"], "values": values}
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            start = time.perf_counter()
            self.asked += 1
            call, body = ("get", None) if self.asked % 5 else ("post", {"submission": f"s{self.asked}", **about})
            path = "answer" if body else "state"
            async with self._http.request(call, f"{self._url}/{path}", json=body) as reply:
                assert reply.status == 200, await reply.text()
            took.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(0.11)
        return statistics.quantiles(took, n=20)[-1]


async def under(attack: str, url: str, number: int, phone: Good) -> float:
    """The phone's p95 during an attack by another process."""
    command = [sys.executable, __file__, attack, url, str(number)]
    attacker = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert attacker.stdout is not None
    try:
        assert await attacker.stdout.readline() == b"on\n"
        p95 = await phone.p95()
        assert attacker.returncode is None, f"the attack {attack} broke down"
    finally:
        if attacker.returncode is None:
            attacker.kill()
        await attacker.wait()
    return p95


async def main() -> None:
    """Quiet, then every attack in turn; quiet again at the end."""
    lines: list[list[str]] = []
    connector, jar = aiohttp.TCPConnector(local_addr=(GOOD, 0)), aiohttp.CookieJar(unsafe=True)
    with tempfile.TemporaryDirectory() as folder, serve_facilitator(Path(folder), "plain") as served:
        served.lead("next")
        served.lead("open")
        until(lambda: is_at(served, 1, open_=True), "the first question is open")
        async with aiohttp.ClientSession(connector=connector, cookie_jar=jar) as http:
            phone = Good(http, served.url)
            await phone.join()
            quiet = await phone.p95()
            for number, name in enumerate(ATTACKS):
                p95 = await under(name, served.url, number, phone)
                said = (getattr(Attack, name).__doc__ or name).rstrip(".")
                lines.append([said, f"{p95:.1f}", f"{p95 / quiet:.2f}", f"{served.memory():.0f}"])
            p95 = await phone.p95()
            lines.append(["Afterwards", f"{p95:.1f}", f"{p95 / quiet:.2f}", f"{served.memory():.0f}"])
    head = ["attack from one address", "p95 ms of a phone", "of its quiet p95 (target: under 3)", "RSS MB"]
    said = (
        f"Quiet: p95 {quiet:.1f} ms; a fifth of what the phone does are answers, kept on disk before they are answered."
    )
    text = f"{where()}\n\n{said}\n\n{rows(head, lines)}"
    print(text)
    put("Attacks", text)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, hard), hard))
        print("on", flush=True)
        asyncio.run(getattr(Attack(sys.argv[2], f"127.0.1.{sys.argv[3]}"), sys.argv[1])())
    else:
        asyncio.run(main())
