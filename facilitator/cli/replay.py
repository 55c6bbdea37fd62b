"""``facilitator replay``: a session played back."""

import click

from facilitator.cli.common import at_terminal, common_options, options, run_loop
from facilitator.replaying import replay_named


@click.command()
@click.argument("session")
@click.option("--plain", is_flag=True, help="Line by line instead of the screen; taken by itself without a terminal.")
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 10_000),
    default=60.0,
    show_default=True,
    help="Seconds of the session in a second; nothing is waited for longer than three.",
)
@common_options
def replay(session: str, plain: bool, speed: float, **given: str | None) -> None:
    """Play SESSION, a file or its name, back on the screen: pause, seek, faster, slower."""
    plain = plain or not at_terminal()
    run_loop(replay_named(session, options(**given), plain=plain, speed=speed), given.get("lang"))
