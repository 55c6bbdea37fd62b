"""Who is in the room, person by person, under their numbers: phones here, away and dropped out, who came late.

It tells of answers only whether the facilitator gave them, never whether a phone did.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator.domain import events as ev
from facilitator.domain.activities import REGISTER
from facilitator.domain.session import Session

Phone: TypeAlias = Literal["here", "away", "dropped out", "none"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the room; ``late``: came after the first question was opened.

    A phone is "dropped out" if it is away and did not answer the last question that is over, though it could have.
    ``answered_for``: the facilitator answered the current round for them. ``name`` is empty unless the plan asks.
    """

    id: str
    number: int
    group: str
    phone: Phone
    late: bool
    answered_for: bool
    name: str = ""


def roster(session: Session, listening: frozenset[str]) -> tuple[Person, ...]:
    """All people by number; ``listening`` are participants whose page listens right now."""
    came = {event.participant: i for i, event in enumerate(session.events) if isinstance(event, ev.Joined)}
    opened, over = _rounds(session)
    step_id = session.last or ""
    ballots = session.round_ballots(step_id, session.state(step_id).round)
    missed = session.round_ballots(*over[:2]) if over else {}
    found = []
    for name, who in session.people.items():
        place = came.get(name, 0)
        away: Phone = "dropped out" if over and place < over[2] and name not in missed else "away"
        phone: Phone = "none" if who.proxy else "here" if name in listening else away
        ballot = ballots.get(name)
        late = opened is not None and place > opened
        found.append(Person(name, who.number, who.group, phone, late, ballot is not None and ballot.proxy, who.name))
    return tuple(found)


def by_desk(session: Session, step_id: str, round_: int) -> int:
    """How many ballots of a round the facilitator gave for somebody."""
    return sum(ballot.proxy for ballot in session.round_ballots(step_id, round_).values())


def _rounds(session: Session) -> tuple[int | None, tuple[str, int, int] | None]:
    """Where the first question was opened; and step, round and end of the last one that is over."""
    opened: int | None = None
    running: tuple[str, int] | None = None
    over: tuple[str, int, int] | None = None
    for place in sorted(session.done_places):
        event = session.events[place]
        if running and isinstance(event, ev.Closed | ev.Moved | ev.Finished | ev.Opened):
            over, running = (*running, place), None
        if isinstance(event, ev.Opened) and REGISTER[session.workshop.step(event.step).kind].asks:
            opened = place if opened is None else opened
            running = event.step, event.round
    return opened, over
