"""What a protocol says, in the session's language and in its order; knows a document, no page and no file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator import sentences
from facilitator.domain.activities import REGISTER
from facilitator.domain.figures import OutcomeSheet, Pledges
from facilitator.domain.plan import Workshop
from facilitator.domain.words import pick
from facilitator.export.document import Document, reread
from facilitator.export.records import StepRecord
from facilitator.language import Language, language
from facilitator.report.methods import Method, methods
from facilitator.report.steps import Step, counts, minutes, step_of
from facilitator.report.tabled import Grid, tabled


@dataclass(frozen=True, slots=True)
class Item:
    """A step of the agenda, minutes planned and real; ``state`` says what became of it."""

    number: int
    title: str
    planned: int
    real: int
    state: str


@dataclass(frozen=True, slots=True)
class Noted:
    """Something written down, and the title of the step it belongs to; empty for the day."""

    text: str
    step: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """A whole protocol; ``facts`` are a few words each."""

    title: str
    lang: str
    date: str
    facts: tuple[str, ...]
    agenda: tuple[Item, ...]
    steps: tuple[Step, ...]
    outcomes: tuple[Noted, ...]
    notes: tuple[Noted, ...]
    pledges: tuple[Grid, ...]
    methods: tuple[Method, ...]

    @property
    def glance(self) -> tuple[Step, ...]:
        """The steps that have a number."""
        return tuple(step for step in self.steps if step.measure and step.measure.number)

    @property
    def sheet(self) -> Step | None:
        """The step whose picture is what came out of the day, if anything did."""
        figures = ((step, figure) for step in self.steps if step.pictures for _, figure in step.figures)
        told = [step for step, figure in figures if isinstance(figure, OutcomeSheet) and figure != OutcomeSheet()]
        return told[-1] if told else None

    @property
    def planned(self) -> int:
        """All planned minutes."""
        return sum(item.planned for item in self.agenda)

    @property
    def real(self) -> int:
        """All minutes that were needed."""
        return sum(item.real for item in self.agenda)


def protocol(document: Document) -> Protocol:
    """The protocol of a measured document."""
    say, room = language(document.language), reread(document)
    steps = tuple(
        step_of(room, document, record, number, say)
        for number, record in enumerate(document.steps, 1)
        if counts(record) or _went_by(record)
    )
    agenda = tuple(_agenda(document, room.workshop, say))
    titles, told = {record.id: record.title for record in document.steps}, {step.id for step in steps}
    pledged = (figure for step in steps for _, figure in step.figures if isinstance(figure, Pledges))
    return Protocol(
        pick(room.workshop.title, document.language),
        say.code,
        sentences.day(document.date, say),
        tuple(_facts(document, agenda, say)),
        agenda,
        steps,
        tuple(Noted(note.text, titles.get(note.step, "")) for note in document.notes if note.outcome),
        tuple(
            Noted(note.text, titles.get(note.step, ""))
            for note in document.notes
            if not note.outcome and note.step not in told
        ),
        tuple(grid for figure in pledged for grid in tabled(figure, say)),
        methods(steps, say),
    )


def _went_by(record: StepRecord) -> bool:
    """Whether the room was at a step that asks nothing."""
    return not REGISTER[record.kind].asks and bool(record.seconds or record.rounds)


def _facts(document: Document, agenda: Sequence[Item], say: Language) -> Iterator[str]:
    people = sum(not person.removed for person in document.participants)
    yield say.count("%(n)d person took part", "%(n)d people took part", people)
    if len(document.groups) > 1:
        yield ", ".join(f"{group} {many}" for group, many in document.groups.items())
    planned, real = (sum(getattr(item, name) for item in agenda) for name in ("planned", "real"))
    if real:
        yield say("%(real)d of %(planned)d planned minutes", real=real, planned=planned)


def _agenda(document: Document, workshop: Workshop, say: Language) -> Iterator[Item]:
    for number, record in enumerate(document.steps, 1):
        state = ""
        if not counts(record) and not _went_by(record):
            state = say("skipped") if record.seconds else say("not reached")
        yield Item(number, record.title, workshop.step(record.id).minutes, minutes(record.seconds), state)
