"""The documents of sessions by name or path, or of exports that somebody handed over; writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from facilitator.archive import find_session, in_words, recorded
from facilitator.domain import events as ev
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal
from facilitator.export import document
from facilitator.export.document import Document
from facilitator.export.speaking import spoken
from facilitator.room import Room
from facilitator.store import sessions

Told: TypeAlias = Callable[[float], object]
"""Is told how much of the work is done, 0..1."""
EXPORTED = ".export.json"
"""How the name of an export ends."""
_WORDS = ("participants", "groups", "steps", "notes", "date")
"""What of a document is said as it is; the plan has a reader of its own."""
_LONGEST = 2000
"""Characters of a text in a document from elsewhere, at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """A session's document, the session's name, and the file that it was made of."""

    name: str
    path: Path
    document: Document


def source(name: str, folder: Path, told: Told, *, by_department: bool = True) -> Source:
    """The document of a session given by name or path, or an export given by its path; ``Refusal`` for neither.

    ``by_department`` as in ``document.build``.
    """
    given = Path(name)
    if name.endswith(EXPORTED) and given.is_file():
        return Source(given.name.removesuffix(EXPORTED), given, _read(given))
    path = find_session(name, folder)
    with in_words():
        meta, records = sessions.read(path)
    session = recorded(meta, records, path.name)
    ended = max((event.at for event in session.events if isinstance(event, ev.HostEvent)), default=0)
    room = Room(session.workshop, document.Nowhere(), lambda: ended, (), meta["lang"], session=session)
    done, steps = [0], 2 * len(room.workshop.steps)

    def tick() -> None:
        done[0] += 1
        told(done[0] / steps)

    made = document.build(room, meta["plan"], meta.get("created", ""), tick, by_department=by_department)
    return Source(path.stem, path, made)


def _read(path: Path) -> Document:
    """A document that somebody handed over, its words cleaned and its measures computed anew."""
    try:
        raw: Any = msgspec.json.decode(path.read_bytes())
        if isinstance(raw, dict):
            raw |= {key: _cleaned(raw[key]) for key in _WORDS if key in raw}
        return document.measured(msgspec.convert(raw, Document))
    except (msgspec.DecodeError, ValueError, LookupError, TypeError, RecursionError):
        text = Message("%(file)s is no export that this version can read.", {"file": path.name})
        raise Refusal(text, code="export") from None


def _cleaned(value: Any) -> Any:  # noqa: ANN401  any part of a document
    if isinstance(value, dict):
        return {clean(key, _LONGEST): _cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_cleaned(inner) for inner in value]
    return clean(value, _LONGEST) if isinstance(value, str) else value


def said_in(found: Source, lang: str | None) -> Source:
    """The source in another language than that of its session."""
    if lang is None or lang == found.document.language:
        return found
    said = spoken(found.document, lang)
    return Source(found.name, found.path, said)
