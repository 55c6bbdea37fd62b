"""What a session knows of a participant, a ballot and a step; changes nothing by itself."""

from dataclasses import dataclass

from facilitator.domain import events as ev


@dataclass(frozen=True, slots=True)
class Participant:
    """A phone that joined; ``number`` counts arrivals from 1."""

    id: str
    number: int
    group: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one participant answered in one step and round; ``submission`` is the phone's id of the sending."""

    submission: str
    answer: ev.Answer


@dataclass(slots=True)
class StepState:
    """Where one step is: round 0 before it was opened, ``shown`` None while the plan's rule decides.

    What the facilitator decided against the rule holds until the step is opened anew or the rule agrees.
    """

    round: int = 0
    open: bool = False
    shown: bool | None = None
    deadline: int | None = None
