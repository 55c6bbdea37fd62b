"""What a list tells of a session at a glance: title, day, people and not its answers; knows one session, no folder."""

import contextlib
from collections.abc import Iterable
from typing import Any, TypeAlias

import msgspec

from facilitator.store.checkpoint import Checkpoint, header
from facilitator.store.disk import Disk
from facilitator.store.files import Files
from facilitator.store.sealed import sealed

Title: TypeAlias = str | dict[str, str]


class _Workshop(msgspec.Struct, frozen=True):
    id: str
    title: Title


class _Plan(msgspec.Struct, frozen=True):
    workshop: _Workshop


class _Own(msgspec.Struct, frozen=True):
    plan: _Plan
    created: str = ""


class _Meta(msgspec.Struct, frozen=True, rename={"own": "1"}):
    own: _Own


class _Event(msgspec.Struct, frozen=True):
    event: str = ""


class _Tables(msgspec.Struct, frozen=True):
    meta: _Meta
    events: dict[str, _Event] = {}


_decode = msgspec.json.Decoder(_Tables).decode


class Glance(msgspec.Struct, frozen=True):
    """Id and title of the plan, the day as YYYY-MM-DD or empty, how many people joined."""

    id: str
    title: Title
    created: str
    people: int


def glance(disk: Disk, files: Files) -> Glance | None:
    """A session whose checkpoint is proven and has everything; None where it takes more to know, or is none."""
    data = disk.read(files.main)
    seal = sealed(data) if data else None
    if data is None or seal is None:
        return None
    journal = disk.read(files.journal)
    if journal is not None and journal != header(Checkpoint({}, seal.seq, seal.session)):
        return None
    try:
        tables = _decode(data)
    except msgspec.DecodeError:
        return None
    own = tables.meta.own
    people = sum(event.event == "Joined" for event in tables.events.values())
    return Glance(own.plan.workshop.id, own.plan.workshop.title, own.created, people)


def told_by(meta: dict[str, Any], events: Iterable[dict[str, Any]], name: str) -> Glance:
    """The same of a session that was read wholly; ``name`` is what it is called where it does not say."""
    plan = meta.get("plan")
    head = plan.get("workshop") if isinstance(plan, dict) else None
    head = head if isinstance(head, dict) else {}
    people = sum(event.get("event") == "Joined" for event in events)
    try:
        title = msgspec.convert(head.get("title"), Title)
    except msgspec.ValidationError:
        title = name
    return Glance(str(head.get("id", name)), title, str(meta.get("created", "")), people)


def used(files: Files) -> float:
    """When something was last kept, in seconds since the epoch; 0 where there is no file."""
    kept = [0.0]
    for file in (files.main, files.journal):
        with contextlib.suppress(FileNotFoundError):
            kept.append(file.stat().st_mtime)
    return max(kept)
