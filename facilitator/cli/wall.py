"""``facilitator wall``: a second window for the projector."""

from pathlib import Path

import click

from facilitator.cli.common import at_terminal, options, run_loop
from facilitator.language import available
from facilitator.watching import at_wall


@click.command()
@click.argument("session", required=False)
@click.option("--lang", type=click.Choice(available()), help="Language of the wall; by default that of the session.")
@click.option("--sessions", type=click.Path(path_type=Path, file_okay=False), help="Folder of the sessions.")
@click.option("--keys", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="Keys of your own (TOML).")
def wall(session: str | None, lang: str | None, sessions: Path | None, keys: Path | None) -> None:
    """Show the room what it may see of the session that runs on this laptop, in a window of its own.

    With SESSION, a file or its name, it follows that one. No key in it changes anything in the room.
    """
    if not at_terminal():
        raise click.ClickException("The wall is a picture: it needs a terminal of its own.")
    run_loop(at_wall(session, options(lang=lang, sessions=sessions, keys=keys)), lang)
