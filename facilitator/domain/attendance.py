"""Who of the room has answered and who is still there, as counts; never tells who."""

from dataclasses import dataclass

from facilitator.domain.session import Session


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many there are, how many of them answered, and of the others how many are thinking and how many phones away.

    Who was taken out while their answer stays counts among those who answered, and so among those there are.
    ``present`` counts phones whose page listens, whether they have answered or not.
    """

    joined: int
    answered: int
    thinking: int
    away: int
    present: int


def attendance(session: Session, listening: frozenset[str]) -> Attendance:
    """Who of the room has answered the current step; ``listening`` are participants whose page listens right now."""
    step_id = session.last or ""
    answered = session.round_ballots(step_id, session.state(step_id).round).keys()
    counted, there = turnout(session, step_id)
    phones = {name for name, who in session.people.items() if not who.proxy}
    return Attendance(
        joined=there,
        answered=counted,
        thinking=len((phones & listening) - answered),
        away=len(phones - listening - answered),
        present=len(phones & listening),
    )


def turnout(session: Session, step_id: str) -> tuple[int, int]:
    """How many have answered a step in its last round, and of how many; never more than there are."""
    answered = session.round_ballots(step_id, session.state(step_id).round).keys()
    return len(answered), len(answered | session.people.keys())
