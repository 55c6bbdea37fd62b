"""What a phone may know of the room, as frozen values: where it is, what is asked, what came out if it is shown."""

import asyncio
from typing import Any

import msgspec

from facilitator.domain.attendance import turnout
from facilitator.domain.fields import Field
from facilitator.domain.figures import Note
from facilitator.domain.session import Status
from facilitator.domain.state import Ballot
from facilitator.domain.words import pick
from facilitator.language import language
from facilitator.room import Room
from facilitator.web.results import Outcome, outcome

_FRESH = 1.0
"""Seconds for which a result that still moves is given out again."""


class StepView(msgspec.Struct, frozen=True):
    """The current step; its fields are known once it was opened, ``help`` says how to answer them."""

    id: str
    kind: str
    title: str
    round: int
    open: bool
    fields: tuple[Field, ...]
    help: str = ""


class Counts(msgspec.Struct, frozen=True):
    """People who joined, and ballots of the current round."""

    joined: int
    answered: int


class ResultItem(msgspec.Struct, frozen=True):
    """One line of a result: ``phi`` 0..1 as it may be printed, and its shape."""

    label: str
    phi: float | None
    shape: str


class Result(msgspec.Struct, frozen=True):
    """What came out of the current round."""

    items: tuple[ResultItem, ...]


class State(msgspec.Struct, frozen=True):
    """All that a phone needs to show; ``mine`` are this phone's values of the round."""

    version: int
    phase: str
    step: StepView | None
    mine: dict[str, Any] | None
    counts: Counts
    shown: bool
    result: Result | None


class Views:
    """Reads the room for phones; keeps what is the same for all of them."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._clock = asyncio.get_running_loop().time
        self._steps: dict[str, tuple[int, StepView | None]] = {}
        self._outcomes: dict[str, tuple[int, float, Outcome]] = {}

    def step(self, lang: str, participant: str = "") -> StepView | None:
        """The current step in a language, made once per version; some kinds ask everybody something of their own."""
        stage = self._room.session.stage
        kept = self._steps.get(lang)
        if kept is None or kept[0] != stage:
            kept = self._steps[lang] = (stage, self._made(lang))
        step = kept[1]
        if step is None or not participant or not self._room.activity(step.id).personal or not step.round:
            return step
        return msgspec.structs.replace(step, fields=self._room.fields(step.id, lang, participant))

    def _made(self, lang: str) -> StepView | None:
        step = self._room.session.current
        if step is None:
            return None
        state = self._room.session.state(step.id)
        fields = self._room.fields(step.id, lang) if state.round else ()
        help_ = pick(step.help, lang) if state.open else ""
        return StepView(step.id, step.kind, pick(step.title, lang), state.round, state.open, fields, help_)

    def note(self, lang: str) -> str:
        """What a step without questions says to everybody."""
        step = self._room.session.current
        silent = step is not None and not self._room.activity(step.id).asks
        figure = self._room.figure(step.id, lang) if step is not None and silent else None
        return figure.text if isinstance(figure, Note) else ""

    def ballot(self, participant: str) -> Ballot | None:
        """What the participant answered in the current round."""
        session, step = self._room.session, self._room.session.current
        if step is None or not participant:
            return None
        return session.round_ballots(step.id, session.state(step.id).round).get(participant)

    def state(self, participant: str, lang: str) -> State:
        """The state for one participant, or for nobody in particular."""
        session, step = self._room.session, self.step(lang, participant)
        phase = {Status.LOBBY: "lobby", Status.DONE: "done"}.get(session.status, "step")
        shown = step is not None and self._room.seen(step.id)
        answered, there = turnout(session, step.id) if step else (0, len(session.people))
        ballot = self.ballot(participant)
        return State(
            version=session.stage,
            phase=phase,
            step=step,
            mine=ballot.answer if ballot else None,
            counts=Counts(there, answered),
            shown=shown,
            result=self._result(lang),
        )

    def _result(self, lang: str) -> Result | None:
        found = self.outcome(lang)
        if found is None:
            return None
        return Result(tuple(ResultItem(part.label, part.phi, part.shape) for part in found.parts if part.shape))

    def outcome(self, lang: str) -> Outcome | None:
        """What came out of the current round in a language, if the room may see it; None before."""
        session, step, now = self._room.session, self._room.session.current, self._clock()
        if step is None or not self._room.seen(step.id):
            return None
        kept = self._outcomes.get(lang)
        if kept is None or kept[0] != session.stage or (session.state(step.id).open and now - kept[1] >= _FRESH):
            figure, whole = self._room.figure(step.id, lang), self._room.agreement(step.id)
            found = outcome(figure, whole, pick(step.title, lang), language(lang))
            kept = self._outcomes[lang] = (session.stage, now, found)
        return kept[2]
