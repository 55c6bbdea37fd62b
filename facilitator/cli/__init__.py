"""The commands, one file each: each parses, then calls; no logic here."""

import click

from facilitator import __version__
from facilitator.cli.demo import demo
from facilitator.cli.export import export
from facilitator.cli.forget import forget
from facilitator.cli.home import home
from facilitator.cli.listing import list_sessions
from facilitator.cli.resume import resume
from facilitator.cli.run import run


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.pass_context
def main(context: click.Context) -> None:
    """A terminal companion for workshops in rooms without internet."""
    if context.invoked_subcommand is None:
        context.invoke(home)


for command in (run, resume, demo, list_sessions, export, forget):
    main.add_command(command)
