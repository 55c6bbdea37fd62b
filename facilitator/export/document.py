"""The JSON document of a session, ``facilitator/session/1``; every other export is made of it.

Times of day and addresses are not in it, departments only where the small-group rules allow them, and what people
wrote in their own words leads to nothing else that they said.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from facilitator.export.gathering import gathered
from facilitator.export.measuring import measured
from facilitator.export.records import Document, Round
from facilitator.export.rereading import Nowhere, reread
from facilitator.room import Room

__all__ = ["Document", "Nowhere", "Round", "build", "decode", "encode", "measured", "reread"]


def build(
    room: Room,
    raw_plan: dict[str, Any],
    date: str = "",
    tick: Callable[[], object] = lambda: None,
    *,
    by_department: bool = True,
) -> Document:
    """The document of a room's session, made on ``date``; ``tick`` is called twice per step.

    ``by_department`` False is for who reads nothing told by department: it takes a fifth of the time.
    """
    return measured(gathered(room, raw_plan, date, tick, by_department=by_department), tick)


def encode(document: Document) -> bytes:
    """The document as UTF-8 JSON with two spaces of indent."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def decode(data: bytes) -> Document:
    """The document of JSON bytes; ``msgspec.DecodeError`` for anything else."""
    return msgspec.json.decode(data, type=Document)
