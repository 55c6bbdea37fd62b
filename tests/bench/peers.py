"""The same client at other servers: WebQuiz, watched by a browser or not, and a handler that keeps nothing."""

import base64
import json
from collections.abc import Coroutine
from typing import Any

from wire import Drain, Place, Wire

_UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {}\r\n"


class Quizzer:
    """A player of WebQuiz."""

    def __init__(self, place: Place, number: int) -> None:
        self.place, self.number = place, number
        self.wire: Wire | None = None
        self.user = ""

    async def join(self) -> float:
        """Connect and register; when that was acknowledged."""
        self.wire = await self.place.wire(self.number)
        request = self.place.request("POST", "/api/register", {"username": f"bird {self.number}"})
        reply = await self.wire.ask(request)
        self.user = str(json.loads(reply.body)["user_id"])
        return reply.at

    def ballot(self, number: int) -> bytes:
        """An answer to question ``number``."""
        answer = {"user_id": self.user, "question_id": number, "selected_answer": 2}
        return self.place.request("POST", "/api/submit-answer", answer)

    async def answer(self, request: bytes) -> float:
        """Send an answer; when it was acknowledged."""
        assert self.wire is not None
        return (await self.wire.ask(request)).at


class Stranger(Quizzer):
    """Somebody who asks the handler that keeps nothing."""

    async def join(self) -> float:
        """Connect and say hello."""
        self.wire = await self.place.wire(self.number)
        return (await self.wire.ask(self.place.request("GET", "/"))).at

    def ballot(self, number: int) -> bytes:
        """Five values."""
        values = {f"statement-{i}": 1 + i % 5 for i in range(5)}
        body = {"submission": f"{self.number}-{number}", "values": values}
        return self.place.request("POST", "/answer", body)


class Peers:
    """Everybody at another server."""

    def __init__(self, place: Place, n: int, kind: str) -> None:
        make = Stranger if kind == "bare" else Quizzer
        self.phones = [make(place, number) for number in range(n)]
        self.place, self.watched = place, kind == "watched"
        self.screen: Drain | None = None

    async def prepare(self) -> None:
        """Let a browser look at the live statistics, if they are watched."""
        if self.watched:
            self.screen = await self.place.connect(lambda: Drain(self.place.tally), len(self.phones))
            assert self.screen.transport is not None
            key = base64.b64encode(bytes(range(16))).decode()
            self.screen.transport.write(self.place.request("GET", "/ws/live-stats", more=_UPGRADE.format(key)))

    async def answers(self, number: int) -> list[Coroutine[Any, Any, float]]:
        """Everybody's answer to question ``number``, ready to be sent."""
        if self.screen is not None and self.screen.got < len(self.phones) * 20:
            raise RuntimeError("the live statistics are not sent")
        return [phone.answer(phone.ballot(number)) for phone in self.phones]
