"""Everything that can happen in a session, as frozen structs: the only way a session changes.

What a participant does carries neither time nor address; what the facilitator does carries ``at``, seconds since the
epoch, for the timer and the minutes of the agenda.
"""

from typing import Any, TypeAlias

import msgspec

from facilitator.domain.fields import Option

Answer: TypeAlias = dict[str, Any]
"""A validated answer: per field id a whole number, "unsure", a list of texts or dots per option."""


class Event(msgspec.Struct, frozen=True, tag=True, tag_field="event"):
    """Something that happened."""


class Joined(Event, frozen=True):
    """A participant came in; ``number`` counts arrivals from 1."""

    participant: str
    number: int
    group: str = ""


class Answered(Event, frozen=True):
    """A participant's ballot on a step and round; a later one replaces it."""

    participant: str
    step: str
    round: int
    submission: str
    answer: Answer


class HostEvent(Event, frozen=True):
    """Something the facilitator did; every one of them can be undone."""

    at: int


class Moved(HostEvent, frozen=True):
    """The room went to a step; a step left open is closed by it."""

    step: str


class Opened(HostEvent, frozen=True):
    """A step takes answers, in this round; ``options`` are its ballot paper where it votes on an earlier step."""

    step: str
    round: int
    options: tuple[Option, ...] = ()


class Closed(HostEvent, frozen=True):
    """A step takes no more answers."""

    step: str


class Revealed(HostEvent, frozen=True):
    """The room may see what came out, whatever the plan says."""

    step: str


class Hidden(HostEvent, frozen=True):
    """The room may not see what came out, whatever the plan says."""

    step: str


class TimerSet(HostEvent, frozen=True):
    """The step has this many seconds from ``at``; 0 takes the timer away."""

    step: str
    seconds: int


class Finished(HostEvent, frozen=True):
    """The day is over."""


class Undone(Event, frozen=True):
    """The host event at this place in the list does not count."""

    place: int


class Redone(Event, frozen=True):
    """The undone host event at this place counts again."""

    place: int


AnyEvent: TypeAlias = (
    Joined | Answered | Moved | Opened | Closed | Revealed | Hidden | TimerSet | Finished | Undone | Redone
)


def to_record(event: AnyEvent) -> dict[str, Any]:
    """The event as the plain dict that the store keeps."""
    record: dict[str, Any] = msgspec.to_builtins(event)
    return record


def from_record(record: dict[str, Any]) -> AnyEvent:
    """The event of a stored dict.

    Raises ``msgspec.ValidationError`` for anything else.
    """
    event: AnyEvent = msgspec.convert(record, AnyEvent)
    return event
