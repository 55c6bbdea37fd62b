"""Questions before the day, asked line by line in a terminal; decides nothing about answers."""

import sys
from collections.abc import Mapping

import click

from facilitator.domain.words import Refusal
from facilitator.language import Language
from facilitator.preparing import Preparing, Question


def given(pairs: tuple[str, ...]) -> dict[str, str]:
    """The answers of ``--answer ID=VALUE``; ``UsageError`` for a pair that is none."""
    found = dict[str, str]()
    for pair in pairs:
        name, mark, value = pair.partition("=")
        if not mark or not name.strip():
            raise click.UsageError(f"--answer takes ID=VALUE, not {pair!r}.")
        found[name.strip()] = value
    return found


def checked(preparing: Preparing, known: Mapping[str, str]) -> None:
    """``Refusal`` for the first answer given with the command that will not do, before anything is asked."""
    for name, text in known.items():
        preparing.check(name, text)


def asked(preparing: Preparing, known: Mapping[str, str], say: Language) -> dict[str, str]:
    """The answers to all questions: what is ``known`` already is not asked, Enter leaves what the plan has."""
    from facilitator.console.talk import forgiving  # noqa: PLC0415  the screen starts sooner without the console

    forgiving(sys.stdin)  # the plain console reads on from here
    answers = dict(known)
    open_ = [question for question in preparing.questions if question.id not in known]
    if open_:
        click.echo(say("Before the day: %(plan)s", plan=preparing.title), err=True)
        click.echo(say("Enter leaves it as it stands, - empties it. Phones are not told the answers."), err=True)
    for question in open_:
        answers[question.id] = _answer(preparing, question, say)
    return answers


def _answer(preparing: Preparing, question: Question, say: Language) -> str:
    """What a person types, asked again until it will do."""
    while True:
        standing = f" [{question.standing or say.say(question.expected)}]"
        text: str = click.prompt(question.text + standing, default="", show_default=False, err=True)
        try:
            preparing.check(question.id, text)
        except Refusal as refusal:
            click.echo(say.say(refusal.message), err=True)
            continue
        return text


def unasked(preparing: Preparing, known: Mapping[str, str], say: Language) -> None:
    """Say what was not asked where nobody sits at a terminal."""
    names = [question.id for question in preparing.questions if question.id not in known]
    if names:
        told = say("Not asked: %(ids)s. Answer with --answer ID=VALUE.", ids=", ".join(names))
        click.echo(told, err=True)
