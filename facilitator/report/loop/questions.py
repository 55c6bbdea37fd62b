"""One question that several sessions asked: its flocks, a picture of all votes and what may be said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.comparison import Comparison, Line, Questions, Vote
from facilitator.domain.figures import Amounts, Bars, ChoiceItem, Choices, Histograms, Ladder, Plane, Sliders
from facilitator.domain.words import capital
from facilitator.export.records import Document, Round, StepRecord
from facilitator.language import Language
from facilitator.report.drawings import Drawing, drawn
from facilitator.report.loop.bars import Row, bars
from facilitator.report.loop.drawings import Spread, votes
from facilitator.report.steps import Step, counts, flock_of, step_of
from facilitator.report.tabled import Grid
from facilitator.report.tabled.grids import NOTHING, grid, number
from facilitator.room import Room

_FLOCKS = 4
"""Flocks beside each other, at most: of more votes the first one and the latest."""


@dataclass(frozen=True, slots=True)
class Source:
    """A session of a comparison: its measured document, and the room that it tells of."""

    document: Document
    room: Room

    def votes(self, step: str) -> list[tuple[StepRecord, Round]]:
        """Every vote that counts on a step, those of steps that repeat it too, in the order of the sitting's."""
        steps = self.room.workshop.steps
        names = [step, *(each.id for each in steps if each.repeats == step)]
        records = {record.id: record for record in self.document.steps}
        return [(records[name], voted) for name in names if name in records for voted in counts(records[name])]


@dataclass(frozen=True, slots=True)
class Flight:
    """One vote as a flock."""

    name: str
    number: str
    word: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a question: pictures, the same as a table, and sentences with whether each claims a change.

    ``results`` are the pictures of single votes by their names, where votes cannot share one.
    """

    label: str
    results: tuple[tuple[str, Drawing], ...]
    drawings: tuple[Drawing, ...]
    grid: Grid
    told: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A step as the page tells it; ``measured`` are its steps in the last session, for how it was measured."""

    title: str
    facts: str
    unlike: bool
    flights: tuple[Flight, ...]
    parts: tuple[Part, ...]
    measured: tuple[Step, ...]


def question(asked: Questions, comparison: Comparison, sources: Sequence[Source], say: Language) -> Question:
    """The step with everything that its sessions found; ``sources`` in the order of the comparison."""
    facts = ", ".join(str(place + 1) for place in asked.sessions)
    if asked.unlike:
        return Question(asked.title, facts, unlike=True, flights=(), parts=(), measured=())
    parts = tuple(_part(asked, line, comparison, sources, say) for line in asked.lines)
    flights = tuple(_flights(asked, comparison, sources, say))
    measured = tuple(_measured(asked, sources[asked.sessions[-1]], say))
    return Question(asked.title, facts, unlike=False, flights=flights, parts=parts, measured=measured)


def _measured(asked: Questions, source: Source, say: Language) -> Iterator[Step]:
    found = source.votes(asked.id)
    if found:
        step = step_of(source.room, source.document, found[-1][0], 1, say)
        yield replace(step, figures=tuple(each for each in step.figures if each[0] == "result"))


def _named(line: Line, vote: Vote, comparison: Comparison, say: Language) -> str:
    date = comparison.sessions[vote.session].date
    return " · ".join(filter(None, (sentences.vote_name(line, vote), date and sentences.day(date, say))))


def _flights(asked: Questions, comparison: Comparison, sources: Sequence[Source], say: Language) -> Iterator[Flight]:
    """The flocks of the first line, which is the whole of a step or its only question."""
    line = asked.lines[0]
    chosen = line.votes if len(line.votes) <= _FLOCKS else (line.votes[0], *line.votes[1 - _FLOCKS :])
    for vote in chosen:
        source = sources[vote.session]
        record, voted = source.votes(asked.id)[vote.round - 1]
        name = _named(line, vote, comparison, say)
        drawing = flock_of(source.room, record, voted, vote.agreement, say)
        if drawing is not None:
            yield Flight(name, sentences.number(vote.agreement, say), sentences.word(vote.agreement, say), drawing)


def _part(asked: Questions, line: Line, comparison: Comparison, sources: Sequence[Source], say: Language) -> Part:
    names = [_named(line, vote, comparison, say) for vote in line.votes]
    found = [_item(sources[vote.session].votes(asked.id)[vote.round - 1][1], line) for vote in line.votes]
    label = line.label if line.id else capital(say("all together"))
    title = f"{asked.title}: {label}"
    spreads = [item if isinstance(item, Spread) else None for item in found]
    drawings = [votes(line, names, spreads, title, say)]
    choices = [item for item in found if isinstance(item, ChoiceItem)]
    if len(choices) == len(found) and choices:
        drawings.insert(0, _options(choices, [sentences.vote_name(line, vote) for vote in line.votes], title, say))
    cells = [
        (
            name,
            number(vote.agreement, say),
            sentences.word(vote.agreement, say) or NOTHING,
            _range(vote, say),
            vote.agreement.n,
        )
        for name, vote in zip(names, line.votes, strict=True)
    ]
    heads = say("Session"), say("Agreement"), say("In a word"), say("90-percent range"), say("Answers")
    results = tuple(_results(asked, line, comparison, sources, say)) if line is asked.lines[0] else ()
    return Part(label, results, tuple(drawings), grid(heads, cells), tuple(sentences.changes(line, say)))


def _results(
    asked: Questions, line: Line, comparison: Comparison, sources: Sequence[Source], say: Language
) -> Iterator[tuple[str, Drawing]]:
    """What came out of the last vote of each session, as the protocol draws it."""
    for place in asked.sessions:
        vote = next((vote for vote in reversed(line.votes) if vote.session == place), None)
        if vote is None:
            continue
        figure = sources[place].votes(asked.id)[vote.round - 1][1].figure
        if isinstance(figure, Amounts | Bars | Ladder | Plane):
            name = _named(line, vote, comparison, say)
            drawing = drawn(figure, f"{asked.title}: {name}", say)
            if drawing is not None:
                yield name, drawing


def _range(vote: Vote, say: Language) -> str:
    found = vote.agreement
    if found.interval is None or found.phi is None:
        return NOTHING
    return "–".join(say.number(edge, 2) for edge in found.interval)


def _item(voted: Round, line: Line) -> Spread | ChoiceItem | None:
    """What of a vote's figure belongs to a line, where it can be drawn beside others."""
    if not isinstance(voted.figure, Histograms | Sliders | Choices):
        return None
    return next((item for item in voted.figure.items if item.id == line.id), None)


def _options(found: Sequence[ChoiceItem], names: Sequence[str], title: str, say: Language) -> Drawing:
    """Every option with a bar per vote; none where fewer than five chose."""
    rows = []
    for share in found[-1].shares:
        counts_ = (next((s.count for s in item.shares if s.id == share.id), 0) for item in found)
        told = tuple(n if item.n >= SAY_NUMBER else None for n, item in zip(counts_, found, strict=True))
        rows.append(Row(share.label, told))
    return bars(rows, [item.n for item in found], names, title, say)
