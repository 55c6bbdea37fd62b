"""What an author may have overlooked in a plan that can be run; knows the plan, and whom it is for only by its keys."""

from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec

from facilitator.domain.activities import Settings
from facilitator.domain.activities.dots import DotsSettings
from facilitator.domain.activities.entries import CollectSettings
from facilitator.domain.plan import Step, Workshop
from facilitator.domain.words import N_, LocalText, Message

Doubt: TypeAlias = tuple[str, str, Message]
"""The place in the file, the key, and what may be meant."""
LONGEST_DAY = 300
"""Minutes of a plan, from which on a day is too full."""
WITHOUT_PAUSE = 100
"""Minutes that people sit through."""


def doubts(workshop: Workshop) -> Iterator[Doubt]:
    """Everything that may be meant otherwise."""
    yield from _languages(workshop)
    yield from _minutes(workshop)
    for step in workshop.steps:
        yield from _votes(step, workshop)


def local_texts(value: object, key: str = "") -> Iterator[tuple[str, LocalText]]:
    """Every text of a struct of a plan with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        if all(isinstance(text, str) for text in value.values()):
            yield key, value
    elif isinstance(value, list | tuple):
        for place, part in enumerate(value):
            yield from local_texts(part, f"{key}[{place}]")
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            inner: Any = getattr(value, field)
            below = field if field == "settings" else f"{key}.{field}".lstrip(".")
            yield from local_texts(inner, "" if below == "settings" else below)


def _languages(workshop: Workshop) -> Iterator[Doubt]:
    """Texts that lack a language in which others are written."""
    parts: list[tuple[str, object]] = [
        ("[workshop]", msgspec.structs.replace(workshop, steps=(), asks=(), languages=()))
    ]
    bare = Settings()  # what a step repeats is told where it stands
    steps = [msgspec.structs.replace(s, settings=bare) if s.repeats else s for s in workshop.steps]
    parts += [(f"step {step.id}", step) for step in steps]
    parts += [(f"ask_facilitator {ask.id}", ask) for ask in workshop.asks]
    texts = [(where, *found) for where, part in parts for found in local_texts(part)]
    named = enumerate(workshop.groups)
    texts += [("[workshop]", f"groups[{i}]", workshop.group_texts[g]) for i, g in named if g in workshop.group_texts]
    known = dict.fromkeys(lang for _, _, text in texts if isinstance(text, dict) for lang in text)
    for where, key, text in texts:
        lacking = [lang for lang in known if isinstance(text, dict) and text and not text.get(lang, "").strip()]
        if lacking:
            yield where, key, Message("is missing in: %(languages)s", {"languages": ", ".join(lacking)})


def _minutes(workshop: Workshop) -> Iterator[Doubt]:
    """More than a day holds, or than people sit through."""
    whole = sum(step.minutes for step in workshop.steps)
    if whole > LONGEST_DAY:
        text = N_("%(minutes)d minutes in all: more than %(most)d are too much for one day.")
        yield "[[step]]", "minutes", Message(text, {"minutes": whole, "most": LONGEST_DAY})
    sat = 0
    for step in workshop.steps:
        before, sat = sat, 0 if step.kind == "pause" else sat + step.minutes
        if before <= WITHOUT_PAUSE < sat:
            text = N_("more than %(most)d minutes without a pause up to here.")
            yield f"step {step.id}", "minutes", Message(text, {"most": WITHOUT_PAUSE})


def _votes(step: Step, workshop: Workshop) -> Iterator[Doubt]:
    """Votes whose outcome is certain, and departments that nobody can choose."""
    where, settings = f"step {step.id}", step.settings
    if step.repeats:
        return
    options = getattr(settings, "options", ())
    offered = len(options) if options else getattr(settings, "top_of", 0)
    if step.kind in {"dots", "rank", "plane"} and offered == 1:
        key = "options" if options else "top_of"
        yield where, key, Message("a vote on one thing alone says nothing.")
    elif isinstance(settings, DotsSettings) and options and settings.dots >= offered * settings.per_option:
        yield where, "dots", Message("there are dots for every option: the vote says nothing.")
    asked = any(ask.field == "groups" and not ask.step for ask in workshop.asks)
    if isinstance(settings, CollectSettings) and settings.departments and not workshop.groups and not asked:
        yield where, "departments", Message("the plan has no groups, so there is no department to choose.")
