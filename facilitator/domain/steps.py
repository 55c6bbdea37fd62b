"""One step of a plan: a table in, a Step out; every error names file, step, key and what was expected."""

import re
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias, get_args

import msgspec

from facilitator.domain.activities import REGISTER
from facilitator.domain.activities.base import Settings
from facilitator.domain.expected import TEXT, plainly
from facilitator.domain.text import clean
from facilitator.domain.tidy import paragraphs, tidy
from facilitator.domain.words import LocalText, Message, Refusal, pick

Reveal: TypeAlias = Literal["live", "at close", "by hand"]
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
ID_WORDS = "up to 40 lower case letters, digits, - and _"


class Step(msgspec.Struct, frozen=True):
    """One item of a plan; ``settings`` are the keys of its kind.

    ``help`` is what a phone says above its questions; ``repeats`` is the id of the earlier step whose questions these
    are, which are then compared person by person.
    """

    id: str
    kind: str
    title: LocalText
    settings: Settings
    minutes: int = 5
    reveal: Reveal = "at close"
    guide: LocalText = ""
    help: LocalText = ""
    repeats: str = ""


class StepHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys that every step may have, as they stand in a plan."""

    id: str
    title: LocalText
    kind: str = ""
    minutes: int = 5
    reveal: str = "at close"
    guide: LocalText = ""
    help: LocalText = ""
    repeats: str = ""


HEAD = tuple(field.name for field in msgspec.structs.fields(StepHead))
"""The keys that every step may have, whatever its kind."""


def wrong(source: str, where: str, expected: str) -> Refusal:
    """The refusal of a plan: its file, the place in it, and what was expected there."""
    values: dict[str, str | int | float] = {
        "file": clean(source, 200),
        "where": clean(where, 60),
        "expected": clean(expected, 400),
    }
    text = Message("%(file)s, %(where)s: %(expected)s", values)
    return Refusal(text, Message("Please correct the plan and start again."), code="plan")


def convert(raw: object, wanted: type[Any], source: str, where: str) -> Any:  # noqa: ANN401  the type is an argument
    """The table as a struct; ``Refusal`` with the key and what was expected."""
    try:
        return msgspec.convert(raw, wanted)
    except msgspec.ValidationError as error:
        raise wrong(source, where, plainly(str(error), wanted)) from None


def shown(text: LocalText, key: str, source: str, where: str) -> LocalText:
    """The text cleaned; ``Refusal`` where nothing is left of it."""
    cleaned: LocalText = tidy(text)
    if not pick(cleaned, ""):
        raise wrong(source, where, f"{key}: {TEXT}")
    return cleaned


def read_step(raw: object, source: str, place: int, earlier: Mapping[str, Step]) -> Step:
    """The step of a table, which may build on ``earlier`` ones; ``place`` names it where it has no id.

    Raises ``Refusal``.
    """
    name = raw.get("id") if isinstance(raw, dict) else None
    where = f"step {clean(name, 40) if isinstance(name, str) else place}"
    if not isinstance(raw, dict):
        raise wrong(source, where, "expected a table [[step]]")
    head: StepHead = convert({k: v for k, v in raw.items() if k in HEAD}, StepHead, source, where)
    if not ID.fullmatch(head.id):
        raise wrong(source, where, f"id: expected {ID_WORDS}")
    if head.id in earlier:
        raise wrong(source, where, "id: expected an id that no other step has")
    if not 0 < head.minutes <= 600:
        raise wrong(source, where, "minutes: expected a whole number from 1 to 600")
    reveal = next((rule for rule in get_args(Reveal) if rule == head.reveal), None)
    if reveal is None:
        raise wrong(source, where, f"reveal: expected one of {', '.join(get_args(Reveal))}")
    own = {k: v for k, v in raw.items() if k not in HEAD}
    kind, settings = _repeated(head, own, source, where, earlier) or _asked(head, own, source, where, earlier)
    title = shown(head.title, "title", source, where)
    help_ = tidy(head.help)
    return Step(head.id, kind, title, settings, head.minutes, reveal, paragraphs(head.guide), help_, head.repeats)


def _repeated(
    head: StepHead, own: dict[str, Any], source: str, where: str, earlier: Mapping[str, Step]
) -> tuple[str, Settings] | None:
    """Kind and settings of the step whose questions are asked again; none where the step has its own."""
    if not head.repeats:
        return None
    first = earlier.get(head.repeats)
    if first is None or not REGISTER[first.kind].compares:
        kinds = ", ".join(sorted(kind for kind, activity in REGISTER.items() if activity.compares))
        raise wrong(source, where, f"repeats: expected the id of an earlier step of kind {kinds}")
    if head.kind not in {"", first.kind}:
        raise wrong(source, where, f"kind: expected {first.kind}, the kind of the step it repeats, or no kind")
    if own:
        raise wrong(source, where, f"{min(own)}: expected only in step {first.id}, whose questions are asked again")
    return first.kind, first.settings


def _asked(
    head: StepHead, own: dict[str, Any], source: str, where: str, earlier: Mapping[str, Step]
) -> tuple[str, Settings]:
    """Kind and settings of a step with questions of its own, its texts cleaned, its ids fit for a form and a file."""
    if not head.kind:
        raise wrong(source, where, "kind: expected, but it is missing")
    if head.kind not in REGISTER:
        raise wrong(source, where, f"kind: expected one of {', '.join(sorted(REGISTER))}")
    wanted = REGISTER[head.kind].settings
    settings: Settings = convert(own, wanted, source, where)
    for key in ("items", "options", "categories"):
        for place, part in enumerate(getattr(settings, key, ())):
            if not ID.fullmatch(part.id):
                raise wrong(source, where, f"{key}[{place}].id: expected {ID_WORDS}")
            shown(part.text, f"{key}[{place}].text", source, where)
    for each in settings.sources():
        if each.id not in earlier or not each.fits(REGISTER[earlier[each.id].kind]):
            kinds = " or ".join(kind for kind, activity in REGISTER.items() if each.fits(activity))
            raise wrong(source, where, f"{each.key}: expected the id of an earlier step of kind {kinds}")
    return head.kind, convert(tidy(msgspec.to_builtins(settings)), wanted, source, where)
