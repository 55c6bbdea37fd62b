"""What the facilitator does with the day: where the room is, what is open and shown, notes, questions of the moment."""

from typing import Any

from facilitator.domain.events.base import HostEvent
from facilitator.domain.fields import Option


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


class Inserted(HostEvent, frozen=True):
    """A question of the moment stands in the plan now, before all others or ``after`` a step; ``raw`` as in a plan."""

    step: str
    after: str
    raw: dict[str, Any]


class Noted(HostEvent, frozen=True):
    """A note on a step, or on the day in the lobby; an ``outcome`` goes on the outcome sheet."""

    step: str
    text: str
    outcome: bool


class Finished(HostEvent, frozen=True):
    """The day is over."""
