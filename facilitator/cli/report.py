"""``facilitator report SESSION``: the protocol for those who were there, or single pictures of it for slides."""

from pathlib import Path

import click

from facilitator import publishing
from facilitator.archive import Options
from facilitator.cli.common import in_words, progress
from facilitator.cli.every import for_every
from facilitator.language import available


@click.command()
@click.argument("session", required=False)
@click.option("--all", "every", is_flag=True, help="Every session of the folder, each beside itself.")
@click.option("--out", type=click.Path(path_type=Path), help="File of the report, or folder of the pictures.")
@click.option("--png", metavar="STEP", help="Pictures of a step (its id or number) as PNG instead.")
@click.option("--svg", metavar="STEP", help="Pictures of a step as SVG instead.")
@click.option("--lang", type=click.Choice(available()), help="Another language than that of the session.")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
def report(
    session: str | None,
    every: bool,
    out: Path | None,
    png: str | None,
    svg: str | None,
    lang: str | None,
    sessions: Path | None,
) -> None:
    """Write the protocol of SESSION as one page of HTML that needs nothing else, and print its path.

    SESSION is a file, a name, or an export in JSON.
    """
    if png and svg:
        raise click.UsageError("Either --png or --svg.")
    folder = Options(sessions=sessions).folder
    if every and not (session or out or png or svg):
        for_every(folder, lambda name, told: publishing.report(name, folder, None, lang, told), lang)
        return
    if every or session is None:
        raise click.UsageError("Give one SESSION, or --all without a SESSION, --out, --png and --svg.")
    with in_words(lang), progress() as told:
        if png or svg:
            written = publishing.slides(session, folder, png or svg or "", "png" if png else "svg", out, lang, told)
        else:
            written = [publishing.report(session, folder, out, lang, told)]
    for path in written:
        click.echo(path)
