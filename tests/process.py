"""A real ``facilitator`` process, led line by line; phones that speak the wire contract to it."""

import asyncio
import contextlib
import os
import re
import signal
import socket
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp
from pseudoterminal import started


def quiet_port() -> int:
    """A free port that neither the system gives to anybody nor another test asks for."""
    for port in range(20_000 + 37 * os.getpid() % 10_000, 32_000):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no free port")


class Process:
    """``python -m facilitator ARGS --plain``, with what it says; ``files`` limits how many it may open.

    On the loopback, a new session at a port of its own, or in a network namespace ``net`` by the address that it
    chooses there; its clock runs ``faster``.
    """

    def __init__(self, *args: str, folder: Path, port: int = 0, files: int = 0, faster: int = 1, net: str = "") -> None:
        self.start = started(faster)
        self.before = ["ip", "netns", "exec", net] if net else []
        self.before += ["sh", "-c", f'ulimit -n {files}; exec "$@"', "sh"] if files else []
        host = () if net else ("--host", "127.0.0.1")
        port = port or (quiet_port() if "run" in args and not net else 0)
        more = ("--port", str(port)) if port else ()
        self.args = (*args, "--plain", *host, "--sessions", str(folder), *more)
        self.lines: list[str] = []

    async def __aenter__(self) -> Self:
        self.process = await asyncio.create_subprocess_exec(
            *self.before, sys.executable, *self.start, *self.args,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        )  # fmt: skip
        line = await self.until(r"http://\S+")
        self.url = re.search(r"http://\S+", line).group()  # type: ignore[union-attr]
        path = await self.until(r"\S+\.json")
        self.path = Path(re.search(r"\S+\.json", path).group())  # type: ignore[union-attr]
        return self

    async def until(self, pattern: str) -> str:
        """The next line that has the pattern."""
        while True:
            raw = await asyncio.wait_for(self.process.stdout.readline(), 30)
            if not raw:
                raise AssertionError("the process ended: " + "".join(self.lines))
            self.lines.append(raw.decode())
            if re.search(pattern, self.lines[-1]):
                return self.lines[-1]

    async def say(self, command: str) -> str:
        """Give one command; its answer."""
        self.process.stdin.write(command.encode() + b"\n")
        await self.process.stdin.drain()
        return await self.until(r"^(ok|error)")

    async def kill(self) -> None:
        """``kill -9`` and wait until it is gone."""
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        if self.process.returncode is None:
            self.process.terminate()
            await asyncio.wait_for(self.process.wait(), 20)
        self.process._transport.close()


class Phone:
    """One participant with its cookie, which survives the server."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self.http, self.url = http, url

    @classmethod
    def new(cls, url: str) -> "Phone":
        return cls(aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)), url)

    async def join(self, **body: str) -> dict[str, Any]:
        async with self.http.post(f"{self.url}/join", json=body) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def state(self) -> dict[str, Any]:
        async with self.http.get(f"{self.url}/state") as answer:
            assert answer.status == 200, (answer.status, await answer.text())
            return await answer.json()

    async def answer(
        self, submission: str, step: str, round_: int, values: dict[str, Any]
    ) -> tuple[int, dict[str, Any]]:
        body = {"submission": submission, "step": step, "round": round_, "values": values}
        async with self.http.post(f"{self.url}/answer", json=body) as answer:
            return answer.status, await answer.json()
