"""The one mutable thing: takes a command, appends events, tells who listens; never waits and never draws."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import msgspec

from facilitator.domain import comparing
from facilitator.domain import events as ev
from facilitator.domain.actions import WORDS, event_for
from facilitator.domain.activities import REGISTER, Activity, Scene
from facilitator.domain.agreement import Agreement
from facilitator.domain.fields import Field
from facilitator.domain.figures import Departments, Figure, Shift
from facilitator.domain.plan import Workshop
from facilitator.domain.questions import Findings, Questions
from facilitator.domain.scenes import Scenes
from facilitator.domain.session import Session
from facilitator.domain.state import Participant
from facilitator.domain.text import clean
from facilitator.domain.verdicts import Verdicts
from facilitator.domain.words import Message, Refusal, pick


class Journal(Protocol):
    """Where events are kept; ``durable`` returns once a record is on disk and raises ``OSError`` while it cannot be."""

    failing: str | None

    def append(self, record: dict[str, Any]) -> int:
        """Take a record without waiting; its sequence number."""

    async def durable(self, seq: int) -> None:
        """Wait until the record of that number is on disk."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something is different: ``host`` if the facilitator did it, so that every phone has to look."""

    host: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """An accepted submission; ``seq`` is what to wait for before saying "saved"."""

    seq: int
    version: int


class Room:
    """A session that is being run."""

    def __init__(
        self,
        workshop: Workshop,
        journal: Journal,
        clock: Callable[[], float],
        records: Iterable[dict[str, Any]] = (),
        lang: str = "en",
    ) -> None:
        self.workshop = workshop
        self.journal = journal
        self.lang = lang
        self.clock = clock
        self.session = Session(workshop, map(ev.from_record, records))
        self._seqs: dict[int, int] = {}
        self._listeners: list[Callable[[Change], None]] = []
        self._scenes = Scenes(self.session)
        self.verdicts = Verdicts()
        self.questions = Questions(self.session, self.verdicts, self.exact)

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Be told of every change; call what comes back to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _happen(self, event: ev.AnyEvent) -> int:
        seq = self.journal.append(ev.to_record(event))
        self._seqs[len(self.session.events)] = seq
        self.session.apply(event)
        self._tell(Change(host=not isinstance(event, ev.Joined | ev.Answered)))
        return seq

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)

    def replay(self, event: ev.AnyEvent) -> None:
        """Let a recorded event happen again."""
        self._happen(event)

    def join(self, participant: str, group: str = "") -> tuple[Participant, int]:
        """Let a new participant in, or welcome a known one; with the sequence number to wait for."""
        known = self.session.participants.get(participant)
        if known:
            return known, 0
        group = clean(group, 40)
        if group and self.workshop.groups and group not in self.workshop.groups:
            raise Refusal(Message("Please choose one of the groups on the list."), field="group")
        seq = self._happen(ev.Joined(participant, len(self.session.participants) + 1, group))
        return self.session.participants[participant], seq

    def receipt(self, participant: str, submission: str, step_id: str, round_: int) -> Receipt | None:
        """The receipt of a submission that was taken before; changes nothing."""
        place = self.session.submissions.get((participant, submission, step_id, round_))
        return None if place is None else Receipt(self._seqs.get(place, 0), self.session.stage)

    def submit(
        self, participant: str, submission: str, step_id: str, round_: int, values: Mapping[str, object]
    ) -> Receipt:
        """Take a ballot; the same submission again changes nothing and gets its receipt, even after closing.

        ``Refusal`` for who has not joined ("unknown"), a closed step ("closed"), another round ("round") or values
        that the kind refuses ("invalid", with ``field``).
        """
        session = self.session
        known = self.receipt(participant, submission, step_id, round_)
        if known is not None:
            return known
        if participant not in session.participants:
            raise Refusal(Message("Please join first."), code="unknown")
        step = session.current
        if step is None or step.id != step_id or not session.state(step.id).open:
            raise Refusal(Message("This question is closed; your answer was not counted."), code="closed")
        if session.state(step.id).round != round_:
            raise Refusal(Message("This question is being asked again; please answer the new round."), code="round")
        answer = REGISTER[step.kind].read(self.scene(step.id, self.lang, bare=True, who=participant), values)
        seq = self._happen(ev.Answered(participant, step_id, round_, submission, answer))
        return Receipt(seq, session.stage)

    def do(self, action: str, argument: str = "") -> Message:
        """Carry out a host action of ``session.ALLOWED``, or undo and redo; what happened or was undone, in words."""
        event = event_for(self.session, action, argument, int(self.clock()))
        if isinstance(event, ev.Opened):
            event = msgspec.structs.replace(event, options=self._scenes.paper(event.step, event.round, self.lang))
        self._happen(event)
        return self.words(self.session.events[event.place] if isinstance(event, ev.Undone | ev.Redone) else event)

    def words(self, event: ev.AnyEvent) -> Message:
        """What a host event did, in words; ``%(step)s`` is the step's title."""
        step = getattr(event, "step", None)
        title = pick(self.workshop.step(step).title, self.lang) if step else ""
        return Message(WORDS[type(event)], {"step": title} if step else {})

    def activity(self, step_id: str) -> Activity:
        """The kind of a step."""
        return REGISTER[self.workshop.step(step_id).kind]

    def scene(
        self, step_id: str, lang: str | None = None, round_: int | None = None, *, bare: bool = False, who: str = ""
    ) -> Scene:
        """What a kind may know of its step now; see ``Scenes.scene``."""
        found = self._scenes.scene(step_id, lang or self.lang, round_, bare=bare, who=who)
        return found if bare else replace(found, camps=self.verdicts)

    def exact(self, step_id: str, round_: int) -> Scene:
        """What a kind may know of a round as if nobody could still answer, with tests that take their time."""
        found = self._scenes.scene(step_id, self.lang, round_)
        return replace(found, missing=0, camps=self.verdicts.decide)

    def fields(self, step_id: str, lang: str, who: str = "") -> tuple[Field, ...]:
        """What the step asks a participant, or nobody in particular, in a language."""
        return self.activity(step_id).fields(self.scene(step_id, lang, bare=True, who=who))

    def figure(self, step_id: str, lang: str | None = None) -> Figure:
        """What the wall shows of the step's current round."""
        return self.activity(step_id).figure(self.scene(step_id, lang))

    def departments(self, step_id: str) -> Departments | None:
        """Silos or everybody unsure in the step's current round, as far as it is worked out and may be told."""
        return self.questions.departments(step_id)

    def shift(self, step_id: str) -> Shift | None:
        """The step's first round beside the current one; None in the first round."""
        round_ = self.session.state(step_id).round
        first = next((n for n in range(1, round_) if self.session.round_ballots(step_id, n)), round_)
        if first >= round_:
            return None
        return comparing.shift(self.exact(step_id, first), self.scene(step_id), self.activity(step_id))

    def figures(self, step_id: str) -> tuple[Figure, ...]:
        """What came out in every view there is: the figure, by department, then and now."""
        found = self.figure(step_id), self.departments(step_id), self.shift(step_id)
        return tuple(figure for figure in found if figure is not None)

    def learn(self, findings: Findings) -> None:
        """Take in what was worked out beside, and tell who listens."""
        self.questions.learn(findings)
        self._tell(Change(host=False))

    def agreement(self, step_id: str) -> Agreement | None:
        """How far the step's current round agrees."""
        return self.activity(step_id).agreement(self.scene(step_id))
