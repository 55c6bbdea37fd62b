"""``facilitator plan show FILE``: the agenda, and what phones show at every step."""

import click

from facilitator import authoring, plans
from facilitator.cli.common import in_words, tongue


@click.command()
@click.argument("file")
@click.option("--guide", is_flag=True, help="With what the facilitator reads at each step.")
@click.option("--agenda", "brief", is_flag=True, help="The agenda alone.")
@click.option("--lang", type=click.Choice(authoring.LANGUAGES), help="Language of the pages.")
def show(file: str, guide: bool, brief: bool, lang: str | None) -> None:
    """Show the plan FILE, or a bundled one by its name: its agenda, then every page as phones show it."""
    with in_words(lang):
        workshop, _ = plans.load(plans.find(file))
    say = tongue(lang, workshop.languages)
    click.echo("\n".join(authoring.agenda(workshop, say)))
    for page in () if brief else authoring.pages(workshop, say):
        click.echo()
        click.echo("\n".join(authoring.text(page, guide=guide)))
