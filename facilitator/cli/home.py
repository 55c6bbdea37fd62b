"""``facilitator``: the home screen."""

import click

from facilitator.cli.common import at_terminal, common_options, options, run_loop
from facilitator.leading import at_home


@click.command()
@common_options
@click.pass_context
def home(context: click.Context, /, **given: object) -> None:
    """Choose a plan or resume a session."""
    if not at_terminal():
        click.echo(context.parent.get_help() if context.parent else context.get_help())
        return
    run_loop(at_home(options(**given)))
