"""``facilitator plan check FILE``: all that is wrong with a plan at once."""

import click

from facilitator import authoring, plans
from facilitator.cli.common import in_words, tongue


@click.command()
@click.argument("file")
@click.option("--lang", type=click.Choice(authoring.LANGUAGES), help="Language of what is told.")
def check(file: str, lang: str | None) -> None:
    """Check the plan FILE, or a bundled one by its name: every mistake at once, and what may have been overlooked.

    Ends with 1 if it cannot be run, with 0 if it can, whatever is doubtful.
    """
    say = tongue(lang)
    with in_words(lang):
        found = authoring.found(plans.find(file))
    for line in authoring.told(found, say):
        click.echo(line)
    if found.mistakes:
        raise click.exceptions.Exit(1)
