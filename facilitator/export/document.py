"""The JSON document of a session, ``facilitator/session/1``, and the way back; knows no file and no names.

Participants are their arrival numbers. Times and addresses are not in it; groups only where the small-group rule
allows them. ``reread`` makes a room of a document again, so every measure can be computed a second time.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from facilitator import __version__
from facilitator.domain import events as ev
from facilitator.domain.agreement import Agreement
from facilitator.domain.fields import Option
from facilitator.domain.figures import Figure
from facilitator.domain.plan import Step, from_dict
from facilitator.domain.privacy import visible_groups
from facilitator.room import Room

SCHEMA: Literal["facilitator/session/1"] = "facilitator/session/1"


class Person(msgspec.Struct, frozen=True):
    """A participant: arrival number, and group where it may be shown."""

    number: int
    group: str | None = None


class BallotRow(msgspec.Struct, frozen=True):
    """What one person answered in one round."""

    person: int
    answer: ev.Answer


class Round(msgspec.Struct, frozen=True):
    """One vote: the ballot paper where it votes on an earlier step, every ballot in order of first arrival, what the
    wall showed, how far it agreed.
    """

    round: int
    options: tuple[Option, ...]
    ballots: tuple[BallotRow, ...]
    figure: Figure
    agreement: Agreement | None


class StepRecord(msgspec.Struct, frozen=True):
    """One step of the plan with its rounds; none if it was never opened."""

    id: str
    kind: str
    title: str
    rounds: tuple[Round, ...]


class Document(msgspec.Struct, frozen=True):
    """A whole session."""

    schema: Literal["facilitator/session/1"]
    tool: str
    language: str
    plan: dict[str, Any]
    participants: tuple[Person, ...]
    groups: dict[str, int]
    steps: tuple[StepRecord, ...]


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
    scene = room.exact(step.id, number)
    kind = room.activity(step.id)
    ballots = tuple(BallotRow(scene.numbers[p], answer) for p, answer in scene.ballots.items())
    return Round(number, scene.options, ballots, kind.figure(scene), kind.agreement(scene))


def build(room: Room, raw_plan: dict[str, Any]) -> Document:
    """The document of a room's session."""
    session = room.session
    sizes = Counter(p.group for p in session.participants.values() if p.group)
    groups = visible_groups(sizes)
    people = tuple(Person(p.number, p.group if p.group in groups else None) for p in session.participants.values())
    steps = tuple(
        StepRecord(
            step.id,
            step.kind,
            room.scene(step.id, bare=True).title,
            tuple(round_of(room, step, n) for n in range(1, _rounds(room, step.id) + 1)),
        )
        for step in room.workshop.steps
    )
    return Document(SCHEMA, __version__, room.lang, raw_plan, people, {g: sizes[g] for g in sorted(groups)}, steps)


def _rounds(room: Room, step_id: str) -> int:
    voted = [number for (step, number) in room.session.ballots if step == step_id]
    return max([room.session.state(step_id).round, *voted])


def _events(document: Document) -> Iterator[ev.AnyEvent]:
    for person in document.participants:
        yield ev.Joined(f"p{person.number}", person.number, person.group or "")
    for step in document.steps:
        for voted in step.rounds:
            yield ev.Moved(0, step.id)
            yield ev.Opened(0, step.id, voted.round, voted.options)
            for place, row in enumerate(voted.ballots):
                submission = f"{step.id}/{voted.round}/{place}"
                yield ev.Answered(f"p{row.person}", step.id, voted.round, submission, row.answer)
            yield ev.Closed(0, step.id)


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


def schema() -> dict[str, Any]:
    """The JSON schema of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        **_on_one_line(msgspec.json.schema(Document)),
    }


def _on_one_line(part: Any) -> Any:  # noqa: ANN401  any part of a JSON schema
    """The schema with its sentences on one line each: Python 3.13 cuts the indent of docstrings, 3.11 does not."""
    if isinstance(part, dict):
        return {key: " ".join(v.split()) if key == "description" else _on_one_line(v) for key, v in part.items()}
    return [_on_one_line(each) for each in part] if isinstance(part, list) else part


def schema_text() -> str:
    """The JSON schema as indented text."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


def plain(voted: Round, step_id: str) -> dict[str, Any]:
    """One round as the dict that the session file keeps beside its events."""
    kept: dict[str, Any] = {"step": step_id, **msgspec.to_builtins(voted)}
    return kept
