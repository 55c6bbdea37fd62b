"""The JSON document of a session, ``facilitator/session/1``, and the way back; knows no file and no names.

Participants are their arrival numbers. Times and addresses are not in it; groups only where the small-group rule
allows them. ``reread`` makes a room of a document again, so every measure can be computed a second time.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from facilitator import __version__
from facilitator.domain import events as ev
from facilitator.domain.plan import Step, from_dict
from facilitator.domain.privacy import visible_groups
from facilitator.export.records import SCHEMA, BallotRow, Document, Person, Round, StepRecord, WrittenDown
from facilitator.room import Room


class Nowhere:
    """A journal for rooms that are only looked at."""

    failing: str | None = None

    def append(self, record: dict[str, Any]) -> int:
        """Keep nothing."""
        return len(record)

    async def durable(self, seq: int) -> None:
        """Nothing to wait for."""


def round_of(room: Room, step: Step, number: int) -> Round:
    """One round as the document has it, computed from its ballots as if nobody could still answer."""
    scene, kind = room.exact(step.id, number), room.activity(step.id)
    kept = room.session.round_ballots(step.id, number)
    ballots = tuple(BallotRow(scene.numbers[p], ballot.answer, ballot.proxy) for p, ballot in kept.items())
    done = tuple(room.session.moderated(step.id, number))
    return Round(number, scene.options, ballots, kind.figure(scene), kind.agreement(scene), done)


def build(room: Room, raw_plan: dict[str, Any]) -> Document:
    """The document of a room's session."""
    session = room.session
    sizes = Counter(p.group for p in session.people.values() if p.group)
    groups = visible_groups(sizes)
    people = tuple(
        Person(p.number, p.group if p.group in groups else None, p.proxy, p.id in session.led.removed)
        for p in session.participants.values()
    )
    steps = tuple(
        StepRecord(
            step.id,
            step.kind,
            room.scene(step.id, bare=True).title,
            tuple(round_of(room, step, n) for n in range(1, _rounds(room, step.id) + 1)),
        )
        for step in room.workshop.steps
    )
    plan = with_inserted(raw_plan, session.led.insertions)
    shown = {group: sizes[group] for group in sorted(groups)}
    notes = tuple(WrittenDown(note.step, note.text, note.outcome) for note in session.led.notes)
    return Document(SCHEMA, __version__, room.lang, plan, people, shown, steps, notes)


def with_inserted(raw_plan: dict[str, Any], insertions: Iterable[ev.Inserted]) -> dict[str, Any]:
    """The plan as it was led, with the questions of the moment where they were put in."""
    steps = list(raw_plan["step"])
    for event in insertions:
        place = next((i for i, step in enumerate(steps, 1) if step["id"] == event.after), 0)
        steps.insert(place, event.raw)
    return {**raw_plan, "step": steps}


def _rounds(room: Room, step_id: str) -> int:
    voted = [number for (step, number) in room.session.ballots if step == step_id]
    return max([room.session.state(step_id).round, *voted])


def _events(document: Document) -> Iterator[ev.AnyEvent]:
    for person in document.participants:
        yield ev.Joined(f"p{person.number}", person.number, person.group or "", person.proxy)
    for step in document.steps:
        for voted in step.rounds:
            yield ev.Moved(0, step.id)
            yield ev.Opened(0, step.id, voted.round, voted.options)
            for place, row in enumerate(voted.ballots):
                submission = f"{step.id}/{voted.round}/{place}"
                yield ev.Answered(f"p{row.person}", step.id, voted.round, submission, row.answer, row.proxy)
            yield ev.Closed(0, step.id)
            yield from voted.moderation


def reread(document: Document) -> Room:
    """A room with the ballots of a document, to compute from again."""
    workshop = from_dict(document.plan, "export")
    records = [ev.to_record(event) for event in _events(document)]
    return Room(workshop, Nowhere(), lambda: 0.0, records, document.language)


def encode(document: Document) -> bytes:
    """The document as UTF-8 JSON with two spaces of indent."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def decode(data: bytes) -> Document:
    """The document of JSON bytes; ``msgspec.DecodeError`` for anything else."""
    return msgspec.json.decode(data, type=Document)


def plain(voted: Round, step_id: str) -> dict[str, Any]:
    """One round as the dict that the session file keeps beside its events."""
    kept: dict[str, Any] = {"step": step_id, **msgspec.to_builtins(voted)}
    return kept
