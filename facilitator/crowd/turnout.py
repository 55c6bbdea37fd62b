"""Who of the crowd is in the room when, and what came of each question; knows no wire and no answers."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeAlias

from facilitator.crowd.minds import Person

Asked: TypeAlias = tuple[str, int]
"""A step's id and its round."""


class Turnout:
    """Counts the questions that the room has asked, from 0, and waits for people.

    A person comes in while question ``late`` is asked and is gone when question ``leaves`` is.
    """

    def __init__(self, people: Sequence[Person]) -> None:
        self._people = people
        self._joined = self._gone = 0
        self._places: dict[Asked, int] = {}
        self._settled: dict[Asked, list[bool]] = {}
        self._told = asyncio.Condition()

    async def _tell(self) -> None:
        async with self._told:
            self._told.notify_all()

    async def _until(self, true: Callable[[], bool]) -> None:
        async with self._told:
            await self._told.wait_for(true)

    async def arrival(self, person: Person) -> None:
        """Wait until the person is due."""
        if person.late:
            await self._until(lambda: len(self._places) > person.late)

    async def join(self) -> None:
        """Somebody is in."""
        self._joined += 1
        await self._tell()

    async def stays(self, person: Person, asked: Asked) -> bool:
        """Whether the person is still there for a question, which counts as asked from now on."""
        if asked not in self._places:
            self._places[asked] = len(self._places)
            await self._tell()
        if self._places[asked] < person.leaves:
            return True
        self._gone += 1
        await self._tell()
        return False

    async def settle(self, asked: Asked, saved: bool) -> None:
        """Somebody is done with a question, with an answer that is saved or without one."""
        self._settled.setdefault(asked, []).append(saved)
        await self._tell()

    def _due(self, asked: Asked) -> int:
        """How many will be done with a question; where it asks nobody anything, all who are there."""
        if asked not in self._places:
            return self._joined - self._gone
        return sum(person.late <= self._places[asked] < person.leaves for person in self._people)

    async def joined(self) -> int:
        """Wait until everybody who is in time is in; how many have come."""
        in_time = sum(not person.late for person in self._people)
        await self._until(lambda: self._joined >= in_time)
        return self._joined

    async def answered(self, asked: Asked) -> int:
        """Wait until nobody will answer any more; how many answers are saved."""
        await self._until(lambda: len(self._settled.get(asked, ())) >= max(1, self._due(asked)))
        return sum(self._settled.get(asked, ()))
