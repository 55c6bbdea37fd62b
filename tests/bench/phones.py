"""Participants' phones as the page makes them behave: join, listen, look when something changed, answer, come back."""

import asyncio
import json
import random
import re
from collections.abc import Coroutine
from typing import Any

import msgspec
from wire import Place, RefusedError, Stream, Wire

from facilitator.crowd.minds import Person, think_of
from facilitator.crowd.minds import people as make_people
from facilitator.domain.fields import Field

SEED = 1
PATIENCE = 0.3
"""Seconds: a page looks at a random moment in them after it heard of a change."""
_VERSION = re.compile(rb'"version":(\d+)')
_chance = random.Random(SEED)


class Phone:
    """One participant."""

    def __init__(self, place: Place, number: int, person: Person) -> None:
        self.place, self.number, self.person = place, number, person
        self.cookie = ""
        self.wire: Wire | None = None
        self.stream: Stream | None = None
        self.version = -2
        self._told: asyncio.Future[int] | None = None

    def _ask(self, method: str, path: str, body: object = None) -> bytes:
        return self.place.request(method, path, body, self.cookie)

    async def _wire(self) -> Wire:
        if self.wire is None:
            self.wire = await self.place.wire(self.number)
        return self.wire

    async def join(self) -> float:
        """Connect and join; when that was acknowledged."""
        reply = await (await self._wire()).ask(self._ask("POST", "/join", {"group": self.person.group}))
        line = next(x for x in reply.head.split("\r\n") if x.lower().startswith("set-cookie:"))
        self.cookie = line[11:].split(";")[0].strip()
        return reply.at

    async def page(self) -> float:
        """The page."""
        return (await (await self._wire()).ask(self._ask("GET", ""))).at

    async def look(self) -> float:
        """Read the state."""
        reply = await (await self._wire()).ask(self._ask("GET", "/state"))
        found = _VERSION.search(reply.body)
        assert found is not None
        self.version = int(found[1])
        return reply.at

    def _heard(self, version: int) -> None:
        if version < 0:
            self.stream = None
        if self._told is not None and not self._told.done() and version != self.version:
            self._told.set_result(version)

    async def _tidings(self) -> None:
        """Wait for a version that the phone has not seen."""
        self._told = asyncio.get_running_loop().create_future()
        if self.stream is None or await self._told < 0:
            raise RefusedError("the stream ended or was refused")

    async def listen(self) -> float:
        """Open the stream; once it speaks, read the state."""
        self.version = -2
        self.stream = await self.place.connect(lambda: Stream(self.place.tally, self._heard), self.number)
        assert self.stream.transport is not None
        self.place.tally.requests += 1
        self.stream.transport.write(self._ask("GET", "/events"))
        await self._tidings()
        return await self.look()

    async def follow(self, looked: list[float]) -> float:
        """Hear of a change, read the state after a moment, then the question; when that is on the phone."""
        await self._tidings()
        await asyncio.sleep(_chance.random() * PATIENCE)
        looked.append(await self.look())
        return (await (await self._wire()).ask(self._ask("GET", "/step"))).at

    async def answer(self, request: bytes) -> float:
        """Send a ballot; when it was acknowledged."""
        return (await (await self._wire()).ask(request)).at

    async def answer_and_look(self, request: bytes) -> float:
        """Send a ballot and read the state at once, as the page does; when the ballot was acknowledged."""
        at = await self.answer(request)
        await self.look()
        return at

    async def come_back(self) -> float:
        """Open the stream and read the state again, on new connections."""
        self.wire = None
        return await self.listen()

    def cut(self) -> None:
        """Lose the network."""
        for line in (self.wire, self.stream):
            if line is not None:
                line.cut()


class Crowd:
    """Everybody in the room."""

    def __init__(self, place: Place, n: int) -> None:
        crowd = make_people(SEED, n, ("Verkauf", "Technik", "Dienste"), "de", 0.0)
        self.phones = [Phone(place, number, person) for number, person in enumerate(crowd)]

    async def answers(self, number: int) -> list[Coroutine[Any, Any, float]]:
        """Everybody's answer, ready to be sent."""
        return [phone.answer(request) for phone, request in await self.ballots(number)]

    async def ballots(self, number: int) -> list[tuple[Phone, bytes]]:
        """What each of them answers now; ``number`` tells one sending from the next."""
        first = self.phones[0]
        reply = await (await first._wire()).ask(first._ask("GET", "/state"))
        step = json.loads(reply.body)["step"]
        fields = msgspec.convert(step["fields"], tuple[Field, ...])
        found = []
        for phone in self.phones:
            values = think_of(phone.person, step["id"], step["round"], fields)
            about = {"submission": f"{phone.number:08x}{number:08x}", "step": step["id"], "round": step["round"]}
            found.append((phone, phone._ask("POST", "/answer", {**about, "values": values})))
        return found
