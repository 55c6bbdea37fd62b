"""Everything that is wrong with a plan, all at once, and what its author may have overlooked; knows no terminal."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from facilitator import plans
from facilitator.authoring import overlooked
from facilitator.authoring.mending import key_of, mistakes, step_mistakes
from facilitator.domain import lexicon
from facilitator.domain.activities import Settings
from facilitator.domain.asking import read_asks
from facilitator.domain.plan import Workshop, from_dict
from facilitator.domain.steps import Step, wrong
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal

_PARTS = ("workshop", "step", "ask_facilitator")
_ONE_STEP = [{"id": "one", "kind": "pause", "title": "?"}]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: the place in the file, the key if it is one, and what was expected or may be meant."""

    where: str
    key: str
    told: Message


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a plan file: mistakes, with which nobody can run it, and doubts; the workshop without any."""

    file: str
    mistakes: tuple[Finding, ...]
    doubts: tuple[Finding, ...] = ()
    workshop: Workshop | None = None


def found(path: Path) -> Findings:
    """All that there is to say about a plan file; ``OSError`` if it cannot be read."""
    name = clean(path.name, 200)
    try:
        text = plans.read(path)
        raw = _parsed(text, name)
    except Refusal as refusal:
        return Findings(name, (_whole(refusal),))
    told: list[Finding] = []
    raw = _with_lexicons(raw, path, told)
    told += _mistakes(raw, name)
    if told:
        return Findings(name, tuple(told))
    try:
        workshop = from_dict(raw, name)
    except Refusal as refusal:
        return Findings(name, (_whole(refusal),))
    doubts = tuple(Finding(where, key, message) for where, key, message in overlooked.doubts(workshop))
    return Findings(name, (), doubts, workshop)


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise wrong(name, "TOML", str(error)) from None
    except RecursionError:
        raise wrong(name, "TOML", "expected lists and tables that are not nested that deep") from None


def _whole(refusal: Refusal) -> Finding:
    """A refusal of a whole file."""
    values = refusal.message.values
    if "where" in values:
        return _finding(str(values["where"]), str(values["expected"]))
    return Finding("", "", refusal.message)


def _finding(where: str, expected: str) -> Finding:
    key = key_of(expected)
    told = expected.removeprefix(f"{key}: ") if key else expected
    return Finding(where, key, Message("%(expected)s", {"expected": told}))


def _with_lexicons(raw: dict[str, Any], path: Path, told: list[Finding]) -> dict[str, Any]:
    """The plan with the lexicons it names, step by step; what is wrong with one is told, and it is left out."""
    steps = raw.get("step")
    if not isinstance(steps, list):
        return raw
    made: list[object] = []
    for place, step in enumerate(steps, 1):
        try:
            made += lexicon.completed({"step": [step]}, partial(plans.lexicon_text, path.parent))["step"]
        except Refusal as refusal:
            told.append(Finding(_where(step, place), "lexicon", refusal.message))
            made.append({key: value for key, value in step.items() if key != "lexicon"})
    return {**raw, "step": made}


def _where(step: object, place: int) -> str:
    name = step.get("id") if isinstance(step, dict) else None
    return f"step {clean(name, 40) if isinstance(name, str) else place}"


def _mistakes(raw: dict[str, Any], name: str) -> Iterator[Finding]:
    for key in sorted(set(raw) - set(_PARTS)):
        yield _finding(clean(key, 60), "expected only [workshop] and [[step]], and [[ask_facilitator]]")
    yield from _of_head(raw, name)
    steps = raw.get("step")
    if not isinstance(steps, list) or not steps:
        yield _finding("[[step]]", "expected at least one step")
        return
    earlier: dict[str, Step | None] = {}
    for place, step in enumerate(steps, 1):
        told, made = step_mistakes(step, name, place, earlier)
        earlier[made.id] = made if made.kind else None
        yield from (_finding(_where(step, place), expected) for expected in told)
    yield from _of_asks(raw, name, earlier)


def _of_head(raw: dict[str, Any], name: str) -> Iterator[Finding]:
    head = raw.get("workshop", {})
    if not isinstance(head, dict):
        yield _finding("[workshop]", "expected a table [workshop]")
        return
    told, _ = mistakes(head, lambda table: from_dict({"workshop": table, "step": _ONE_STEP}, name), "day")
    yield from (_finding("[workshop]", expected) for expected in told)


def _of_asks(raw: dict[str, Any], name: str, earlier: dict[str, Step | None]) -> Iterator[Finding]:
    """What is wrong with each question to the facilitator, as long as the step it is about can be read."""
    asks = raw.get("ask_facilitator", [])
    if not isinstance(asks, list):
        asks = [asks]
    steps = {name: step for name, step in earlier.items() if step and type(step.settings) is not Settings}
    seen: list[object] = []
    for place, ask in enumerate(asks, 1):
        about = ask.get("step") if isinstance(ask, dict) else None
        if isinstance(about, str) and about in earlier and about not in steps:
            continue
        try:
            read_asks([*seen, ask], name, steps)
            seen.append(ask)
        except Refusal as refusal:
            title = ask.get("id") if isinstance(ask, dict) else None
            where = f"ask_facilitator {clean(title, 40) if isinstance(title, str) else place}"
            yield _finding(where, str(refusal.message.values["expected"]))
