"""Who comes, answers and goes; what a participant does carries neither time nor address."""

from facilitator.domain.events.base import Answer, Event, HostEvent


class Joined(Event, frozen=True):
    """A participant came in; ``number`` counts arrivals from 1, ``proxy`` is somebody without a phone.

    ``name`` is empty unless the plan asks for names.
    """

    participant: str
    number: int
    group: str = ""
    proxy: bool = False
    name: str = ""


class GroupChosen(Event, frozen=True):
    """A participant who was in already says which group is theirs."""

    participant: str
    group: str


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


class Grouped(HostEvent, frozen=True):
    """These are the groups that phones may choose from; none where they are not asked."""

    groups: tuple[str, ...]


class Locked(HostEvent, frozen=True):
    """Nobody new may join."""


class Unlocked(HostEvent, frozen=True):
    """People may join again."""


class Removed(HostEvent, frozen=True):
    """A participant is not of the room any more; with ``answers`` theirs do not count either."""

    participant: str
    number: int
    answers: bool
