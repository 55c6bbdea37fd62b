"""The day as a list: every step with the minutes it should take and took; knows a session, no clock."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator.domain.activities import REGISTER
from facilitator.domain.session import Session
from facilitator.domain.words import LocalText

Place: TypeAlias = Literal["done", "skipped", "here", "to come"]


@dataclass(frozen=True, slots=True)
class Item:
    """One step: ``planned`` minutes, ``seconds`` the room has been at it, and whether it is over, now or to come.

    A step that was left without being opened was skipped; a pause needs no opening.
    """

    id: str
    number: int
    title: LocalText
    planned: int
    seconds: int
    place: Place


def agenda(session: Session, now: float) -> tuple[Item, ...]:
    """All steps in order, ``now`` in seconds since the epoch."""
    found = []
    for number, step in enumerate(session.workshop.steps, 1):
        seconds = session.led.seconds(step.id, now)
        found.append(Item(step.id, number, step.title, step.minutes, seconds, _place(session, step.id, step.kind)))
    return tuple(found)


def delay(items: tuple[Item, ...]) -> int:
    """Seconds the day is behind its plan, below 0 ahead of it: what was used beyond what was planned so far.

    A step that is over counts with what it took, the present one with what it took beyond its minutes, skipped ones
    with all their minutes as gained.
    """
    over = sum(item.seconds - 60 * item.planned for item in items if item.place in {"done", "skipped"})
    return over + sum(max(0, item.seconds - 60 * item.planned) for item in items if item.place == "here")


def _place(session: Session, step_id: str, kind: str) -> Place:
    if not session.led.done and session.last == step_id:
        return "here"
    if session.state(step_id).round:
        return "done"
    if step_id not in session.led.spent:
        return "to come"
    return "skipped" if REGISTER[kind].asks else "done"
