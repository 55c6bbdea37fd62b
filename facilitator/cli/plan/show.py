"""``facilitator plan show FILE``: the agenda, and what phones show at every step."""

import click

from facilitator import authoring, plans
from facilitator.cli.common import at_terminal, in_words, run_loop, tongue
from facilitator.previewing import preview


@click.command()
@click.argument("file")
@click.option("--guide", is_flag=True, help="With what the facilitator reads at each step.")
@click.option("--agenda", "brief", is_flag=True, help="The agenda alone.")
@click.option("--screen", is_flag=True, help="On the screen, step by step as the room will see it.")
@click.option("--lang", type=click.Choice(authoring.LANGUAGES), help="Language of the pages.")
def show(file: str, guide: bool, brief: bool, screen: bool, lang: str | None) -> None:
    """Show the plan FILE, or a bundled one by its name: its agenda, then every page as phones show it."""
    with in_words(lang):
        path = plans.find(file)
        workshop, _ = plans.load(path)
    say = tongue(lang, workshop.languages)
    if screen and at_terminal():
        run_loop(preview(path, say.code), lang)
        return
    click.echo("\n".join(authoring.agenda(workshop, say)))
    for page in () if brief else authoring.pages(workshop, say):
        click.echo()
        click.echo("\n".join(authoring.text(page, guide=guide)))
