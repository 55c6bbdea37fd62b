"""``facilitator list``: the sessions on this machine."""

from pathlib import Path

import click

from facilitator.archive import session_lines


@click.command("list")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
def list_sessions(sessions: Path | None) -> None:
    """List sessions with date, plan, people and state, the newest first."""
    for line in session_lines(sessions):
        click.echo(line)
