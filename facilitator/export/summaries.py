"""What a document says beside its answers, as rows: people, steps, parts, departments, changes and notes."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from facilitator.domain.agreement import Agreement
from facilitator.domain.figures.parts import parts
from facilitator.export.records import Document, Round, StepRecord

Rows = Iterator[dict[str, Any]]
_ENTRY = re.compile(r"\d+\.\d+(\.[xy])?")


def name(value: Any) -> Any:  # noqa: ANN401  any value of a row
    """An id as a table has it: that of an entry, such as 3.10, with an e before it, else engines take it for a number
    and spreadsheets for a day.
    """
    return f"e{value}" if isinstance(value, str) and _ENTRY.fullmatch(value) else value


def summaries(document: Document) -> Iterator[tuple[str, Rows]]:
    """Each table's name with its rows."""
    yield "people", _people(document)
    yield "steps", _steps(document)
    yield "parts", _parts(document)
    yield "departments", _departments(document)
    yield "changes", _changes(document)
    yield "notes", _notes(document)


def measures(agreement: Agreement | None) -> dict[str, Any]:
    """An agreement as columns; all of them empty where there is none."""
    names = [field.name for field in msgspec.structs.fields(Agreement) if field.name not in {"low", "high", "interval"}]
    low, high = (agreement.interval if agreement else None) or (None, None)
    return {name: getattr(agreement, name, None) for name in names} | {"interval_low": low, "interval_high": high}


def _people(document: Document) -> Rows:
    named = document.plan["workshop"].get("names")
    for person in document.participants:
        who = {"person": person.number, "name": person.name} if named else {"person": person.number}
        yield who | {"group": person.group, "proxy": person.proxy, "removed": person.removed}


def _rounds(document: Document) -> Iterator[tuple[StepRecord, Round]]:
    for step in document.steps:
        for voted in step.rounds:
            yield step, voted


def _where(step: StepRecord, voted: Round) -> dict[str, Any]:
    return {"step": step.id, "kind": step.kind, "title": step.title, "round": voted.round}


def _steps(document: Document) -> Rows:
    """One row per step and round, a step that was never opened with an empty round."""
    planned = {step["id"]: step.get("minutes", 5) for step in document.plan["step"]}
    for place, step in enumerate(document.steps, 1):
        first = {"place": place, "step": step.id, "kind": step.kind, "title": step.title}
        first |= {"minutes": planned.get(step.id), "seconds": step.seconds}
        for voted in step.rounds or (None,):
            if voted is None:
                yield first | {"round": None, "undone": None, "open": None, "answers": 0, "proxies": 0} | measures(None)
                continue
            state = {"round": voted.round, "undone": voted.undone, "open": voted.open}
            yield first | state | {"answers": len(voted.ballots), "proxies": voted.proxies} | measures(voted.agreement)


def _parts(document: Document) -> Rows:
    for step, voted in _rounds(document):
        for part in parts(voted.figure):
            yield _where(step, voted) | {"part": name(part.id), "label": part.label} | measures(part.agreement)


def _departments(document: Document) -> Rows:
    for step, voted in _rounds(document):
        for item in voted.departments.items if voted.departments else ():
            silos = item.silos
            about = {"part": name(item.id), "label": item.label}
            found = {"silo_share": silos.share, "by_lot": silos.chance, "p": silos.p, "verdict": silos.verdict}
            for group in item.groups:
                yield _where(step, voted) | about | {"group": group.name, "n": group.n, "phi": group.phi} | found


def _changes(document: Document) -> Rows:
    for step, voted in _rounds(document):
        for item in voted.shift.items if voted.shift else ():
            about = {
                "part": name(item.id),
                "label": item.label,
                "phi_before": item.before.phi,
                "phi_after": item.after.phi,
            }
            moved = {name: getattr(item, name) for name in ("both", "toward", "away", "stayed", "claim")}
            yield _where(step, voted) | about | moved


def _notes(document: Document) -> Rows:
    for note in document.notes:
        yield {"step": note.step, "text": note.text, "outcome": note.outcome}
