"""The state of a session, folded from its events, and what may follow what as a table.

House rules: the fold takes every event it is given, since events that were refused never happened; undoing leaves out
one host event and folds again, so participants' answers are never undone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from facilitator.domain import events as ev
from facilitator.domain.plan import Step, Workshop


class Status(StrEnum):
    """Where the room is."""

    LOBBY = "lobby"
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"
    DONE = "done"


ALLOWED: dict[str, frozenset[Status]] = {
    "next": frozenset({Status.LOBBY, Status.WAITING, Status.OPEN, Status.CLOSED}),
    "back": frozenset({Status.WAITING, Status.OPEN, Status.CLOSED, Status.DONE}),
    "jump": frozenset(Status),
    "open": frozenset({Status.WAITING, Status.CLOSED}),
    "close": frozenset({Status.OPEN}),
    "reveal": frozenset({Status.OPEN, Status.CLOSED}),
    "hide": frozenset({Status.OPEN, Status.CLOSED}),
    "again": frozenset({Status.CLOSED}),
    "timer": frozenset({Status.WAITING, Status.OPEN, Status.CLOSED}),
}
"""Which host action is possible in which status."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A phone that joined; ``number`` counts arrivals from 1."""

    id: str
    number: int
    group: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one participant answered in one step and round; ``submission`` is the phone's id of the sending."""

    submission: str
    answer: ev.Answer


@dataclass(slots=True)
class StepState:
    """Where one step is: round 0 before it was opened, ``shown`` None while the plan's rule decides.

    What the facilitator decided against the rule holds until the step is opened anew or the rule agrees.
    """

    round: int = 0
    open: bool = False
    shown: bool | None = None
    deadline: int | None = None


class Session:
    """All that is known of one run of a plan; changes through ``apply`` alone."""

    def __init__(self, workshop: Workshop, events: Iterable[ev.AnyEvent] = ()) -> None:
        self.workshop = workshop
        self.events: list[ev.AnyEvent] = []
        self.participants: dict[str, Participant] = {}
        self.ballots: dict[tuple[str, int], dict[str, Ballot]] = {}
        self.submissions: dict[tuple[str, str], tuple[int, str, int]] = {}
        self.undone: list[int] = []
        self.done_places: list[int] = []
        self._refold(-1)
        for event in events:
            self.apply(event)

    def apply(self, event: ev.AnyEvent) -> None:
        """Take one event in."""
        place = len(self.events)
        self.events.append(event)
        match event:
            case ev.Joined():
                self.participants[event.participant] = Participant(event.participant, event.number, event.group)
            case ev.Answered():
                self._answered(event, place)
            case ev.Undone():
                self.done_places.remove(event.place)
                self.undone.append(event.place)
                self._refold(place)
            case ev.Redone():
                self.undone.remove(event.place)
                self.done_places.append(event.place)
                self._refold(place)
            case _:
                self.done_places.append(place)
                self.undone.clear()
                self._fold(event)
                self.stage = place + 1

    def _answered(self, event: ev.Answered, place: int) -> None:
        ballots = self.ballots.setdefault((event.step, event.round), {})
        ballots[event.participant] = Ballot(event.submission, event.answer)
        self.submissions[event.participant, event.submission] = (place, event.step, event.round)

    def _refold(self, place: int) -> None:
        self._current: str | None = None
        self._done = False
        self._steps: dict[str, StepState] = {}
        for kept in sorted(self.done_places):
            self._fold(self.events[kept])
        self.stage = place + 1

    def _fold(self, event: ev.AnyEvent) -> None:
        if isinstance(event, ev.Finished):
            self._leave()
            self._done = True
            return
        if not isinstance(event, ev.Moved | ev.Opened | ev.Closed | ev.Revealed | ev.Hidden | ev.TimerSet):
            return
        state = self.state(event.step)
        match event:
            case ev.Moved():
                self._leave()
                self._current, self._done = event.step, False
            case ev.Opened():
                minutes = self.workshop.step(event.step).minutes
                state.round, state.open, state.shown = event.round, True, None
                state.deadline = event.at + 60 * minutes
            case ev.Closed():
                state.open, state.deadline = False, None
            case ev.Revealed() | ev.Hidden():
                wanted, state.shown = isinstance(event, ev.Revealed), None
                state.shown = None if self.shown(event.step) is wanted else wanted
            case ev.TimerSet():
                state.deadline = event.at + event.seconds if event.seconds else None

    def _leave(self) -> None:
        if self._current is not None:
            left = self.state(self._current)
            left.open, left.deadline = False, None

    @property
    def current(self) -> Step | None:
        """The step the room is at; none in the lobby and at the end."""
        return None if self._done or self._current is None else self.workshop.step(self._current)

    @property
    def last(self) -> str | None:
        """The id of the step the room was at last."""
        return self._current

    @property
    def status(self) -> Status:
        """Where the room is."""
        if self._done:
            return Status.DONE
        step = self.current
        if step is None:
            return Status.LOBBY
        state = self.state(step.id)
        return Status.OPEN if state.open else Status.CLOSED if state.round else Status.WAITING

    def state(self, step_id: str) -> StepState:
        """The state of a step, to be read only."""
        return self._steps.setdefault(step_id, StepState())

    def shown(self, step_id: str) -> bool:
        """Whether the room may see what came out, by hand or by the plan's rule."""
        state = self.state(step_id)
        if not state.round:
            return False
        if state.shown is not None:
            return state.shown
        rule = self.workshop.step(step_id).reveal
        return rule == "live" or (rule == "at close" and not state.open)

    def round_ballots(self, step_id: str, round_: int) -> dict[str, Ballot]:
        """The ballots of one round by participant, in order of their first arrival."""
        return self.ballots.get((step_id, round_), {})

    def allowed(self, action: str) -> bool:
        """Whether a host action is possible now."""
        if action == "undo":
            return bool(self.done_places)
        if action == "redo":
            return bool(self.undone)
        if action in {"reveal", "hide"} and self.current:
            return self.status in ALLOWED[action] and self.shown(self.current.id) is (action == "hide")
        if action == "open" and self.current and self.current.kind == "pause":
            return self.status is Status.WAITING
        return self.status in ALLOWED.get(action, frozenset())
