"""What a wall hears, line by line: JSON with its kind as tag; knows how lines are written and read, no server.

First ``About``, then all that has happened, then what happens as it happens, with ``Now`` in between and in silence.
"""

from collections.abc import AsyncIterable, AsyncIterator
from typing import Any, TypeAlias

import msgspec

from facilitator.domain import events as ev
from facilitator.domain.looking import Look
from facilitator.invitation.addresses import Address
from facilitator.invitation.wifi import Wifi

HEADER = "Facilitator-Wall"
"""Carries the token of ``Identity.wall_token``."""
HEARTBEAT = 3.0
"""Seconds of silence, at most; who hears nothing for much longer is not connected any more."""


class About(msgspec.Struct, frozen=True, tag=True, tag_field="line"):
    """The session: its plan as it was written and the room's language."""

    plan: dict[str, Any]
    lang: str
    events: int
    """How many events have happened already."""


class Happened(msgspec.Struct, frozen=True, tag=True, tag_field="line"):
    """The next events of the session, in their order."""

    events: tuple[ev.AnyEvent, ...]


class Now(msgspec.Struct, frozen=True, tag=True, tag_field="line"):
    """What is shown beside the events: the way in, and where the desk looks."""

    url: str
    address: Address
    wifi: Wifi | None
    look: Look


Line: TypeAlias = About | Happened | Now


def encode(line: Line) -> bytes:
    """One line with its newline."""
    return msgspec.json.encode(line) + b"\n"


async def lines(chunks: AsyncIterable[bytes]) -> AsyncIterator[Line]:
    """The lines of what arrives in pieces, however long they are; what comes after the last newline is no line.

    Raises ``msgspec.DecodeError`` for anything else.
    """
    kept: list[bytes] = []
    async for chunk in chunks:
        *whole, rest = chunk.split(b"\n")
        for data in whole:
            yield msgspec.json.decode(b"".join((*kept, data)), type=Line)
            kept.clear()
        kept.append(rest)
