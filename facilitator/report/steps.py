"""One step of a protocol: what was asked, what came out in pictures, numbers and words, and what was written down."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal, TypeAlias

from facilitator import sentences
from facilitator.domain import flock
from facilitator.domain.activities import REGISTER
from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Figure, Note, Themes
from facilitator.domain.plan import Workshop
from facilitator.domain.words import pick
from facilitator.export.measuring import settled
from facilitator.export.records import Document, Round, StepRecord
from facilitator.language import Language
from facilitator.report.drawings import Drawing, drawn, mapped
from facilitator.report.drawings.flight import flock as flying
from facilitator.report.drawings.flight import gauge
from facilitator.report.tabled import Grid, tabled
from facilitator.room import Room

View: TypeAlias = Literal["result", "change", "departments", "map", "flock"]
_COURSE = 0.35
"""Where the flock flies, in radians: up to the right."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the tables that say the same; ``heading`` is empty for the result itself."""

    view: View
    heading: str
    drawing: Drawing
    grids: tuple[Grid, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """How far the room agreed: number and word as they are printed, plain sentences, gauge (``mark`` is the one
    without words) and flock.
    """

    number: str
    word: str
    told: tuple[str, ...]
    gauge: Drawing | None
    mark: Drawing | None
    flock: Drawing | None


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, how many people are behind it, and its short answers, each once with how often it was written."""

    label: str
    people: str
    entries: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the protocol tells it; ``figures`` are what its pictures are drawn from."""

    id: str
    kind: str
    number: int
    title: str
    asked: tuple[str, ...]
    facts: tuple[str, ...]
    measure: Measure | None
    pictures: tuple[Picture, ...]
    figures: tuple[tuple[View, Figure], ...]
    themes: tuple[Theme, ...]
    outcomes: tuple[str, ...]
    notes: tuple[str, ...]


def counts(step: StepRecord) -> tuple[Round, ...]:
    """The rounds that count: somebody answered, and nobody took them back."""
    return tuple(voted for voted in step.rounds if voted.ballots and not voted.undone)


def step_of(room: Room, document: Document, record: StepRecord, number: int, say: Language) -> Step:
    """A step of a measured document, ``room`` being its room; of several rounds the last one is told."""
    voted = counts(record)
    last = voted[-1] if voted else record.rounds[-1] if record.rounds and not REGISTER[record.kind].asks else None
    figures = _figures(last) if last else ()
    mine = [note for note in document.notes if note.step == record.id]
    return Step(
        record.id,
        record.kind,
        number,
        record.title,
        _asked(room.workshop, record.id, say),
        _facts(voted, record, say),
        _measure(room, record, last, say) if last else None,
        _pictures(figures, record.title, say),
        figures,
        _themes(last.figure, say) if last and record.kind == "collect" and isinstance(last.figure, Themes) else (),
        tuple(note.text for note in mine if note.outcome),
        tuple(note.text for note in mine if not note.outcome),
    )


def _figures(voted: Round) -> tuple[tuple[View, Figure], ...]:
    found: list[tuple[View, Figure]] = [("result", voted.figure)]
    if voted.shift is not None:
        found.append(("change", voted.shift))
    if voted.departments is not None:
        found.append(("departments", voted.departments))
    return tuple(found)


def _asked(workshop: Workshop, step_id: str, say: Language) -> tuple[str, ...]:
    """The question with its prompts, or the text of a pause."""
    settings = workshop.step(step_id).settings
    first = pick(getattr(settings, "question", "") or getattr(settings, "text", ""), say.code)
    prompts = (pick(prompt, say.code) for prompt in getattr(settings, "prompts", ()))
    return tuple(filter(None, (first, *prompts)))


def _facts(voted: tuple[Round, ...], record: StepRecord, say: Language) -> tuple[str, ...]:
    found = []
    if voted:
        found.append(say.count("%(n)d answer", "%(n)d answers", len(voted[-1].ballots)))
        if voted[-1].proxies:
            found.append(sentences.at_desk(voted[-1].proxies, say))
    if len(voted) > 1:
        found.append(say.count("%(n)d round", "%(n)d rounds", len(voted)))
    if record.seconds:
        found.append(say("%(n)d min", n=minutes(record.seconds)))
    return tuple(found)


def minutes(seconds: int) -> int:
    """Whole minutes, one at least where there was any time."""
    return max(1, round(seconds / 60)) if seconds else 0


def _measure(room: Room, record: StepRecord, voted: Round, say: Language) -> Measure | None:
    agreement, figure = voted.agreement, voted.figure
    if agreement is None or isinstance(figure, Note):
        return None
    number, word = sentences.headline(figure, agreement, say)
    told = (
        sentences.meaning(agreement, say),
        sentences.reading(figure, agreement, say),
        sentences.chance(agreement, say),
        sentences.unsure(agreement, say),
        sentences.provisional(figure, say),
    )
    return Measure(
        number,
        word or ("" if number else sentences.word(agreement, say)),
        tuple(filter(None, told)),
        gauge(agreement, say("Agreement"), say),
        gauge(agreement, say("Agreement"), say, bare=True),
        flock_of(room, record, voted, agreement, say),
    )


def flock_of(room: Room, record: StepRecord, voted: Round, agreement: Agreement, say: Language) -> Drawing | None:
    """A bird per person; none where there is no number."""
    if agreement.phi is None or agreement.n < SAY_NUMBER:
        return None
    places = room.activity(record.id).positions(settled(room, record.id, voted.round), None)
    headings = flock.headings(tuple(places.values()), agreement.phi, _COURSE)
    told = say("Every bird is a person; together they fly as far in one direction as the room agrees.")
    return flying(headings, say("The flock: %(title)s", title=record.title), told)


def _pictures(figures: tuple[tuple[View, Figure], ...], title: str, say: Language) -> tuple[Picture, ...]:
    """A picture per figure; short answers by category and department have a map of their own."""
    headings: dict[View, str] = {"change": say("Then and now"), "departments": say("By department")}
    found = []
    for view, figure in figures:
        heading, grids = headings.get(view, ""), tabled(figure, say)
        drawing = drawn(figure, f"{title}: {heading}" if heading else title, say)
        if drawing is not None:
            found.append(Picture(view, heading, drawing, grids[:1]))
        heading = say("Where it is")
        drawing = mapped(figure, f"{title}: {heading}", say)
        if drawing is not None:
            found.append(Picture("map", heading, drawing, grids[1:]))
    return tuple(found)


def _themes(figure: Themes, say: Language) -> tuple[Theme, ...]:
    return tuple(
        Theme(
            theme.label,
            say.count("%(n)d person", "%(n)d people", theme.people),
            tuple(Counter(theme.entries).most_common()),
        )
        for theme in figure.themes
    )
