"""The common client: so many phones on connections of their own that answer in one instant, a process of its own.

``client.py facilitator|webquiz|watched URL PEOPLE ROUNDS`` gets everybody in, says ``ready``, and for each line
``go`` on its standard input lets all of them answer at once; a round is a line of JSON: ms to acknowledgement.

A little over 200 lines: one client, so that every server is measured alike.
"""

import asyncio
import base64
import gc
import json
import sys
from collections.abc import Awaitable, Callable
from typing import TypeAlias
from urllib.parse import urlsplit

import msgspec

from facilitator.crowd.minds import people as make_people
from facilitator.crowd.minds import think_of
from facilitator.domain.fields import Field

SEED = 1
AT_ONCE = 50
SECONDS = 60
Reply: TypeAlias = tuple[int, str, bytes]
Round: TypeAlias = Callable[[int], Awaitable[list[bytes]]]


class Wire(asyncio.Protocol):
    """One connection: a request at a time, as bytes."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self._got = bytearray()
        self._answer: asyncio.Future[Reply] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(exc or ConnectionResetError("closed"))

    def send(self, request: bytes) -> "asyncio.Future[Reply]":
        """Write a request; what comes back is status, head and body."""
        assert self.transport is not None
        self._got.clear()
        self._answer = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return self._answer

    def data_received(self, data: bytes) -> None:
        if self._answer is None or self._answer.done():
            return
        self._got += data
        end = self._got.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._got[:end].decode("latin-1")
        length = next((int(x[15:]) for x in head.split("\r\n") if x.lower().startswith("content-length:")), 0)
        if len(self._got) >= end + 4 + length:
            self._answer.set_result((int(head.split()[1]), head, bytes(self._got[end + 4 : end + 4 + length])))


class Drain(asyncio.Protocol):
    """A stream that is listened to, and no more."""

    got = 0

    def data_received(self, data: bytes) -> None:
        self.got += len(data)


class Phones:
    """Everybody's connection and what each of them has to say about themselves."""

    def __init__(self, url: str, n: int) -> None:
        self.at = urlsplit(url)
        self.place = self.at.hostname or "", self.at.port or 80
        self.n = n
        self.wires: list[Wire] = []
        self.tokens: list[str] = []

    def request(self, method: str, path: str, body: object = None, cookie: str = "") -> bytes:
        """The bytes of a request."""
        content = b"" if body is None else json.dumps(body).encode()
        head = [f"{method} {self.at.path.rstrip('/')}{path} HTTP/1.1", f"Host: {self.at.netloc}"]
        head += [f"Cookie: {cookie}"] if cookie else []
        head += ["Content-Type: application/json", f"Content-Length: {len(content)}"] if content else []
        return "\r\n".join([*head, "", ""]).encode() + content

    async def connect(self) -> Wire:
        """A new connection."""
        loop = asyncio.get_running_loop()
        return (await loop.create_connection(Wire, *self.place))[1]

    async def enter(self, request: Callable[[int], bytes], token: Callable[[str, bytes], str]) -> None:
        """Connect everybody and send each one's first request, some at a time."""
        for start in range(0, self.n, AT_ONCE):
            fresh = await asyncio.gather(*(self.connect() for _ in range(start, min(start + AT_ONCE, self.n))))
            answers = await asyncio.gather(*(w.send(request(start + i)) for i, w in enumerate(fresh)))
            for status, head, body in answers:
                assert status == 200, (status, body)
                self.tokens.append(token(head, body))
            self.wires += fresh

    async def fire(self, requests: list[bytes]) -> dict[str, object]:
        """All at once: milliseconds from the instant to each acknowledgement, and what was not taken."""
        loop = asyncio.get_running_loop()
        done: list[float] = []
        gc.disable()
        start = loop.time()
        waiting = [wire.send(request) for wire, request in zip(self.wires, requests, strict=True)]
        for future in waiting:
            future.add_done_callback(lambda _: done.append((loop.time() - start) * 1000))
        async with asyncio.timeout(SECONDS):
            answers = await asyncio.gather(*waiting)
        gc.enable()
        refused = [body.decode() for status, _, body in answers if status != 200]
        return {"ms": sorted(done), "refused": len(refused), "why": refused[:1]}


async def facilitator(phones: Phones) -> Round:
    """Join, with a stream for each phone; a round looks at the state first, as a phone does."""
    crowd = make_people(SEED, phones.n, ("Verkauf", "Technik", "Dienste"), "de", 0.0)

    def cookie(head: str, _body: bytes) -> str:
        line = next(x for x in head.split("\r\n") if x.lower().startswith("set-cookie:"))
        return line[11:].split(";")[0].strip()

    await phones.enter(lambda i: phones.request("POST", "/join", {"group": crowd[i].group}), cookie)
    for token in phones.tokens:
        transport, _ = await asyncio.get_running_loop().create_connection(Drain, *phones.place)
        transport.write(phones.request("GET", "/events", cookie=token))

    async def ballots(_round: int) -> list[bytes]:
        _, _, body = await phones.wires[0].send(phones.request("GET", "/state", cookie=phones.tokens[0]))
        step = json.loads(body)["step"]
        about = {"step": step["id"], "round": step["round"]}
        fields = msgspec.convert(step["fields"], tuple[Field, ...])

        def ballot(i: int) -> dict[str, object]:
            values = think_of(crowd[i], step["id"], step["round"], fields)
            return {"submission": f"{i:08x}{step['round']:08x}", **about, "values": values}

        return [phones.request("POST", "/answer", ballot(i), token) for i, token in enumerate(phones.tokens)]

    return ballots


async def bare(phones: Phones) -> Round:
    """Nobody registers; a round is the same small answer from everybody."""
    await phones.enter(lambda _i: phones.request("GET", "/"), lambda _head, _body: "")

    async def ballots(number: int) -> list[bytes]:
        values = {f"statement-{i}": 1 + i % 5 for i in range(5)}
        return [
            phones.request("POST", "/answer", {"submission": f"{i}-{number}", "values": values})
            for i in range(phones.n)
        ]

    return ballots


async def webquiz(phones: Phones) -> Round:
    """Register; round n answers question n."""

    def user(_head: str, body: bytes) -> str:
        return str(json.loads(body)["user_id"])

    await phones.enter(lambda i: phones.request("POST", "/api/register", {"username": f"bird {i}"}), user)

    async def ballots(number: int) -> list[bytes]:
        answer = {"question_id": number, "selected_answer": 2}
        return [phones.request("POST", "/api/submit-answer", {"user_id": u, **answer}) for u in phones.tokens]

    return ballots


async def watched(phones: Phones) -> Round:
    """WebQuiz with one browser looking at its live statistics."""
    transport, screen = await asyncio.get_running_loop().create_connection(Drain, *phones.place)
    upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {}\r\n\r\n"
    key = base64.b64encode(bytes(range(16))).decode()
    request = phones.request("GET", "/ws/live-stats").removesuffix(b"\r\n")
    transport.write(request + upgrade.format(key).encode())
    ballots = await webquiz(phones)
    assert screen.got > phones.n * 20, "the live statistics are not sent"
    return ballots


async def main(kind: str, url: str, people: int, rounds: int) -> None:
    """Everybody in, then a round per line of standard input."""
    phones = Phones(url, people)
    async with asyncio.timeout(SECONDS):
        ballots = await KINDS[kind](phones)
    print("ready", flush=True)
    for number in range(1, rounds + 1):
        await asyncio.to_thread(sys.stdin.readline)
        print(json.dumps(await phones.fire(await ballots(number))), flush=True)


KINDS = {"bare": bare, "facilitator": facilitator, "webquiz": webquiz, "watched": watched}

if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
