"""A room made of a document again, so that every measure can be computed a second time, or in another language.

People whose answers stay apart come as participants of their step alone, named by step and number.
"""

from collections.abc import Iterator
from typing import Any

from facilitator.domain import events as ev
from facilitator.domain.activities import REGISTER
from facilitator.domain.plan import Workshop, from_dict
from facilitator.export.records import Document, Round, StepRecord
from facilitator.room import Room


class Nowhere:
    """A journal for rooms that are only looked at."""

    failing: str | None = None

    def append(self, record: dict[str, Any]) -> int:
        """Keep nothing."""
        return len(record)

    async def durable(self, seq: int) -> None:
        """Nothing to wait for."""


def reread(document: Document) -> Room:
    """A room with the ballots of a document and what was done with them, to compute from again."""
    workshop = from_dict(document.plan, "export")
    events: list[ev.AnyEvent] = [*_people(document, workshop), *_day(document)]
    for step in document.steps:
        for voted in step.rounds:
            _vote(events, step, voted)
        if step.shown is not None:
            events.append(ev.Revealed(0, step.id) if step.shown else ev.Hidden(0, step.id))
    return Room(workshop, Nowhere(), lambda: 0.0, map(ev.to_record, events), document.language)


def _people(document: Document, workshop: Workshop) -> Iterator[ev.AnyEvent]:
    for person in document.participants:
        group = workshop.group_of(person.group) if person.group else ""
        yield ev.Joined(f"p{person.number}", person.number, group, person.proxy, person.name)
        if person.removed:
            yield ev.Removed(0, f"p{person.number}", person.number, answers=False)
    for step in document.steps:
        if REGISTER[step.kind].telling:
            for number in dict.fromkeys(row.person for voted in step.rounds for row in voted.ballots):
                yield ev.Joined(_who(step, number), number)


def _day(document: Document) -> Iterator[ev.AnyEvent]:
    """What the facilitator led and wrote, with as much time between as the room was at each step."""
    at = 0
    yield ev.Expected(at, document.expected)
    for step in document.steps:
        if step.seconds or step.rounds:
            yield ev.Moved(at, step.id)
            at += step.seconds
    yield ev.Finished(at)
    for note in document.notes:
        yield ev.Noted(at, note.step, note.text, note.outcome)


def _vote(events: list[ev.AnyEvent], step: StepRecord, voted: Round) -> None:
    """One round; what was taken back is opened and taken back again, so that it has its paper and is not the last."""
    events.append(ev.Opened(0, step.id, voted.round, voted.options))
    if voted.undone:
        events.append(ev.Undone(len(events) - 1))
    for place, row in enumerate(voted.ballots):
        submission = f"{step.id}/{voted.round}/{place}"
        events.append(ev.Answered(_who(step, row.person), step.id, voted.round, submission, row.answer, row.proxy))
    if not voted.open and not voted.undone:
        events.append(ev.Closed(0, step.id))
    events += voted.moderation


def _who(step: StepRecord, number: int) -> str:
    return f"{step.id}/{number}" if REGISTER[step.kind].telling else f"p{number}"
