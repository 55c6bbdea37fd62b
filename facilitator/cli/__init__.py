"""The commands, one file each: each parses, then calls; no logic here."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

from facilitator import __version__
from facilitator.cli.common import common_options, hand_on

_FILES: Mapping[str, str] = MappingProxyType(
    {
        "run": "run",
        "resume": "resume",
        "wall": "wall",
        "demo": "demo",
        "list": "listing",
        "export": "export",
        "report": "report",
        "compare": "compare",
        "replay": "replay",
        "check": "check",
        "poster": "poster",
        "plan": "plan",
        "forget": "forget",
    }
)
"""The file of each command, read when it is asked for: all together would double the time to the first screen."""


class Commands(click.Group):
    """The commands of ``_FILES``, each read from its file when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Their names, in the order of help."""
        return list(_FILES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  as above
        """The command of a name; none for another word."""
        if cmd_name not in _FILES:
            return None
        module = import_module(f"facilitator.cli.{_FILES[cmd_name]}")
        found: click.Command = vars(module)[cmd_name if cmd_name != "list" else "list_sessions"]
        return found


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@common_options
@click.pass_context
def main(context: click.Context, /, **given: object) -> None:
    """A terminal companion for workshops in rooms without internet.

    Without a command it opens the home screen: choose a plan or resume a session.
    """
    if (name := context.invoked_subcommand) is not None:
        hand_on(context, name, {key: value for key, value in given.items() if value is not None})
    else:
        from facilitator.cli.home import home  # noqa: PLC0415  as ``_FILES``

        home(context, given)
