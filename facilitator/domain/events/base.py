"""What all events have in common."""

from typing import Any, TypeAlias

import msgspec

Answer: TypeAlias = dict[str, Any]
"""A validated answer: per field id a whole number, "unsure", a list of texts or dots per option."""


class Event(msgspec.Struct, frozen=True, tag=True, tag_field="event"):
    """Something that happened."""


class HostEvent(Event, frozen=True):
    """Something the facilitator did, ``at`` seconds since the epoch; every one of them can be undone."""

    at: int
