"""The protocol as Markdown: text alone, with tables in place of pictures; every word of people is escaped."""

import re
from collections.abc import Iterable, Iterator

from facilitator.language import Language, language
from facilitator.report.protocol import Noted, Protocol
from facilitator.report.steps import Picture, Step
from facilitator.report.tabled import Grid

_MARKS = re.compile(r"[\\`*_\[\]<>#|~&$]|(?<=[A-Za-z]):(?=//)|(?<=www)\.|@(?=\w)")
_FIRST = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|[-+=:])")


def escaped(text: str) -> str:
    """Words that Markdown shows as they are: on one line, without a mark, a link or a tag of their own."""
    line = _MARKS.sub(lambda found: f"\\{found[0]}", " ".join(text.split()))
    return _FIRST.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", line)


def markdown(protocol: Protocol) -> str:
    """The protocol of a session as Markdown."""
    return "\n".join(_lines(protocol, language(protocol.lang))).rstrip() + "\n"


def _lines(p: Protocol, say: Language) -> Iterator[str]:
    yield from (f"# {escaped(p.title)}", "", " · ".join(map(escaped, filter(None, (p.date, *p.facts)))), "")
    yield from _listed(say("Outcomes"), p.outcomes)
    if p.pledges:
        yield from _head(2, say("Pledges"))
        for grid in p.pledges:
            yield from _table(grid)
    if p.glance:
        rows = tuple((s.title, s.measure.number, s.measure.word) for s in p.glance if s.measure)
        yield from _head(2, say("At a glance"))
        yield from _table(Grid((say("Step"), say("Agreement"), say("In a word")), rows))
    yield from _head(2, say("Agenda"))
    yield from _table(_agenda(p, say))
    yield from _head(2, say("Step by step"))
    for step in p.steps:
        yield from _step(step, say)
    yield from _listed(say("Notes"), p.notes)
    yield from _methods(p, say)


def _agenda(p: Protocol, say: Language) -> Grid:
    rows = [(f"{i.number}. {i.title}", str(i.planned), str(i.real or "–"), i.state) for i in p.agenda]
    rows.append((say("In all"), str(p.planned), str(p.real or "–"), ""))
    return Grid((say("Step"), say("planned"), say("needed"), say("State")), tuple(rows))


def _step(step: Step, say: Language) -> Iterator[str]:
    yield from (f"### {step.number}. {escaped(step.title)}", "")
    for line in step.asked:
        yield from (f"> {escaped(line)}", "")
    if step.facts:
        yield from (" · ".join(map(escaped, step.facts)), "")
    if step.measure:
        head = " ".join(filter(None, (step.measure.number, step.measure.word)))
        yield from (f"**{escaped(head)}**", "", " ".join(map(escaped, step.measure.told)), "")
    for picture in () if step.kind == "pledge" else step.pictures:
        yield from _picture(picture)
    if step.themes:
        yield from _head(4, say("What was written"))
        for theme in step.themes:
            yield f"- **{escaped(theme.label)}** ({escaped(theme.people)})"
            yield from (f"  - {escaped(text)}{f' ×{n}' if n > 1 else ''}" for text, n in theme.entries)
        yield ""
    if step.outcomes or step.notes:
        yield from _head(4, say("Written down"))
        outcome = say("Outcome:")
        yield from (f"- **{outcome}** {escaped(text)}" for text in step.outcomes)
        yield from (f"- {escaped(text)}" for text in step.notes)
        yield ""


def _picture(picture: Picture) -> Iterator[str]:
    if picture.heading:
        yield from (f"#### {escaped(picture.heading)}", "")
    for grid in picture.grids:
        yield from _table(grid)


def _head(level: int, text: str) -> tuple[str, str]:
    return f"{'#' * level} {text}", ""


def _listed(heading: str, notes: Iterable[Noted]) -> Iterator[str]:
    lines = [f"- {escaped(note.text)}" + (f" ({escaped(note.step)})" if note.step else "") for note in notes]
    if lines:
        yield from (f"## {heading}", "", *lines, "")


def _table(grid: Grid) -> Iterator[str]:
    yield _row(grid.heads)
    yield _row(["---"] * len(grid.heads), plain=True)
    yield from map(_row, grid.rows)
    yield ""


def _row(cells: Iterable[str], *, plain: bool = False) -> str:
    return "| " + " | ".join(cell if plain else escaped(cell) or " " for cell in cells) + " |"


def _methods(p: Protocol, say: Language) -> Iterator[str]:
    if p.methods:
        yield from _head(2, say("How it was measured"))
    for method in p.methods:
        if method.titles:
            yield from (f"### {escaped(', '.join(method.titles))}", "")
        yield from (f"- {escaped(formula)}" for formula in method.formulas)
        if method.sources:
            yield from ("", " ".join((say("After:"), escaped("; ".join(method.sources)))))
        yield ""
