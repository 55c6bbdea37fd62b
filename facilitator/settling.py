"""Works out beside the loop what takes too long for a redraw: camps tests and departments; knows a room, no screen."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

from facilitator.domain.questions import answered
from facilitator.room import Change, Room

PAUSE = 1.0
"""Seconds between two rounds of work, at least."""


async def _settle(room: Room, one_at_a_time: asyncio.Lock) -> None:
    async with one_at_a_time:
        question = room.questions.take()
        if question is not None:
            room.learn(await asyncio.to_thread(answered, question))


async def _keep(settle: Callable[[], Awaitable[None]], wake: asyncio.Event, pause: float) -> None:
    """Settle whenever something has changed, until cancelled."""
    while True:
        await wake.wait()
        wake.clear()
        await settle()
        await asyncio.sleep(pause)


@asynccontextmanager
async def settled(room: Room, pause: float = PAUSE) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """Keep a room's questions answered, in a thread, while the block runs.

    What is given answers those that are open now, for who cannot wait for the pause to end.
    """
    settle, wake = partial(_settle, room, asyncio.Lock()), asyncio.Event()
    wake.set()

    def changed(_change: Change) -> None:
        wake.set()

    stop_listening = room.listen(changed)
    working = asyncio.ensure_future(_keep(settle, wake, pause))
    try:
        yield settle
    finally:
        stop_listening()
        working.cancel()
        await asyncio.wait({working})
        if not working.cancelled():
            working.result()  # it only ends by itself with an error, which has to be heard
