"""``facilitator export SESSION``: everything in one JSON document, or as tables."""

from pathlib import Path

import click

from facilitator.archive import Options
from facilitator.cli.common import in_words, progress
from facilitator.cli.every import for_every
from facilitator.language import available
from facilitator.publishing import FORMATS, Format, write_schema
from facilitator.publishing import export as write_export


@click.command()
@click.argument("session", required=False)
@click.option("--all", "every", is_flag=True, help="Every session of the folder, each beside itself.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True, help="What to write.")
@click.option("--out", type=click.Path(path_type=Path), help="Where to; by default beside the session.")
@click.option("--schema", is_flag=True, help="Write the JSON schema of the document instead.")
@click.option("--lang", type=click.Choice(available()), help="Another language than that of the session.")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
def export(
    session: str | None,
    every: bool,
    form: Format,
    out: Path | None,
    schema: bool,
    lang: str | None,
    sessions: Path | None,
) -> None:
    """Write SESSION, a file or its name, and print the path: one JSON document, a folder of CSV files, or a workbook.

    SESSION may also be an export in JSON, to be written in another format.
    """
    folder = Options(sessions=sessions).folder
    if schema:
        click.echo(write_schema(out))
    elif every and not session and not out:
        for_every(folder, lambda name, told: write_export(name, folder, form, None, told, lang), lang)
    elif every or session is None:
        raise click.UsageError("Give one SESSION, or --all without a SESSION and --out.")
    else:
        with in_words(lang), progress() as told:
            path = write_export(session, folder, form, out, told, lang)
        click.echo(path)
