"""What was found in a plan, a line each; knows no terminal."""

from collections.abc import Iterator

from facilitator.authoring.findings import Finding, Findings
from facilitator.language import Language


def told(found: Findings, say: Language) -> Iterator[str]:
    """Errors first, then warnings, then whether the plan can be run."""
    error, warning = say("error"), say("warning")
    yield from (f"{error}  {_line(found.file, each, say)}" for each in found.mistakes)
    yield from (f"{warning}  {_line(found.file, each, say)}" for each in found.doubts)
    if found.workshop is None:
        count = say.count(
            "%(n)d error: the plan cannot be run.", "%(n)d errors: the plan cannot be run.", len(found.mistakes)
        )
        yield f"{found.file}: {count}"
        return
    plan = found.workshop
    steps = say.count("%(n)d step", "%(n)d steps", len(plan.steps))
    minutes = say.count("%(n)d minute", "%(n)d minutes", sum(step.minutes for step in plan.steps))
    languages = " ".join(plan.languages) or say("one text for every language")
    ready = say("can be run")
    yield f"{found.file}: {steps} · {minutes} · {languages} · {ready}"


def _line(file: str, found: Finding, say: Language) -> str:
    """File, place, key and what was expected."""
    place = ", ".join(part for part in (file, found.where, found.key) if part)
    return f"{place}: {say.say(found.told)}"
