"""``facilitator forget SESSION``: remove it with everything beside it."""

from pathlib import Path

import click

from facilitator.archive import forget_session
from facilitator.cli.common import run_loop


@click.command()
@click.argument("session")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
def forget(session: str, yes: bool, sessions: Path | None) -> None:
    """Remove SESSION with journal, backup and exports, and say what was removed."""
    if not yes:
        click.confirm(f"Remove {session} and everything beside it for good?", abort=True)
    run_loop(_forget(session, sessions))


async def _forget(session: str, folder: Path | None) -> None:
    for name in forget_session(session, folder):
        click.echo(f"removed {name}")
