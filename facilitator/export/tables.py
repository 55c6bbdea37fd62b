"""A document as tidy tables: one per kind of step with a row per answer, and one each for people, steps and measures.

Names of tables and columns are part of the format and stay English; what a table says is in the session's language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from facilitator.domain.activities import REGISTER, Scene
from facilitator.domain.activities.sheet import ENTRY, THEME
from facilitator.domain.fields import UNSURE
from facilitator.domain.figures import Figure, Themes
from facilitator.domain.figures.parts import sights
from facilitator.export.measuring import settled
from facilitator.export.records import Document, Person, Round, StepRecord
from facilitator.export.rereading import reread
from facilitator.export.summaries import name, summaries

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = dict[str, Cell]
_IDS = frozenset({"item", "option", "theme", "entry", "about"})


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; ``None`` is an empty cell."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(document: Document, session: str) -> tuple[Table, ...]:
    """All tables of a document that have rows; its name, ``session``, stands in each, so that many can be joined."""
    head: Row = {"session": session, "date": document.date}
    made: dict[str, list[Row]] = {name: [*rows] for name, rows in summaries(document)}
    room = reread(document)
    people = {person.number: person for person in document.participants}
    for step in document.steps:
        for voted in step.rounds:
            scene = settled(room, step.id, voted.round)
            made.setdefault(step.kind, []).extend(_answers(step, voted, scene, people))
    return tuple(_table(name, [head | row for row in rows]) for name, rows in made.items() if rows)


def names() -> frozenset[str]:
    """Every name that a table may have."""
    return frozenset(REGISTER) | {"people", "steps", "parts", "departments", "changes", "notes"}


def _table(name: str, rows: Sequence[Row]) -> Table:
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    return Table(name, columns, tuple(tuple(row.get(column) for column in columns) for row in rows))


def _answers(step: StepRecord, voted: Round, scene: Scene, people: dict[int, Person]) -> Iterator[Row]:
    """One row per answer; person, department and who entered it only where answers do not tell who gave them."""
    activity = REGISTER[step.kind]
    labels = _labels(scene, activity.figure(scene), [*activity.fields(scene)])
    proxies = {row.person for row in voted.ballots if row.proxy}
    for row in activity.rows(scene):
        number = row["person"]
        who: Row = {"step": step.id, "title": step.title, "round": voted.round, "person": number}
        if not activity.telling and number in people:
            who |= {"group": people[number].group, "proxy": number in proxies}
        told: Row = {}
        for column, value in row.items():
            if column != "person":
                told |= _told(column, value, labels.get(column, {}))
        yield who | told


def _told(column: str, value: Any, labels: dict[str, str]) -> Row:  # noqa: ANN401  any value of an answer
    """A value with what it is called; numbers stay numbers, since not knowing has a column of its own."""
    if column == "value":
        unsure = value == UNSURE
        return {column: None if unsure else value, **_called(column, value, labels), "unsure": unsure}
    return {column: name(value) if column in _IDS else value, **_called(column, value, labels)}


def _called(column: str, value: Any, labels: dict[str, str]) -> Row:  # noqa: ANN401  as above
    return {f"{column}_label": labels.get(str(value))} if labels else {}


def _labels(scene: Scene, figure: Figure, fields: Sequence[Any]) -> dict[str, dict[str, str]]:
    """What ids are called, by the column they stand in."""
    items = {field.id: field.label for field in fields} | {part.id: part.label for part in sights(figure)}
    options = {option.id: option.label for field in fields for option in getattr(field, "options", ())}
    themes, entries = dict[str, str](), dict[str, str]()
    for option in scene.options:
        named = entries if option.id.startswith(ENTRY) else themes
        named[option.id.removeprefix(ENTRY).removeprefix(THEME)] = option.label
    if isinstance(figure, Themes):
        themes |= {theme.id: theme.label for theme in figure.themes}
    return {
        "item": items,
        "option": options | themes,
        "about": options | themes,
        "value": options,
        "theme": themes,
        "entry": entries,
    }
