"""What stays afterwards: exports and protocols of sessions by name, each made of the JSON document."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import msgspec

from facilitator.archive import find_session, in_words, recorded
from facilitator.domain import events as ev
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal
from facilitator.export import document, schema, spreadsheets, tables
from facilitator.export.document import Document
from facilitator.export.speaking import spoken
from facilitator.room import Room
from facilitator.store import sessions
from facilitator.store.handing import hand_out

Told: TypeAlias = Callable[[float], object]
"""Is told how much of the work is done, 0..1."""
Format: TypeAlias = Literal["json", "csv", "xlsx", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)
_ENDINGS = {"json": ".export.json", "csv": ".export.tables", "xlsx": ".export.xlsx", "md": ".export.md"}
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
    if name.endswith(_ENDINGS["json"]) and given.is_file():
        return Source(given.name.removesuffix(_ENDINGS["json"]), given, _read(given))
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


def export(name: str, folder: Path, form: Format, out: Path | None, told: Told, lang: str | None = None) -> Path:
    """Write a session's export in a format and return where it is, by default beside the session.

    ``lang`` is another language than that of the session;
    ``out`` is a file, a folder for CSV. ``Refusal`` for what cannot be exported, ``OSError`` from the disk.
    """
    found = said_in(source(name, folder, told), lang)
    target = out or beside(found, _ENDINGS[form])
    if form == "csv":
        _write_folder(found, target)
    else:
        write(found, target, _bytes(found, form))
    return target


def beside(found: Source, ending: str) -> Path:
    """Where an export of that ending stands by itself: beside the session."""
    return found.path.with_name(found.name + ending)


def write(found: Source, target: Path, data: bytes) -> None:
    """Put a file in place; never over a session."""
    not_its_own(found, target)
    hand_out(target, data)


def not_its_own(found: Source, target: Path) -> None:
    """Refuse to write over a file of the session."""
    own = sessions.own_files(found.path) if found.path.suffix == ".json" else []
    if target.exists() and any(target.samefile(each) for each in [*own, found.path]):
        raise Refusal(Message("%(file)s belongs to the session itself.", {"file": target.name}), code="export")


def _bytes(found: Source, form: Format) -> bytes:
    match form:
        case "xlsx":
            return spreadsheets.to_xlsx(tables.tables(found.document, found.name))
        case "md":
            from facilitator.report.markdown import markdown  # noqa: PLC0415  60 ms that no other command waits for
            from facilitator.report.protocol import protocol  # noqa: PLC0415  as above

            return markdown(protocol(found.document)).encode()
    return document.encode(found.document)


def _write_folder(found: Source, folder: Path) -> None:
    """One CSV file per table; those of an earlier export that are not there any more go."""
    made = tables.tables(found.document, found.name)
    folder.mkdir(parents=True, exist_ok=True)
    for table in made:
        hand_out(folder / f"{table.name}.csv", spreadsheets.to_csv(table))
    for name in tables.names() - {table.name for table in made}:
        (folder / f"{name}.csv").unlink(missing_ok=True)


def report(name: str, folder: Path, out: Path | None, lang: str | None, told: Told) -> Path:
    """Write a session's protocol as a page, by itself beside the session; where it is. Errors as in ``export``."""
    from facilitator.report.page import page  # noqa: PLC0415  100 ms with jinja2 that no other command waits for
    from facilitator.report.protocol import protocol  # noqa: PLC0415  as above

    found = said_in(source(name, folder, told), lang)
    target = out or beside(found, ".report.html")
    write(found, target, page(protocol(found.document)).encode())
    return target


def slides(
    name: str, folder: Path, step: str, form: Literal["svg", "png"], out: Path | None, lang: str | None, told: Told
) -> list[Path]:
    """Write every picture of a step, given by id or number, into ``out`` or beside the session; where they are.

    Errors as in ``export``, and ``Refusal`` for a step that is not there or has no picture.
    """
    from facilitator.report.protocol import protocol  # noqa: PLC0415  as above
    from facilitator.report.slides import pictures, to_png, to_svg  # noqa: PLC0415  as above

    found = said_in(source(name, folder, told), lang)
    shown = {each.id: each for each in protocol(found.document).steps}
    chosen = shown.get(step) or next((each for each in shown.values() if str(each.number) == step), None)
    drawn = list(pictures(chosen)) if chosen else []
    if chosen is None or not drawn:
        steps = ", ".join(each.id for each in shown.values() if any(pictures(each)))
        raise Refusal(
            Message("There is no picture of a step %(step)s.", {"step": clean(step, 40)}),
            Message("There are pictures of: %(steps)s", {"steps": steps or "–"}),
            code="step",
        )
    if out:
        out.mkdir(parents=True, exist_ok=True)
    written = []
    for view, drawing in drawn:
        ending = f".report.{chosen.id}{'' if view == 'result' else f'-{view}'}.{form}"
        target = out / (found.name + ending) if out else beside(found, ending)
        write(found, target, to_svg(drawing) if form == "svg" else to_png(drawing))
        written.append(target)
    return written


def said_in(found: Source, lang: str | None) -> Source:
    """The source in another language than that of its session."""
    if lang is None or lang == found.document.language:
        return found
    said = spoken(found.document, lang)
    return Source(found.name, found.path, said)


def everything(folder: Path) -> list[str]:
    """The sessions of a folder by path, to be exported one after the other."""
    return [str(found.path) for found in sessions.list_sessions(folder)]


def write_schema(out: Path | None) -> str:
    """The JSON schema of the document: into a file, or as text."""
    text = schema.schema_text()
    if out is None:
        return text
    hand_out(out, text.encode())
    return str(out)
