"""Who comes, answers and goes; what a participant does carries neither time nor address."""

from facilitator.domain.events.base import Answer, Event, HostEvent


class Joined(Event, frozen=True):
    """A participant came in; ``number`` counts arrivals from 1, ``proxy`` is somebody without a phone."""

    participant: str
    number: int
    group: str = ""
    proxy: bool = False


class Answered(Event, frozen=True):
    """A participant's ballot on a step and round; a later one replaces it. ``proxy``: entered by the facilitator."""

    participant: str
    step: str
    round: int
    submission: str
    answer: Answer
    proxy: bool = False


class Expected(HostEvent, frozen=True):
    """So many people are expected; 0 for an unknown number."""

    people: int


class Locked(HostEvent, frozen=True):
    """Nobody new may join."""


class Unlocked(HostEvent, frozen=True):
    """People may join again."""


class Removed(HostEvent, frozen=True):
    """A participant is not of the room any more; with ``answers`` theirs do not count either."""

    participant: str
    number: int
    answers: bool
