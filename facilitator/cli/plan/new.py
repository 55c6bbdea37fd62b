"""``facilitator plan new``: a few questions in the terminal, then a commented file to go on with."""

from pathlib import Path

import click

from facilitator import authoring
from facilitator.authoring import Wish
from facilitator.cli.common import in_words, tongue
from facilitator.language import Language


@click.command()
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; by default named by the title."
)
@click.option("--lang", type=click.Choice(authoring.LANGUAGES), help="Language of the questions.")
def new(out: Path | None, lang: str | None) -> None:
    """Ask what the plan is called and which steps it has, and write it as a commented file that can be run at once.

    A file that is there already is left alone.
    """
    say = tongue(lang)
    with in_words(lang):
        title = _text(say("What is the plan called?"))
        path = authoring.place(out, title)
        groups = _listed(click.prompt(say("Departments, with / between them; Enter for none"), "", show_default=False))
        authoring.write(path, title, groups, _wishes(say), say)
    click.echo(say("Written: %(path)s", path=str(path)))
    click.echo(say("`facilitator plan check %(path)s` looks it over.", path=str(path)))


def _wishes(say: Language) -> list[Wish]:
    """Step by step, until Enter."""
    kinds = list(authoring.OFFERED)
    for number, (kind, told) in enumerate(authoring.OFFERED.items(), 1):
        click.echo(f"  {number:>2}  {say.say(told)} ({kind})")
    wishes: list[Wish] = []
    while True:
        prompt = say("Step %(n)d: a number or a kind; Enter ends", n=len(wishes) + 1)
        typed = click.prompt(prompt, "", show_default=False).strip().lower()
        if not typed and wishes:
            return wishes
        kind = kinds[int(typed) - 1] if typed.isascii() and typed.isdigit() and 0 < int(typed) <= len(kinds) else typed
        if kind not in kinds:
            click.echo(say("Please choose from 1 to %(n)d.", n=len(kinds)))
            continue
        title = _text(say("Its title"))
        wishes.append(Wish(kind, title, _parts(kind, wishes, say)))


def _parts(kind: str, wishes: list[Wish], say: Language) -> tuple[str, ...]:
    """The statements or options of a step that needs some."""
    least = authoring.needs_list(kind, wishes)
    while least:
        parts = _listed(click.prompt(say.say(authoring.LISTED[kind]), "", show_default=False))
        if len(parts) >= least:
            return parts
        click.echo(say.count("At least %(n)d, please.", "At least %(n)d, please.", least))
    return ()


def _text(prompt: str) -> str:
    """A text with something in it."""
    while True:
        text: str = click.prompt(prompt, "", show_default=False).strip()
        if text:
            return text


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split("/") if part.strip()))
