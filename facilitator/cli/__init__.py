"""The commands, one file each: each parses, then calls; no logic here."""

import click

from facilitator import __version__
from facilitator.cli.check import check
from facilitator.cli.common import common_options
from facilitator.cli.compare import compare
from facilitator.cli.demo import demo
from facilitator.cli.export import export
from facilitator.cli.forget import forget
from facilitator.cli.home import home
from facilitator.cli.listing import list_sessions
from facilitator.cli.plan import plan
from facilitator.cli.poster import poster
from facilitator.cli.replay import replay
from facilitator.cli.report import report
from facilitator.cli.resume import resume
from facilitator.cli.run import run
from facilitator.cli.wall import wall


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@common_options
@click.pass_context
def main(context: click.Context, /, **given: object) -> None:
    """A terminal companion for workshops in rooms without internet.

    Without a command it opens the home screen: choose a plan or resume a session.
    """
    if context.invoked_subcommand is None:
        home(context, given)


for command in (run, resume, wall, demo, list_sessions, export, report, compare, replay, check, poster, plan, forget):
    main.add_command(command)
