"""The JSON document of a session as frozen structs; knows no room."""

from typing import Any, Literal

import msgspec

from facilitator.domain import events as ev
from facilitator.domain.agreement import Agreement
from facilitator.domain.fields import Option
from facilitator.domain.figures import Departments, Figure, Shift

SCHEMA: Literal["facilitator/session/1"] = "facilitator/session/1"


class Person(msgspec.Struct, frozen=True):
    """A participant: arrival number, and group where ten people or more of it may be told by their answers.

    ``proxy``: somebody without a phone; ``removed``: taken out by the facilitator. ``name`` is empty unless the plan
    asks for names.
    """

    number: int
    group: str | None = None
    proxy: bool = False
    removed: bool = False
    name: str = ""


class BallotRow(msgspec.Struct, frozen=True):
    """What one person answered in one round; ``proxy``: the facilitator entered it.

    In steps whose answers may tell who gave them (``collect``, ``pledge``, ``sort``) people are numbered anew, from 1
    in order of their first answer there: ``person`` then is nobody of ``participants``, the same one in all rounds of
    the step, and ``proxy`` is not told. Ids of entries begin with that number.
    """

    person: int
    answer: ev.Answer
    proxy: bool = False


class Round(msgspec.Struct, frozen=True):
    """One vote: the ballot paper where it votes on an earlier step, every ballot in order of first arrival, what came
    out, how far it agreed, and what the facilitator did with short answers, in that order (``at`` is always 0).

    ``undone``: the facilitator took the round back, and its ballots are kept; ``open``: it was still running.
    ``proxies`` counts ballots that the facilitator entered. ``shift`` puts the first round beside this one.
    ``departments`` tells departments of five people and more, as does ``felt`` in a figure of dots: both come from all
    people's departments, of which ``participants`` tell only those of ten people and more.
    """

    round: int
    options: tuple[Option, ...]
    ballots: tuple[BallotRow, ...]
    figure: Figure
    agreement: Agreement | None
    moderation: tuple[ev.AnyModerated, ...] = ()
    undone: bool = False
    open: bool = False
    proxies: int = 0
    shift: Shift | None = None
    departments: Departments | None = None


class WrittenDown(msgspec.Struct, frozen=True):
    """A note of the facilitator on a step, or on the day with an empty one; an outcome is for the outcome sheet."""

    step: str
    text: str
    outcome: bool


class StepRecord(msgspec.Struct, frozen=True):
    """One step of the plan with its rounds; none if it was never opened. ``seconds``: how long the room was at it.

    ``shown``: whether the room may see what came out, by the plan's rule or by hand; null where that is not told, and
    the plan's rule holds.
    """

    id: str
    kind: str
    title: str
    rounds: tuple[Round, ...]
    seconds: int = 0
    shown: bool | None = None


class Document(msgspec.Struct, frozen=True):
    """A whole session; ``date`` is the day it was made, YYYY-MM-DD or empty, ``groups`` the people of each department
    of five and more, ``expected`` how many people were expected, 0 if unknown.
    """

    schema: Literal["facilitator/session/1"]
    tool: str
    language: str
    plan: dict[str, Any]
    participants: tuple[Person, ...]
    groups: dict[str, int]
    steps: tuple[StepRecord, ...]
    notes: tuple[WrittenDown, ...] = ()
    date: str = ""
    expected: int = 0
