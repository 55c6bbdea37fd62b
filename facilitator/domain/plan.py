"""A workshop script: TOML in, Workshop out; every error names file, step, key and what was expected."""

import re
import tomllib
from collections.abc import Callable
from typing import Any, Literal, TypeAlias, get_args

import msgspec

from facilitator.domain.activities import REGISTER
from facilitator.domain.activities.base import Settings
from facilitator.domain.expected import TEXT, plainly
from facilitator.domain.text import clean
from facilitator.domain.tidy import paragraphs, tidy
from facilitator.domain.words import LocalText, Message, Refusal, languages_of, pick

Reveal: TypeAlias = Literal["live", "at close", "by hand"]
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_ID_WORDS = "up to 40 lower case letters, digits, - and _"


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
    reveal: str = "at close"
    guide: LocalText = ""


def _missing(step_id: str) -> Step:
    raise KeyError(step_id)


def _wrong(source: str, where: str, expected: str) -> Refusal:
    values: dict[str, str | int | float] = {
        "file": clean(source, 200),
        "where": clean(where, 60),
        "expected": clean(expected, 400),
    }
    text = Message("%(file)s, %(where)s: %(expected)s", values)
    return Refusal(text, Message("Please correct the plan and start again."), code="plan")


def _convert(raw: object, wanted: type[Any], source: str, where: str) -> Any:  # noqa: ANN401  the type is an argument
    try:
        return msgspec.convert(raw, wanted)
    except msgspec.ValidationError as error:
        raise _wrong(source, where, plainly(str(error), wanted)) from None


def _title(text: LocalText, source: str, where: str) -> LocalText:
    cleaned: LocalText = tidy(text)
    if not pick(cleaned, ""):
        raise _wrong(source, where, f"title: {TEXT}")
    return cleaned


def _settings(raw: dict[str, Any], head: _StepHead, source: str, where: str) -> Settings:
    """The keys of the step's kind, with every text cleaned and every id fit for a form and a file."""
    wanted = REGISTER[head.kind].settings
    settings = _convert(raw, wanted, source, where)
    for key in ("items", "options", "categories"):
        for place, part in enumerate(getattr(settings, key, ())):
            if not _ID.fullmatch(part.id):
                raise _wrong(source, where, f"{key}[{place}].id: expected {_ID_WORDS}")
            if not pick(tidy(part.text), ""):
                raise _wrong(source, where, f"{key}[{place}].text: expected a text")
    kept: Settings = _convert(tidy(msgspec.to_builtins(settings)), wanted, source, where)
    return kept


def _step(raw: object, source: str, place: int, earlier: dict[str, Step]) -> Step:
    name = raw.get("id") if isinstance(raw, dict) else None
    where = f"step {clean(name, 40) if isinstance(name, str) else place}"
    if not isinstance(raw, dict):
        raise _wrong(source, where, "expected a table [[step]]")
    heads = {f.name for f in msgspec.structs.fields(_StepHead)}
    head: _StepHead = _convert({k: v for k, v in raw.items() if k in heads}, _StepHead, source, where)
    if not _ID.fullmatch(head.id):
        raise _wrong(source, where, f"id: expected {_ID_WORDS}")
    if head.id in earlier:
        raise _wrong(source, where, "id: expected an id that no other step has")
    if head.kind not in REGISTER:
        raise _wrong(source, where, f"kind: expected one of {', '.join(sorted(REGISTER))}")
    if not 0 < head.minutes <= 600:
        raise _wrong(source, where, "minutes: expected a whole number from 1 to 600")
    reveal = next((rule for rule in get_args(Reveal) if rule == head.reveal), None)
    if reveal is None:
        raise _wrong(source, where, f"reveal: expected one of {', '.join(get_args(Reveal))}")
    settings = _settings({k: v for k, v in raw.items() if k not in heads}, head, source, where)
    of = getattr(settings, "of", "")
    if of and (of not in earlier or earlier[of].kind not in settings.OF):
        raise _wrong(source, where, f"of: expected the id of an earlier step of kind {' or '.join(settings.OF)}")
    title = _title(head.title, source, where)
    return Step(head.id, head.kind, title, settings, head.minutes, reveal, paragraphs(head.guide))


def from_dict(raw: dict[str, Any], source: str) -> Workshop:
    """The workshop of a parsed TOML document or of a session's meta, with every text in it cleaned.

    Raises ``Refusal`` with file, step, key and what was expected.
    """
    unknown = set(raw) - {"workshop", "step"}
    if unknown:
        raise _wrong(source, min(unknown), "expected only [workshop] and [[step]]")
    head: _Head = _convert(raw.get("workshop", {}), _Head, source, "[workshop]")
    if not _ID.fullmatch(head.id):
        raise _wrong(source, "[workshop]", f"id: expected {_ID_WORDS}")
    title = _title(head.title, source, "[workshop]")
    groups = tuple(dict.fromkeys(clean(group, 40) for group in head.groups))
    if "" in groups:
        raise _wrong(source, "[workshop]", "groups: expected a list of names")
    raw_steps = raw.get("step")
    if not isinstance(raw_steps, list) or not raw_steps:
        raise _wrong(source, "[[step]]", "expected at least one step")
    steps: dict[str, Step] = {}
    for place, raw_step in enumerate(raw_steps, start=1):
        step = _step(raw_step, source, place, steps)
        steps[step.id] = step
    found = dict.fromkeys(lang for text in (title, *(s.title for s in steps.values())) for lang in languages_of(text))
    return Workshop(head.id, title, tuple(steps.values()), groups, tuple(found))


def inserted(workshop: Workshop, raw: dict[str, Any], after: str, source: str = "") -> Workshop:
    """The workshop with one more step, before all others or ``after`` one of them (before all if it has gone).

    Raises ``Refusal`` as ``from_dict``.
    """
    step = _step(raw, source, 0, {s.id: s for s in workshop.steps})
    place = next((i for i, s in enumerate(workshop.steps, 1) if s.id == after), 0)
    steps = (*workshop.steps[:place], step, *workshop.steps[place:])
    return msgspec.structs.replace(workshop, steps=steps)


def _kept(raw: dict[str, Any], workshop: Workshop) -> dict[str, Any]:
    """The document with the keys it has and its texts as they were cleaned."""
    made: dict[str, Any] = msgspec.to_builtins(workshop)
    whole = [{**step, **step["settings"]} for step in made["steps"]]
    steps = [{key: step[key] for key in given} for given, step in zip(raw["step"], whole, strict=True)]
    return {"workshop": {key: made[key] for key in raw["workshop"]}, "step": steps}


def parse(
    text: str, source: str, completed: Callable[[dict[str, Any]], dict[str, Any]] = dict
) -> tuple[Workshop, dict[str, Any]]:
    """Workshop and the document it came from, ``completed`` by what it names and cleaned, which a session keeps.

    Raises ``Refusal``.
    """
    try:
        raw = tomllib.loads(text)
    except ValueError as error:
        raise _wrong(source, "TOML", str(error)) from None
    except RecursionError:
        raise _wrong(source, "TOML", "expected lists and tables that are not nested that deep") from None
    raw = completed(raw)
    workshop = from_dict(raw, source)
    return workshop, _kept(raw, workshop)
