"""``facilitator export SESSION``: everything in one JSON document, or as tables."""

from pathlib import Path

import click

from facilitator.archive import Options
from facilitator.cli.common import in_words, progress, refused
from facilitator.domain.words import Refusal
from facilitator.publishing import FORMATS, Format, Told, everything, write_schema
from facilitator.publishing import export as write_export


@click.command()
@click.argument("session", required=False)
@click.option("--all", "every", is_flag=True, help="Every session of the folder, each beside itself.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True, help="What to write.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to; by default beside the session.")
@click.option("--schema", is_flag=True, help="Write the JSON schema of the document instead.")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
def export(
    session: str | None, every: bool, form: Format, out: Path | None, schema: bool, sessions: Path | None
) -> None:
    """Write SESSION, a file or its name, and print the path: one JSON document, a folder of CSV files, or a workbook.

    SESSION may also be an export in JSON, to be written in another format.
    """
    folder = Options(sessions=sessions).folder
    if schema:
        click.echo(write_schema(out))
    elif every and not session and not out:
        _all(folder, form)
    elif every or session is None:
        raise click.UsageError("Give one SESSION, or --all without a SESSION and --out.")
    else:
        with progress() as told:
            path = _one(session, folder, form, out, told)
        click.echo(path)


def _one(session: str, folder: Path, form: Format, out: Path | None, told: Told) -> Path:
    with in_words():
        return write_export(session, folder, form, out, told)


def _all(folder: Path, form: Format) -> None:
    """One after the other; what cannot be exported is said, the rest goes on."""
    names, failed = everything(folder), list[str]()
    written = list[Path]()
    with progress() as told:
        for place, name in enumerate(names):

            def of_all(part: float, before: int = place) -> None:
                told((before + part) / len(names))

            try:
                written.append(write_export(name, folder, form, None, of_all))
            except (Refusal, OSError) as error:
                failed.append(f"{Path(name).name}: {refused(error)}")
    for path in written:
        click.echo(path)
    for text in failed:
        click.echo(text, err=True)
    if failed:
        raise click.exceptions.Exit(1)
