"""``facilitator list``: the sessions on this machine."""

from pathlib import Path

import click

from facilitator.archive import session_lines
from facilitator.cli.common import progress
from facilitator.language import available


@click.command("list")
@click.option("--lang", type=click.Choice(available()), help="Language of the plans' titles.")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
def list_sessions(lang: str | None, sessions: Path | None) -> None:
    """List sessions with date, plan, people and state, the newest first."""
    with progress() as told:
        lines = session_lines(sessions, told, lang)
    for line in lines:
        click.echo(line)
