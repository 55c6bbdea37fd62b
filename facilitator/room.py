"""The one mutable thing: takes a command, appends events, tells who listens; never waits and never draws."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from facilitator.domain import events as ev
from facilitator.domain.actions import event_for, worded
from facilitator.domain.activities import REGISTER
from facilitator.domain.plan import Workshop
from facilitator.domain.questions import Findings
from facilitator.domain.reading import Reading
from facilitator.domain.session import Session
from facilitator.domain.state import Participant
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal, pick
from facilitator.language import language

_REMOVED = Message("You were taken out of this session: please ask whoever leads it.")


def answered_by_phone(who: Participant) -> Refusal:
    """The refusal of an answer for somebody whose own phone has answered."""
    text = Message("Person %(number)d has answered with a phone, and that answer stays.", {"number": who.number})
    return Refusal(text, code="answered")


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


class Room(Reading):
    """A session that is being run."""

    def __init__(
        self,
        workshop: Workshop,
        journal: Journal,
        clock: Callable[[], float],
        records: Iterable[dict[str, Any]] = (),
        lang: str = "en",
        *,
        session: Session | None = None,
    ) -> None:
        """A room of the ``records`` of its journal, or of a ``session`` that was folded already."""
        super().__init__(session or Session(workshop, ev.from_records(records)), lang, language)
        self.journal = journal
        self.clock = clock
        self.newest = 0
        """The number of the last record, to wait for before saying that something is kept; 0 if nothing happened."""
        self._seqs: dict[int, int] = {}
        self._listeners: list[Callable[[Change], None]] = []

    def listen(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Be told of every change; call what comes back to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _happen(self, event: ev.AnyEvent) -> int:
        seq = self.journal.append(ev.to_record(event))
        self._seqs[len(self.session.events)] = self.newest = seq
        self.session.apply(event)
        self._tell(Change(host=not isinstance(event, ev.Joined | ev.GroupChosen | ev.Answered)))
        return seq

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)

    def replay(self, event: ev.AnyEvent) -> None:
        """Let a recorded event happen again."""
        self._happen(event)

    def join(
        self, participant: str, group: str = "", name: str = "", *, proxy: bool = False
    ) -> tuple[Participant, int]:
        """Let a new participant in, or welcome a known one, who may choose another group; with the number to wait for.

        The ``name`` is kept only if the plan asks for names. ``proxy`` is somebody without a phone, for whom the
        facilitator answers and the door is never locked.
        ``Refusal`` for who was taken out ("removed"), a locked door ("locked"), an unknown group or no name.
        """
        known = self.session.participants.get(participant)
        if participant in self.session.led.removed:
            raise Refusal(_REMOVED, code="removed")
        group = self.workshop.group_of(clean(group, 40))
        if group and self.workshop.groups and group not in self.workshop.groups:
            raise Refusal(Message("Please choose one of the groups on the list."), field="group")
        if known:
            seq = self._happen(ev.GroupChosen(participant, group)) if group and group != known.group else 0
            return self.session.participants[participant], seq
        if self.session.led.locked and not proxy:
            raise Refusal(Message("The door is locked: please ask whoever leads this session."), code="locked")
        name = clean(name, 40) if self.workshop.names else ""
        if self.workshop.names and not name and not proxy:
            raise Refusal(Message("Please write your name."), field="name")
        seq = self._happen(ev.Joined(participant, len(self.session.participants) + 1, group, proxy, name))
        return self.session.participants[participant], seq

    def receipt(self, participant: str, submission: str, step_id: str, round_: int) -> Receipt | None:
        """The receipt of a submission that was taken before; changes nothing."""
        place = self.session.submissions.get((participant, submission, step_id, round_))
        return None if place is None else Receipt(self._seqs.get(place, 0), self.session.stage)

    def submit(
        self,
        participant: str,
        submission: str,
        step_id: str,
        round_: int,
        values: Mapping[str, object],
        *,
        proxy: bool = False,
    ) -> Receipt:
        """Take a ballot; the same submission again changes nothing and gets its receipt, even after closing.

        ``proxy``: the facilitator answers for somebody whose own phone has not. ``Refusal`` for who has not joined
        ("unknown") or was taken out ("removed"), a closed step ("closed"), another round ("round"), a phone's answer
        that would be lost ("answered") or values that the kind refuses ("invalid", with ``field``).
        """
        session = self.session
        known = self.receipt(participant, submission, step_id, round_)
        if known is not None:
            return known
        if participant not in session.participants:
            raise Refusal(Message("Please join first."), code="unknown")
        if participant in session.led.removed:
            raise Refusal(_REMOVED, code="removed")
        step = session.current
        if step is None or step.id != step_id or not session.state(step.id).open:
            raise Refusal(Message("This question is closed; your answer was not counted."), code="closed")
        if session.state(step.id).round != round_:
            raise Refusal(Message("This question is being asked again; please answer the new round."), code="round")
        before = session.round_ballots(step_id, round_).get(participant)
        if proxy and before is not None and not before.proxy:
            raise answered_by_phone(session.participants[participant])
        answer = REGISTER[step.kind].read(self.scene(step.id, self.lang, bare=True, who=participant), values)
        seq = self._happen(ev.Answered(participant, step_id, round_, submission, answer, proxy))
        return Receipt(seq, session.stage)

    def do(self, action: str, argument: str = "") -> Message:
        """Carry out a host action of ``session.ALLOWED``, or undo and redo; what happened or was undone, in words."""
        event = event_for(self.session, action, argument, int(self.clock()), self.board)
        if isinstance(event, ev.Opened):
            event = msgspec.structs.replace(event, options=self._scenes.paper(event.step, event.round, self.lang))
        self._happen(event)
        return self.words(self.session.events[event.place] if isinstance(event, ev.Undone | ev.Redone) else event)

    def words(self, event: ev.AnyEvent) -> Message:
        """What a host event did, in words; ``%(step)s`` is the step's title."""
        if isinstance(event, ev.Inserted):
            return worded(event, pick(event.raw["title"], self.lang))
        step_id = getattr(event, "step", "")
        title = next((step.title for step in self.workshop.steps if step.id == step_id), step_id)
        if isinstance(event, ev.Grouped):
            names = tuple(self.workshop.group_name(group, self.lang) for group in event.groups)
            event = msgspec.structs.replace(event, groups=names)
        return worded(event, pick(title, self.lang))

    def learn(self, findings: Findings) -> None:
        """Take in what was worked out beside, and tell who listens."""
        self.questions.learn(findings)
        self.stir()

    def stir(self) -> None:
        """Let who listens look again: something around the room is different, and nothing has happened in it."""
        self._tell(Change(host=False))
