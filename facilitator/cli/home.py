"""``facilitator`` without a command: the home screen."""

from typing import Any

import click

from facilitator.cli.common import at_terminal, options, run_loop
from facilitator.leading import at_home


def home(context: click.Context, given: dict[str, Any]) -> None:
    """Choose a plan or resume a session; without a terminal, say what commands there are."""
    if at_terminal():
        run_loop(at_home(options(**given)), given.get("lang"))
    else:
        click.echo(context.get_help())
