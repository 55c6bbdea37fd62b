"""``facilitator run PLAN``: a new session."""

import click

from facilitator.cli.common import at_terminal, common_options, options, run_loop
from facilitator.leading import lead_plan


@click.command()
@click.argument("plan")
@click.option("--plain", is_flag=True, help="Line by line instead of the screen; taken by itself without a terminal.")
@common_options
def run(plan: str, plain: bool, **given: str | None) -> None:
    """Run PLAN, a bundled plan's name or a TOML file, as a new session."""
    run_loop(lead_plan(plan, options(**given), plain=plain or not at_terminal()), given.get("lang"))
