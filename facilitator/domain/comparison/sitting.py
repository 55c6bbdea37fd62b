"""One session as a comparison sees it: its questions, each with all its votes in order; knows no other session."""

from dataclasses import dataclass
from typing import Any

from facilitator.domain.agreement import Agreement
from facilitator.domain.figures import Figure, Shift


@dataclass(frozen=True, slots=True)
class Voted:
    """One vote: what came out, by how many, and the session's first vote on the same questions beside it."""

    figure: Figure
    agreement: Agreement | None
    people: int
    shift: Shift | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of one step with every vote on them, also those of steps that repeat it, the first one first."""

    id: str
    kind: str
    title: str
    settings: Any
    votes: tuple[Voted, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session: its name, its plan's id and title, its day as YYYY-MM-DD or empty, who was there, what was asked."""

    name: str
    plan: str
    title: str
    date: str
    people: int
    asked: tuple[Asked, ...]

    def find(self, step: str) -> Asked | None:
        """The questions of a step that somebody answered; None if there is no such step."""
        return next((asked for asked in self.asked if asked.id == step and asked.votes), None)
