"""``facilitator run PLAN``: a new session."""

import sys

import click

from facilitator import plans
from facilitator.cli import prompting
from facilitator.cli.common import at_terminal, common_options, in_words, options, run_loop, tongue
from facilitator.leading import lead_plan
from facilitator.preparing import Preparing


@click.command()
@click.argument("plan")
@click.option("--plain", is_flag=True, help="Line by line instead of the screen; taken by itself without a terminal.")
@click.option("--answer", "pairs", metavar="ID=VALUE", multiple=True, help="Answer a question of the plan to you.")
@common_options
def run(plan: str, plain: bool, pairs: tuple[str, ...], **given: str | None) -> None:
    """Run PLAN, a bundled plan's name or a TOML file, as a new session.

    At a terminal it first asks what the plan wants to know of you, such as departments and official answers.
    """
    lang = given.get("lang")
    say = tongue(lang)
    answers = prompting.given(pairs)
    with in_words(lang):
        preparing = Preparing(plans.find(plan), say.code)
        prompting.checked(preparing, answers)
    if sys.stdin.isatty():
        answers = prompting.asked(preparing, answers, say)
    else:
        prompting.unasked(preparing, answers, say)
    run_loop(lead_plan(plan, options(**given), answers, plain=plain or not at_terminal()), lang)
