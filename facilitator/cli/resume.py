"""``facilitator resume SESSION``: go on where the room is."""

import click

from facilitator.cli.common import at_terminal, common_options, options, run_loop
from facilitator.leading import lead_session


@click.command()
@click.argument("session")
@click.option("--plain", is_flag=True, help="Line by line instead of the screen; taken by itself without a terminal.")
@common_options
def resume(session: str, plain: bool, **given: str | None) -> None:
    """Go on with SESSION, a file or its name, where the room is."""
    run_loop(lead_session(session, options(**given), plain=plain or not at_terminal()), given.get("lang"))
