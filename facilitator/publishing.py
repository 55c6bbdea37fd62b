"""What stays afterwards: exports and protocols of sessions by name, each made of the JSON document."""

from pathlib import Path
from typing import Literal, TypeAlias, get_args

from facilitator.documents import EXPORTED, Source, Told, said_in, source
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal
from facilitator.export import document, schema, spreadsheets, tables
from facilitator.store import sessions
from facilitator.store.handing import hand_out

Format: TypeAlias = Literal["json", "csv", "xlsx", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)
_ENDINGS = {"json": EXPORTED, "csv": ".export.tables", "xlsx": ".export.xlsx", "md": ".export.md"}


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
