"""The state of a session, folded from its events, and what may follow what as a table.

House rules: the fold takes every event it is given, since events that were refused never happened; undoing leaves out
one host event and folds again, so participants' answers are never undone.
"""

from collections.abc import Iterable
from enum import StrEnum

from facilitator.domain import events as ev
from facilitator.domain.fields import Option
from facilitator.domain.plan import Step, Workshop
from facilitator.domain.state import Ballot, Participant, StepState


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


class Session:
    """All that is known of one run of a plan; changes through ``apply`` alone."""

    def __init__(self, workshop: Workshop, events: Iterable[ev.AnyEvent] = ()) -> None:
        self.workshop = workshop
        self.events: list[ev.AnyEvent] = []
        self.participants: dict[str, Participant] = {}
        self.numbers: dict[str, int] = {}
        self.ballots: dict[tuple[str, int], dict[str, Ballot]] = {}
        self.submissions: dict[tuple[str, str, str, int], int] = {}
        self.papers: dict[tuple[str, int], tuple[Option, ...]] = {}
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
                self.numbers[event.participant] = event.number
            case ev.Answered():
                self._answered(event, place)
            case ev.Undone():
                self._turn(event.place, self.done_places, self.undone, place)
            case ev.Redone():
                self._turn(event.place, self.undone, self.done_places, place)
            case _:
                if isinstance(event, ev.Opened) and not self.ballots.get((event.step, event.round)):
                    self.papers[event.step, event.round] = event.options
                self.done_places.append(place)
                self.undone.clear()
                self._fold(event)
                self.stage = place + 1

    def _turn(self, what: int, source: list[int], target: list[int], place: int) -> None:
        if what in source:  # always, unless a damaged file has lost it
            source.remove(what)
            target.append(what)
            self._refold(place)

    def _answered(self, event: ev.Answered, place: int) -> None:
        stranger = Participant(event.participant, len(self.participants) + 1, "")
        self.numbers[event.participant] = self.participants.setdefault(event.participant, stranger).number
        ballots = self.ballots.setdefault((event.step, event.round), {})
        ballots[event.participant] = Ballot(event.submission, event.answer)
        self.submissions[event.participant, event.submission, event.step, event.round] = place

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

    def next_round(self, step_id: str) -> int:
        """The number of a fresh vote: nobody has answered in it, not even before an undo."""
        voted = [number for (step, number), ballots in self.ballots.items() if step == step_id and ballots]
        return max([self.state(step_id).round, *voted]) + 1

    def round_ballots(self, step_id: str, round_: int) -> dict[str, Ballot]:
        """The ballots of one round by participant, in order of their first arrival."""
        return self.ballots.get((step_id, round_), {})

    def allowed(self, action: str) -> bool:
        """Whether a host action is possible now."""
        if action == "undo":
            return bool(self.done_places)
        if action == "redo":
            return bool(self.undone)
        if action == "back" and self._current == self.workshop.steps[0].id and not self._done:
            return False
        if action in {"reveal", "hide"} and self.current:
            return self.status in ALLOWED[action] and self.shown(self.current.id) is (action == "hide")
        if action == "open" and self.current and self.current.kind == "pause":
            return self.status is Status.WAITING
        return self.status in ALLOWED.get(action, frozenset())
