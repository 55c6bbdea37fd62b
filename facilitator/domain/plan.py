"""A workshop script: TOML in, Workshop out; every error names file, step, key and what was expected."""

import re
import tomllib
from typing import Any, Literal, TypeAlias

import msgspec

from facilitator.domain.activities import REGISTER
from facilitator.domain.activities.base import Settings
from facilitator.domain.text import clean
from facilitator.domain.words import LocalText, Message, Refusal, languages_of

Reveal: TypeAlias = Literal["live", "at close", "by hand"]
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class Step(msgspec.Struct, frozen=True):
    """One item of a plan; ``settings`` are the keys of its kind."""

    id: str
    kind: str
    title: LocalText
    settings: Settings
    minutes: int = 5
    reveal: Reveal = "at close"
    guide: LocalText = ""


class Workshop(msgspec.Struct, frozen=True):
    """A whole plan."""

    id: str
    title: LocalText
    steps: tuple[Step, ...]
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def step(self, step_id: str) -> Step:
        """The step of that id; ``KeyError`` if there is none."""
        return next((s for s in self.steps if s.id == step_id), None) or _missing(step_id)


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    title: LocalText
    groups: tuple[str, ...] = ()


class _StepHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kind: str
    title: LocalText
    minutes: int = 5
    reveal: Reveal = "at close"
    guide: LocalText = ""


def _missing(step_id: str) -> Step:
    raise KeyError(step_id)


def _wrong(source: str, where: str, expected: str) -> Refusal:
    text = Message("%(file)s, %(where)s: %(expected)s", {"file": source, "where": where, "expected": expected})
    return Refusal(text, Message("Please correct the plan and start again."), code="plan")


def _convert(raw: object, wanted: type[Any], source: str, where: str) -> Any:  # noqa: ANN401  the type is an argument
    try:
        return msgspec.convert(raw, wanted)
    except msgspec.ValidationError as error:
        raise _wrong(source, where, _plainly(str(error))) from None


def _plainly(error: str) -> str:
    """Msgspec's sentence with the key first: "points: Expected `int`, got `str`"."""
    text, _, path = error.partition(" - at `$")
    key = path.rstrip("`").lstrip(".")
    return f"{key}: {text}" if key else text


def _step(raw: object, source: str, place: int, earlier: dict[str, Step]) -> Step:
    name = raw.get("id", place) if isinstance(raw, dict) else place
    where = f"step {clean(str(name), 40)}"
    if not isinstance(raw, dict):
        raise _wrong(source, where, "expected a table [[step]]")
    heads = {f.name for f in msgspec.structs.fields(_StepHead)}
    head = _convert({k: v for k, v in raw.items() if k in heads}, _StepHead, source, where)
    if not _ID.fullmatch(head.id):
        raise _wrong(source, where, "id: expected lower case letters, digits, - and _")
    if head.id in earlier:
        raise _wrong(source, where, "id: expected an id that no other step has")
    if head.kind not in REGISTER:
        raise _wrong(source, where, f"kind: expected one of {', '.join(sorted(REGISTER))}")
    if not 0 < head.minutes <= 600:
        raise _wrong(source, where, "minutes: expected a whole number from 1 to 600")
    rest = {k: v for k, v in raw.items() if k not in heads}
    settings = _convert(rest, REGISTER[head.kind].settings, source, where)
    of = getattr(settings, "of", "")
    if of and (of not in earlier or earlier[of].kind != "collect"):
        raise _wrong(source, where, "of: expected the id of an earlier step of kind collect")
    return Step(settings=settings, **msgspec.structs.asdict(head))


def from_dict(raw: dict[str, Any], source: str) -> Workshop:
    """The workshop of a parsed TOML document or of a session's meta.

    Raises ``Refusal`` with file, step, key and what was expected.
    """
    unknown = set(raw) - {"workshop", "step"}
    if unknown:
        raise _wrong(source, min(unknown), "expected only [workshop] and [[step]]")
    head: _Head = _convert(raw.get("workshop", {}), _Head, source, "[workshop]")
    if not _ID.fullmatch(head.id):
        raise _wrong(source, "[workshop]", "id: expected lower case letters, digits, - and _")
    raw_steps = raw.get("step")
    if not isinstance(raw_steps, list) or not raw_steps:
        raise _wrong(source, "[[step]]", "expected at least one step")
    steps: dict[str, Step] = {}
    for place, raw_step in enumerate(raw_steps, start=1):
        step = _step(raw_step, source, place, steps)
        steps[step.id] = step
    groups = tuple(dict.fromkeys(clean(group, 40) for group in head.groups))
    found = dict.fromkeys(
        lang for text in (head.title, *(s.title for s in steps.values())) for lang in languages_of(text)
    )
    return Workshop(head.id, _cleaned(head.title), tuple(steps.values()), groups, tuple(found))


def _cleaned(text: LocalText) -> LocalText:
    return clean(text, 200) if isinstance(text, str) else {lang: clean(t, 200) for lang, t in text.items()}


def parse(text: str, source: str) -> tuple[Workshop, dict[str, Any]]:
    """Workshop and the raw document it came from, which a session keeps.

    Raises ``Refusal``.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(source, "TOML", str(error)) from None
    return from_dict(raw, source), raw
