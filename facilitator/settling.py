"""Works out beside the loop what takes too long for a redraw: camps tests and departments; knows a room, no screen."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from facilitator.domain.questions import answered
from facilitator.room import Change, Room

PAUSE = 1.0
"""Seconds between two rounds of work, at least."""


async def settle(room: Room, wake: asyncio.Event, pause: float = PAUSE) -> None:
    """Answer the room's open questions whenever something has changed, in a thread, until cancelled."""
    while True:
        await wake.wait()
        wake.clear()
        question = room.questions.take()
        if question is not None:
            room.learn(await asyncio.to_thread(answered, question))
        await asyncio.sleep(pause)


@asynccontextmanager
async def settled(room: Room, pause: float = PAUSE) -> AsyncIterator[None]:
    """Keep a room's questions answered while the block runs."""
    wake = asyncio.Event()
    wake.set()

    def changed(_change: Change) -> None:
        wake.set()

    stop_listening = room.listen(changed)
    working = asyncio.ensure_future(settle(room, wake, pause))
    try:
        yield
    finally:
        stop_listening()
        working.cancel()
        await asyncio.wait({working})
        if not working.cancelled():
            working.result()  # it only ends by itself with an error, which has to be heard
