"""The JSON document of a session as frozen structs; knows no room."""

from typing import Any, Literal

import msgspec

from facilitator.domain import events as ev
from facilitator.domain.agreement import Agreement
from facilitator.domain.fields import Option
from facilitator.domain.figures import Figure

SCHEMA: Literal["facilitator/session/1"] = "facilitator/session/1"


class Person(msgspec.Struct, frozen=True):
    """A participant: arrival number, and group where it may be shown.

    ``proxy``: somebody without a phone; ``removed``: taken out by the facilitator.
    """

    number: int
    group: str | None = None
    proxy: bool = False
    removed: bool = False


class BallotRow(msgspec.Struct, frozen=True):
    """What one person answered in one round; ``proxy``: the facilitator entered it."""

    person: int
    answer: ev.Answer
    proxy: bool = False


class Round(msgspec.Struct, frozen=True):
    """One vote: the ballot paper where it votes on an earlier step, every ballot in order of first arrival, what the
    wall showed, how far it agreed, and what the facilitator did with short answers, in that order.
    """

    round: int
    options: tuple[Option, ...]
    ballots: tuple[BallotRow, ...]
    figure: Figure
    agreement: Agreement | None
    moderation: tuple[ev.AnyModerated, ...] = ()


class WrittenDown(msgspec.Struct, frozen=True):
    """A note of the facilitator on a step, or on the day with an empty one; an outcome is for the outcome sheet."""

    step: str
    text: str
    outcome: bool


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
    notes: tuple[WrittenDown, ...] = ()
