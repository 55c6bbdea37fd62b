"""``facilitator check``: whether a workshop can begin on this machine."""

import asyncio

import click

from facilitator.checking import check as check_machine
from facilitator.cli.common import at_terminal, common_options, in_words, options


@click.command()
@click.option("--plain", is_flag=True, help="Line by line instead of the screen; taken by itself without a terminal.")
@click.option("--wait", type=click.FloatRange(0, 3600), default=0.0, help="Line by line: seconds to wait for a phone.")
@common_options
def check(plain: bool, wait: float, **given: str | None) -> None:
    """Check addresses, port, firewall, disk, terminal and power, and let a phone prove that it gets in.

    Ends with 1 if something is bad.
    """
    plain = plain or not at_terminal()
    with in_words(given.get("lang")):
        ready = asyncio.run(check_machine(options(**given), plain=plain, wait=wait, tell=click.echo))
    if not ready:
        raise click.exceptions.Exit(1)
