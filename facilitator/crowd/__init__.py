"""Simulated participants over real HTTP: the demo and the load; knows the wire contract, and no room from inside."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import aiohttp

from facilitator.crowd.minds import enlivened, people
from facilitator.crowd.minds.texts import thought
from facilitator.crowd.phone import CrowdError, Phone
from facilitator.crowd.turnout import Turnout

__all__ = ["Crowd", "CrowdError", "thought"]
_STREAMS = 250
_CONNECTIONS = 400
"""So many phones hold a stream open and the others poll, over so many connections in all.

A process may often have only 1024 files, and in the demo each connection is two of them.
"""


class Crowd:
    """``n`` phones that join a room at its URL and answer whatever is open, until they are left; the same for a seed.

    ``stragglers`` 0..1 is the share that lets a question pass, ``think`` the longest time in seconds before an answer.
    ``plan`` is the id of what is played: some bundled plans declare how their room answers. Some in a ``lively`` crowd
    come late or leave early, and some speak another one of the ``tongues``.
    """

    def __init__(
        self,
        url: str,
        n: int,
        seed: int,
        *,
        groups: Sequence[str] = (),
        lang: str = "de",
        stragglers: float = 0.0,
        think: float = 0.0,
        plan: str = "",
        lively: bool = False,
        tongues: Sequence[str] = (),
    ) -> None:
        self.url = url
        today = datetime.now(tz=UTC).astimezone().date()
        crowd = people(seed, n, groups, lang, stragglers, plan=plan, today=today)
        self.people = enlivened(crowd, tongues, comings=lively)
        self._turnout = Turnout(self.people)
        self._think = think
        self._stack = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        connector = await self._stack.enter_async_context(aiohttp.TCPConnector(limit=_CONNECTIONS))
        group = await self._stack.enter_async_context(asyncio.TaskGroup())
        for person in self.people:
            phone = Phone(
                self.url, person, connector, self._turnout, think=self._think, stream=person.number <= _STREAMS
            )
            self._tasks.append(group.create_task(phone.live()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        try:
            await self._stack.__aexit__(kind, error, trace)
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from None

    async def joined(self) -> int:
        """Wait until everybody who is in time is in; how many have come.

        Raises ``CrowdError`` at the end of the ``async with`` if the room does not let someone in.
        """
        return await self._turnout.joined()

    async def answered(self, step_id: str, round_: int = 1) -> int:
        """Wait until nobody will answer that round any more; how many were told that their answer is saved.

        Waits for the step to be opened; who let it pass or came after closing is settled, but not counted.
        """
        return await self._turnout.answered((step_id, round_))
