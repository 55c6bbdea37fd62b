"""What the facilitator's events amount to, folded in their order; what participants do is not its business."""

from dataclasses import dataclass, field, replace

import msgspec

from facilitator.domain import events as ev
from facilitator.domain.moderation import NOTHING, Moderation
from facilitator.domain.plan import Step, Workshop, inserted
from facilitator.domain.state import Note, StepState


@dataclass(slots=True)
class Led:
    """The day as it was led: ``workshop`` is the plan with the questions of the moment in it.

    ``current`` is the step the room is or was at, ``removed`` tells for participants whether their answers went too,
    ``spent`` the seconds the room was at each step, with ``since`` for the one it is at.
    """

    workshop: Workshop
    current: str | None = None
    done: bool = False
    steps: dict[str, StepState] = field(default_factory=dict)
    expected: int = 0
    locked: bool = False
    removed: dict[str, bool] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    insertions: list[ev.Inserted] = field(default_factory=list)
    moderations: dict[tuple[str, int], Moderation] = field(default_factory=dict)
    spent: dict[str, int] = field(default_factory=dict)
    since: int = 0

    def __post_init__(self) -> None:
        self.expected = self.expected or self.workshop.people

    def copy(self) -> "Led":
        """The same, which from now on goes its own way."""
        return replace(
            self,
            steps={step: replace(state) for step, state in self.steps.items()},
            removed=self.removed.copy(),
            notes=self.notes.copy(),
            insertions=self.insertions.copy(),
            moderations=self.moderations.copy(),
            spent=self.spent.copy(),
        )

    def state(self, step_id: str) -> StepState:
        """The state of a step, to be read only."""
        return self.steps.setdefault(step_id, StepState())

    def shown(self, step_id: str) -> bool:
        """Whether the room may see what came out, by hand or by the plan's rule."""
        state = self.state(step_id)
        if not state.round:
            return False
        if state.shown is not None:
            return state.shown
        rule = self.workshop.step(step_id).reveal
        return rule == "live" or (rule == "at close" and not state.open)

    def fold(self, event: ev.AnyHostEvent) -> None:
        """Take one event in."""
        match event:
            case ev.Moved() | ev.Finished():
                self._moved(event)
            case ev.Opened() | ev.Closed() | ev.Revealed() | ev.Hidden() | ev.TimerSet():
                self._on_step(event)
            case ev.Inserted():
                self.workshop = inserted(self.workshop, event.raw, event.after)
                self.insertions.append(event)
            case ev.Noted():
                self.notes.append(Note(event.step, event.text, event.outcome))
            case ev.Expected():
                self.expected = event.people
            case ev.Grouped():
                self.workshop = msgspec.structs.replace(self.workshop, groups=event.groups)
            case ev.Locked() | ev.Unlocked():
                self.locked = isinstance(event, ev.Locked)
            case ev.Removed():
                self.removed[event.participant] = event.answers
            case _:
                here = (event.step, event.round)
                self.moderations[here] = self.moderations.get(here, NOTHING).then(event)

    def _moved(self, event: ev.Moved | ev.Finished) -> None:
        if self.current is not None:
            left = self.state(self.current)
            left.open, left.deadline = False, None
            if not self.done:
                self.spent[self.current] = self.spent.get(self.current, 0) + max(0, event.at - self.since)
        self.since, self.done = event.at, isinstance(event, ev.Finished)
        if isinstance(event, ev.Moved) and any(step.id == event.step for step in self.workshop.steps):
            self.current = event.step

    def _on_step(self, event: ev.Opened | ev.Closed | ev.Revealed | ev.Hidden | ev.TimerSet) -> None:
        state = self.state(event.step)
        match event:
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

    def step(self) -> Step | None:
        """The step the room is at; none in the lobby and at the end."""
        return None if self.done or self.current is None else self.workshop.step(self.current)

    def seconds(self, step_id: str, now: float) -> int:
        """How long the room was at a step, up to ``now``."""
        here = not self.done and self.current == step_id
        return self.spent.get(step_id, 0) + (max(0, int(now) - self.since) if here else 0)
