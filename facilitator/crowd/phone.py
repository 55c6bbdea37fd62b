"""One simulated phone: joins, listens, answers and repeats what was not saved; speaks the wire contract and no more."""

import asyncio
from collections import Counter
from contextlib import suppress
from random import Random
from typing import Any

import aiohttp
import msgspec

from facilitator.crowd.minds import Person, passes, think_of
from facilitator.crowd.turnout import Turnout
from facilitator.domain.fields import Field, Scale

_REQUEST = aiohttp.ClientTimeout(total=30)
_STREAM = aiohttp.ClientTimeout(total=None, sock_connect=30, sock_read=35)
"""Seconds; a stream that says nothing for 35 is dead, since heartbeats come every 15."""
_LOOK_AGAIN = 0.5
_AGAIN = (429, 503)
_LOST = (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, TimeoutError)
"""A connection that went away: a phone looks again, as it does when its stream ends."""
_TRIES = 40


class CrowdError(Exception):
    """The room did something to a phone that the wire contract does not know."""


class _Step(msgspec.Struct, frozen=True):
    id: str
    round: int
    open: bool
    fields: tuple[Field, ...] = ()


class _State(msgspec.Struct, frozen=True):
    version: int
    step: _Step | None = None


class Phone:
    """A participant's phone with a cookie jar of its own; tells the turnout of joining and of settled questions.

    Its person remembers: statements that were asked before, be it in another step, are thought of as a further round.
    """

    def __init__(
        self,
        url: str,
        person: Person,
        connector: aiohttp.BaseConnector,
        turnout: Turnout,
        *,
        think: float = 0.0,
        stream: bool = True,
    ) -> None:
        self.url = url
        self.person = person
        self._turnout = turnout
        self._think = think
        self._stream = stream
        self._chance = Random(f"{person.seed}/{person.number}/phone")  # noqa: S311  a demo has to be repeatable
        self._settled: set[tuple[str, int]] = set()
        self._gone = False
        self._first: dict[tuple[str, ...], str] = {}
        self._times: Counter[tuple[str, ...]] = Counter()
        self._session = aiohttp.ClientSession(
            connector=connector,
            connector_owner=False,
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            headers={"Accept-Language": person.lang},
        )

    async def live(self) -> None:
        """Join when the person is due, and answer until cancelled or until the person leaves.

        Raises ``CrowdError``.
        """
        async with self._session:
            await self._turnout.arrival(self.person)
            status, said = await self._post("join", {"group": self.person.group, "name": self.person.name})
            if status != 200:
                raise CrowdError(f"join: {status} {said}")
            await self._turnout.join()
            while not self._gone:
                with suppress(*_LOST):
                    await self._look()
                    if self._stream and not self._gone:
                        await self._listen()
                await asyncio.sleep(_LOOK_AGAIN)

    async def _listen(self) -> None:
        """Look whenever the room says that something changed, until the stream ends or is refused."""
        async with self._session.get(f"{self.url}/events", timeout=_STREAM) as stream:
            if stream.status != 200:
                return
            await self._look()
            async for line in stream.content:
                if self._gone:
                    return
                if line.replace(b" ", b"").startswith(b"event:version"):
                    await self._look()

    async def _state(self) -> bytes:
        """The state as it was sent; asked for again while the room is busy."""
        while True:
            async with self._session.get(f"{self.url}/state", timeout=_REQUEST) as answer:
                body = await answer.read()
            if answer.status == 200:
                return body
            if answer.status not in _AGAIN:
                raise CrowdError(f"state: {answer.status} {body[:200]!r}")
            await asyncio.sleep(_LOOK_AGAIN)

    async def _look(self) -> None:
        body = await self._state()
        step = msgspec.json.decode(body, type=_State).step
        if self._gone or step is None or not step.open or (step.id, step.round) in self._settled:
            return
        asked = step.id, step.round
        if step.fields and not await self._turnout.stays(self.person, asked):
            self._gone = True
            return
        self._settled.add(asked)
        await self._turnout.settle(asked, await self._answer(step))

    def _remembered(self, step: _Step) -> tuple[str, int]:
        """The step that these statements were first asked in, and how many times they have been asked now."""
        said = tuple(field.label for field in step.fields if isinstance(field, Scale) and field.label)
        if not said:
            return step.id, step.round
        self._times[said] += 1
        return self._first.setdefault(said, step.id), max(step.round, self._times[said])

    async def _answer(self, step: _Step) -> bool:
        """Whether the room said "saved"; no answer at all if the person lets the question pass or cannot answer it."""
        if not step.fields or passes(self.person, step.id, step.round):
            return False
        values = think_of(self.person, *self._remembered(step), step.fields)
        if not values:
            return False
        await asyncio.sleep(self._think * self._chance.random())
        body = {
            "submission": f"{self._chance.getrandbits(96):024x}",
            "step": step.id,
            "round": step.round,
            "values": values,
        }
        status, said = await self._post("answer", body)
        if status == 409:
            return False
        if status != 200 or said.get("saved") is not True:
            raise CrowdError(f"answer to {step.id}: {status} {said}")
        return True

    async def _post(self, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """Send until the room says yes or no; the same body each time, as a phone's outbox does."""
        trouble = ""
        for attempt in range(_TRIES):
            try:
                async with self._session.post(f"{self.url}/{path}", json=body, timeout=_REQUEST) as answer:
                    if answer.status not in _AGAIN:
                        return answer.status, await _said(answer)
                    trouble = str(answer.status)
            except _LOST as error:
                trouble = repr(error)
            await asyncio.sleep(min(0.05 * 2**attempt, 2.0) * (0.5 + self._chance.random()))
        raise CrowdError(f"{path}: not taken in {_TRIES} tries, at last {trouble}")


async def _said(answer: aiohttp.ClientResponse) -> dict[str, Any]:
    body = await answer.read()
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except msgspec.DecodeError:
        return {"body": body[:200].decode("utf-8", "replace")}
