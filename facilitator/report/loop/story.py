"""What a page tells of several sessions, in one language and in its order; knows documents, no page and no file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator import sentences
from facilitator.domain.comparison import Change, Comparison, Line, NamedThemes, PledgesKept, Sitting, order
from facilitator.domain.figures import Choices
from facilitator.domain.words import N_, capital
from facilitator.export.document import Document, reread
from facilitator.language import Language, language
from facilitator.report.drawings import Drawing, drawn
from facilitator.report.loop.bars import Row, bars, tell
from facilitator.report.loop.questions import Question, Source, question
from facilitator.report.methods import Method, methods
from facilitator.report.tabled import Grid
from facilitator.report.tabled.grids import NOTHING, grid, number

_CHANGED = N_("A change, where the ranges do not meet: %(n)d of %(all)d numbers")


@dataclass(frozen=True, slots=True)
class Became:
    """Themes of which the same is true, in a picture and as a table."""

    heading: str
    drawing: Drawing
    grid: Grid


@dataclass(frozen=True, slots=True)
class Topic:
    """What was named at a step then and now, and what may not be concluded."""

    title: str
    facts: str
    groups: tuple[Became, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Pledges of a session, and what a later one says became of them."""

    title: str
    facts: str
    grid: Grid
    asked: str
    drawing: Drawing | None
    note: str


@dataclass(frozen=True, slots=True)
class Story:
    """A whole page; ``brief`` is what to remember of it."""

    title: str
    lang: str
    facts: tuple[str, ...]
    sessions: Grid
    legend: tuple[str, ...]
    cautions: tuple[str, ...]
    brief: tuple[str, ...]
    glance: Grid
    changed: tuple[bool, ...]
    questions: tuple[Question, ...]
    topics: tuple[Topic, ...]
    pledges: tuple[Kept, ...]
    methods: tuple[Method, ...]


def story(comparison: Comparison, sittings: Sequence[Sitting], documents: Sequence[Document], lang: str) -> Story:
    """The story of a comparison, made of the sittings of these measured documents, in any order."""
    say = language(lang)
    sources = [Source(documents[place], reread(documents[place])) for place in order(sittings)]
    told = tuple(question(asked, comparison, sources, say) for asked in comparison.questions)
    lines = [(asked.title, line) for asked in comparison.questions for line in asked.lines]
    names = [session.date and sentences.day(session.date, say) for session in comparison.sessions]
    return Story(
        comparison.sessions[-1].title,
        say.code,
        tuple(filter(None, (" → ".join(dict.fromkeys(filter(None, (names[0], names[-1])))), _many(comparison, say)))),
        _sessions(comparison, say),
        tuple(sentences.legend(comparison, say, drawn=True)),
        tuple(sentences.cautions(comparison, say)),
        tuple(_brief(comparison, lines, say)),
        _glance(lines, say),
        tuple(_whole(line).verdict == "change" for _, line in lines),
        told,
        tuple(_topic(themes, comparison, say) for themes in comparison.themes),
        tuple(_kept(pledges, comparison, say) for pledges in comparison.pledges),
        methods([step for each in told for step in each.measured], say),
    )


def _many(comparison: Comparison, say: Language) -> str:
    return say.count("%(n)d session", "%(n)d sessions", len(comparison.sessions))


def _sessions(comparison: Comparison, say: Language) -> Grid:
    heads = "#", say("Day"), say("Workshop"), say("People"), say("File")
    rows = [
        (place, sentences.day(each.date, say) if each.date else NOTHING, each.title, each.people, each.name)
        for place, each in enumerate(comparison.sessions, 1)
    ]
    return grid(heads, rows)


def _whole(line: Line) -> Change:
    """From the very first vote to the very last one."""
    return next(each for each in line.changes if (each.first, each.later) == (0, len(line.votes) - 1))


def _brief(comparison: Comparison, lines: Sequence[tuple[str, Line]], say: Language) -> Iterator[str]:
    """One sentence on numbers, one for each list of themes, one for each list of pledges."""
    if lines:
        changed = sum(_whole(line).verdict == "change" for _, line in lines)
        yield say(_CHANGED, n=changed, all=len(lines))
    for themes in comparison.themes:
        many = {name: sum(theme.state == name for theme in themes.themes) for name in sentences.states(say)}
        text = say("%(gone)d not named again, %(still)d still named, %(new)d named for the first time", **many)
        yield f"{themes.title} – {text}"
    for pledges in comparison.pledges:
        yield f"{pledges.title} – {sentences.pledged(pledges, comparison, say)}"


def _glance(lines: Sequence[tuple[str, Line]], say: Language) -> Grid:
    heads = say("Question"), say("First vote"), say("Now"), say("Change"), say("In a word")
    rows = []
    for title, line in lines:
        change, label = _whole(line), line.label if line.id else title
        delta = sentences.difference(change, say) or NOTHING
        first, now = (number(vote.agreement, say) for vote in (line.votes[0], line.votes[-1]))
        rows.append((label, first, now, delta, sentences.verdict(change, say)))
    return grid(heads, rows)


def _topic(themes: NamedThemes, comparison: Comparison, say: Language) -> Topic:
    names = [str(place + 1) for place in themes.sessions]
    days = [comparison.sessions[place].date for place in themes.sessions]
    facts = " · ".join(
        f"{name}: " + say.count("%(n)d person", "%(n)d people", n)
        for name, n in zip(names, themes.answered, strict=True)
    )
    heads = [f"{name} · {sentences.day(day, say)}" if day else name for name, day in zip(names, days, strict=True)]
    groups = []
    for state, heading in sentences.states(say).items():
        rows = [Row(theme.label, theme.people) for theme in themes.themes if theme.state == state]
        if rows:
            title = f"{capital(heading)} ({len(rows)})"
            drawing = bars(rows, themes.answered, names, f"{themes.title}: {title}", say, zeros=False)
            cells = [(row.label, *tell(row, themes.answered)) for row in rows]
            groups.append(Became(title, drawing, grid((say("Theme"), *heads), cells)))
    return Topic(themes.title, facts, tuple(groups), sentences.other_words(say))


def _kept(pledges: PledgesKept, comparison: Comparison, say: Language) -> Kept:
    promises = sorted(pledges.promises, key=lambda promise: promise.when)
    rows = [(promise.what, promise.who, sentences.day(promise.when, say)) for promise in promises]
    drawing = drawn(Choices(pledges.asked), pledges.title, say) if pledges.asked else None
    return Kept(
        f"{pledges.title} ({pledges.session + 1})",
        sentences.pledged(pledges, comparison, say),
        grid((say("What"), say("Who"), say("By when")), rows),
        sentences.asked_again(pledges, say),
        drawing,
        sentences.perhaps_others(pledges, comparison, say) if pledges.asked else "",
    )
