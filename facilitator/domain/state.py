"""What a session knows of a participant, a ballot and a step; changes nothing by itself."""

from dataclasses import dataclass

from facilitator.domain import events as ev


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who joined; ``number`` counts arrivals from 1, ``proxy`` is a person without a phone.

    ``name`` is for the facilitator and the export, and empty unless the plan asks for names.
    """

    id: str
    number: int
    group: str
    proxy: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one participant answered in one step and round; ``submission`` is the phone's id of the sending.

    ``proxy``: the facilitator entered it for somebody.
    """

    submission: str
    answer: ev.Answer
    proxy: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something written down during a step, the empty one being the day; an ``outcome`` is for the outcome sheet."""

    step: str
    text: str
    outcome: bool


@dataclass(slots=True)
class StepState:
    """Where one step is: round 0 before it was opened, ``shown`` None while the plan's rule decides.

    What the facilitator decided against the rule holds until the step is opened anew or the rule agrees.
    """

    round: int = 0
    open: bool = False
    shown: bool | None = None
    deadline: int | None = None
