"""The state of a session, folded from its events, and what the facilitator may do in it now.

House rules: the fold takes every event it is given, since events that were refused never happened; undoing leaves out
one host event and folds again, so participants' answers are never undone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from facilitator.domain import events as ev
from facilitator.domain.activities import REGISTER
from facilitator.domain.fields import Option
from facilitator.domain.led import Led
from facilitator.domain.moderation import NOTHING, Moderation
from facilitator.domain.plan import Step, Workshop
from facilitator.domain.state import Ballot, Participant, StepState
from facilitator.domain.statuses import ALLOWED, MODERATING, Status

__all__ = ["ALLOWED", "MODERATING", "Session", "Status"]


class Session:
    """All that is known of one run of a plan; changes through ``apply`` alone."""

    def __init__(self, workshop: Workshop, events: Iterable[ev.AnyEvent] = ()) -> None:
        self.events: list[ev.AnyEvent] = []
        self.participants: dict[str, Participant] = {}
        self.numbers: dict[str, int] = {}
        self.ballots: dict[tuple[str, int], dict[str, Ballot]] = {}
        self.submissions: dict[tuple[str, str, str, int], int] = {}
        self.papers: dict[tuple[str, int], tuple[Option, ...]] = {}
        self.undone: list[int] = []
        self.done_places: list[int] = []
        self._plan = workshop
        self._refold(-1)
        for event in events:
            self.apply(event)

    def copy(self) -> "Session":
        """The same session, which from now on goes its own way."""
        other = Session(self._plan)
        other.events = self.events.copy()
        other.participants, other.numbers = self.participants.copy(), self.numbers.copy()
        other.ballots = {vote: ballots.copy() for vote, ballots in self.ballots.items()}
        other.submissions, other.papers = self.submissions.copy(), self.papers.copy()
        other.undone, other.done_places = self.undone.copy(), self.done_places.copy()
        other.led, other.stage = self.led.copy(), self.stage
        return other

    def apply(self, event: ev.AnyEvent) -> None:
        """Take one event in."""
        place = len(self.events)
        self.events.append(event)
        match event:
            case ev.Joined():
                who = Participant(event.participant, event.number, event.group, event.proxy, event.name)
                self.participants[event.participant] = who
                self.numbers[event.participant] = event.number
            case ev.GroupChosen():
                known = self.participants.get(event.participant)
                if known:  # always, unless a damaged file has lost it
                    self.participants[event.participant] = replace(known, group=event.group)
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
                self.led.fold(event)
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
        ballots[event.participant] = Ballot(event.submission, event.answer, event.proxy)
        self.submissions[event.participant, event.submission, event.step, event.round] = place

    def _refold(self, place: int) -> None:
        self.led = Led(self._plan)
        for kept in sorted(self.done_places):
            event = self.events[kept]
            if not isinstance(
                event, ev.Joined | ev.GroupChosen | ev.Answered | ev.Undone | ev.Redone
            ):  # never, but for the type
                self.led.fold(event)
        self.stage = place + 1

    @property
    def workshop(self) -> Workshop:
        """The plan, with the questions of the moment in it."""
        return self.led.workshop

    @property
    def people(self) -> dict[str, Participant]:
        """All who joined and were not removed, in order of arrival."""
        if not self.led.removed:
            return self.participants
        return {name: who for name, who in self.participants.items() if name not in self.led.removed}

    def moderation(self, step_id: str, round_: int) -> Moderation:
        """What was done with the short answers of a round."""
        return self.led.moderations.get((step_id, round_), NOTHING)

    def moderated(self, step_id: str, round_: int) -> Iterator[ev.AnyModerated]:
        """The events that did it, those undone left out."""
        for place in sorted(self.done_places):
            event = self.events[place]
            if isinstance(event, ev.AnyModerated) and (event.step, event.round) == (step_id, round_):
                yield event

    def asked(self, kind: str) -> str | None:
        """The last step of a kind, up to the one the room is or was at, that has been opened."""
        found = None
        for step in self.workshop.steps if self.last else ():
            if step.kind == kind and self.state(step.id).round:
                found = step.id
            if step.id == self.last:
                break
        return found

    @property
    def current(self) -> Step | None:
        """The step the room is at; none in the lobby and at the end."""
        return self.led.step()

    @property
    def last(self) -> str | None:
        """The id of the step the room was at last."""
        return self.led.current

    @property
    def status(self) -> Status:
        """Where the room is."""
        if self.led.done:
            return Status.DONE
        step = self.current
        if step is None:
            return Status.LOBBY
        state = self.state(step.id)
        return Status.OPEN if state.open else Status.CLOSED if state.round else Status.WAITING

    def state(self, step_id: str) -> StepState:
        """The state of a step, to be read only."""
        return self.led.state(step_id)

    def shown(self, step_id: str) -> bool:
        """Whether the room may see what came out, by hand or by the plan's rule."""
        return self.led.shown(step_id)

    def next_round(self, step_id: str) -> int:
        """The number of a fresh vote: nobody has answered in it, not even before an undo."""
        voted = [number for (step, number), ballots in self.ballots.items() if step == step_id and ballots]
        return max([self.state(step_id).round, *voted]) + 1

    def round_ballots(self, step_id: str, round_: int) -> dict[str, Ballot]:
        """The ballots that count in one round by participant, in order of their first arrival."""
        ballots, removed = self.ballots.get((step_id, round_), {}), self.led.removed
        return {who: ballot for who, ballot in ballots.items() if not removed.get(who)} if removed else ballots

    def allowed(self, action: str) -> bool:
        """Whether a host action is possible now."""
        if action == "undo":
            return bool(self.done_places)
        if action == "redo":
            return bool(self.undone)
        if action == "back" and self.last == self.workshop.steps[0].id and not self.led.done:
            return False
        if action in {"lock", "unlock"}:
            return self.led.locked is (action == "unlock")
        if action in MODERATING and self.asked("collect") is None:
            return False
        if action in {"reveal", "hide"} and self.current:
            return self.status in ALLOWED[action] and self.shown(self.current.id) is (action == "hide")
        if action == "open" and self.current and not REGISTER[self.current.kind].asks:
            return self.status is Status.WAITING
        return self.status in ALLOWED.get(action, frozenset())
