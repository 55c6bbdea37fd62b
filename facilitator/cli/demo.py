"""``facilitator demo``: a whole session with simulated participants."""

import click

from facilitator.cli.common import at_terminal, common_options, options, run_loop
from facilitator.demo import PLAN, play, play_recorded


@click.command()
@click.option("--plain", is_flag=True, help="Line by line instead of the screen; taken by itself without a terminal.")
@click.option("--participants", type=click.IntRange(1, 2000), default=24, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, another room.")
@click.option("--plan", default=PLAN, show_default=True, help="A bundled plan's name or a TOML file.")
@click.option("--speed", type=click.FloatRange(0.1, 100), default=1.0, show_default=True)
@click.option("--recorded", is_flag=True, help="Play the recorded session instead; nobody joins.")
@common_options
def demo(
    plain: bool,
    participants: int,
    seed: int,
    plan: str,
    speed: float,
    recorded: bool,
    **given: str | None,
) -> None:
    """Play a whole session over real HTTP and say where it and its export are."""
    plain = plain or not at_terminal()
    if recorded:
        run_loop(play_recorded(plan, options(**given), plain=plain, speed=speed), given.get("lang"))
    else:
        run_loop(play(plan, options(**given), participants, seed, plain=plain, speed=speed), given.get("lang"))
