"""What a console says to a line, and answers of people for it to tell of."""

import io
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from facilitator.console import Console
from facilitator.room import Room

Speak: TypeAlias = Callable[[str], Awaitable[list[str]]]


def lines(console: Console) -> list[str]:
    out = console.talk.out
    assert isinstance(out, io.StringIO)
    return out.getvalue().splitlines()


def speaking(console: Console) -> Speak:
    """Say a line to a console; what it prints, its answer last."""

    async def speak(line: str) -> list[str]:
        before = len(lines(console))
        console.talk.put(await console.command(line))
        return lines(console)[before:]

    return speak


def answered(room: Room, person: int, step: str, values: dict[str, Any]) -> None:
    room.submit(f"p{person}", f"s{len(room.session.events)}", step, room.session.state(step).round, values)
