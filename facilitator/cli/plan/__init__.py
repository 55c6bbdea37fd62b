"""``facilitator plan``: for those who write plans, one file per command."""

import click

from facilitator.cli.plan.check import check
from facilitator.cli.plan.new import new
from facilitator.cli.plan.schema import schema
from facilitator.cli.plan.show import show


@click.group()
def plan() -> None:
    """Write a plan of your own, look it over, and see its pages."""


for command in (new, check, show, schema):
    plan.add_command(command)
