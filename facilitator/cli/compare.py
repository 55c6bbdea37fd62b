"""``facilitator compare A B``: sessions side by side."""

from pathlib import Path

import click
import msgspec

from facilitator import loop, sentences
from facilitator.archive import Options
from facilitator.cli.common import at_terminal, in_words, progress, run_loop
from facilitator.language import available, language


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="A B...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--report", type=click.Path(path_type=Path, dir_okay=False), help="Write it as one page of HTML into this file."
)
@click.option("--plain", is_flag=True, help="As lines instead of the screen; taken by itself without a terminal.")
@click.option("--lang", type=click.Choice(available()), help="Another language than that of the last session.")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
def compare(
    names: tuple[str, ...], form: str, report: Path | None, plain: bool, lang: str | None, sessions: Path | None
) -> None:
    """Put two or more sessions that asked the same side by side: agreement, themes, pledges, then and now.

    A and B are files, names, or exports in JSON. Steps are compared by their ids. Nobody is followed from one session
    to another: phones are new in each. With --report it becomes one page of HTML that needs nothing else, and its path
    is printed.
    """
    if report and (form == "json" or plain):
        raise click.UsageError("Either --report, --plain or --format json.")
    shown = form == "text" and not plain and at_terminal()
    with in_words(lang), progress() as told:
        found = loop.compare(names, Options(sessions=sessions).folder, lang, told)
        written = loop.report(found, report) if report else None
    if written:
        click.echo(written)
        return
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found.comparison), indent=2))
        return
    if shown:
        run_loop(loop.look(found), lang)
        return
    for line in sentences.compared(found.comparison, language(found.lang)):
        click.echo(line)
