"""Simulated participants over real HTTP: the demo and the load; knows the wire contract, and no room from inside."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import aiohttp

from facilitator.crowd.minds import people
from facilitator.crowd.phone import CrowdError, Phone

__all__ = ["Crowd", "CrowdError"]
_STREAMS = 250
_CONNECTIONS = 400
"""So many phones hold a stream open and the others poll, over so many connections in all.

A process may often have only 1024 files, and in the demo each connection is two of them.
"""


class Crowd:
    """``n`` phones that join a room at its URL and answer whatever is open, until they are left; the same for a seed.

    ``stragglers`` 0..1 is the share that lets a question pass, ``think`` the longest time in seconds before an answer.
    ``plan`` is the id of what is played: some bundled plans declare how their room answers.
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
    ) -> None:
        self.url = url
        today = datetime.now(tz=UTC).astimezone().date()
        self.people = people(seed, n, groups, lang, stragglers, plan=plan, today=today)
        self._think = think
        self._joined = 0
        self._settled: dict[tuple[str, int], list[bool]] = {}
        self._told = asyncio.Condition()
        self._stack = AsyncExitStack()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        connector = await self._stack.enter_async_context(aiohttp.TCPConnector(limit=_CONNECTIONS))
        group = await self._stack.enter_async_context(asyncio.TaskGroup())
        for person in self.people:
            phone = Phone(self.url, person, connector, self._tell, think=self._think, stream=person.number <= _STREAMS)
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

    async def _tell(self, settled: tuple[str, int] | None, saved: bool) -> None:
        if settled is None:
            self._joined += 1
        else:
            self._settled.setdefault(settled, []).append(saved)
        async with self._told:
            self._told.notify_all()

    async def _until(self, true: Callable[[], bool]) -> None:
        async with self._told:
            await self._told.wait_for(true)

    async def joined(self) -> int:
        """Wait until everybody is in; how many that are.

        Raises ``CrowdError`` at the end of the ``async with`` if the room does not let someone in.
        """
        await self._until(lambda: self._joined == len(self.people))
        return self._joined

    async def answered(self, step_id: str, round_: int = 1) -> int:
        """Wait until nobody will answer that round any more; how many were told that their answer is saved.

        Waits for the step to be opened; who let it pass or came after closing is settled, but not counted.
        """
        await self._until(lambda: len(self._settled.get((step_id, round_), ())) == len(self.people))
        return sum(self._settled.get((step_id, round_), ()))
