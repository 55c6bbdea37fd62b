"""A workshop script: TOML in, Workshop out; every error names file, step, key and what was expected."""

import tomllib
from collections.abc import Callable
from typing import Any

import msgspec

from facilitator.domain.asking import Ask, read_asks
from facilitator.domain.steps import ID, ID_WORDS, Reveal, Step, convert, read_step, shown, wrong
from facilitator.domain.text import clean
from facilitator.domain.words import LocalText, languages_of, pick

__all__ = ["Ask", "Reveal", "Step", "Workshop", "from_dict", "inserted", "parse"]
_CROWD = 10_000


class Workshop(msgspec.Struct, frozen=True):
    """A whole plan, in ``languages`` or, without them, in one text for all.

    ``people`` are how many are expected, 0 where nobody knows; ``asks`` is for its facilitator. ``names``: phones ask
    who they are, which the facilitator and the export know; else nobody does. ``groups`` are the departments, each
    under its name, or the first one of those that ``group_texts`` has for it by language.
    """

    id: str
    title: LocalText
    steps: tuple[Step, ...]
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    people: int = 0
    asks: tuple[Ask, ...] = ()
    names: bool = False
    group_texts: dict[str, dict[str, str]] = {}

    def group_name(self, group: str, lang: str) -> str:
        """What a group is called in a language; as it is where the plan has one name for all."""
        return pick(self.group_texts.get(group, group), lang)

    def group_names(self, lang: str) -> tuple[str, ...]:
        """What all groups are called in a language, in their order."""
        return tuple(self.group_name(group, lang) for group in self.groups)

    def group_of(self, name: str) -> str:
        """The group of a name in whatever language, however its letters are written; the name itself for none."""
        wanted = name.casefold()
        groups = (*self.groups, *self.group_texts)
        if name in groups:
            return name
        named = ((g, (g, *self.group_texts.get(g, {}).values())) for g in groups)
        return next((group for group, names in named if wanted in map(str.casefold, names)), name)

    def step(self, step_id: str) -> Step:
        """The step of that id; ``KeyError`` if there is none."""
        return next((s for s in self.steps if s.id == step_id), None) or _missing(step_id)


class WorkshopHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of ``[workshop]``, as they stand in a plan."""

    id: str
    title: LocalText
    groups: tuple[LocalText, ...] = ()
    people: int = 0
    names: bool = False


def _missing(step_id: str) -> Step:
    raise KeyError(step_id)


def from_dict(raw: dict[str, Any], source: str) -> Workshop:
    """The workshop of a parsed TOML document or of a session's meta, with every text in it cleaned.

    Raises ``Refusal`` with file, step, key and what was expected.
    """
    unknown = set(raw) - {"workshop", "step", "ask_facilitator"}
    if unknown:
        raise wrong(source, min(unknown), "expected only [workshop] and [[step]], and [[ask_facilitator]]")
    head: WorkshopHead = convert(raw.get("workshop", {}), WorkshopHead, source, "[workshop]")
    if not ID.fullmatch(head.id):
        raise wrong(source, "[workshop]", f"id: expected {ID_WORDS}")
    title = shown(head.title, "title", source, "[workshop]")
    groups, texts = _groups(head, source)
    if not 0 <= head.people <= _CROWD:
        raise wrong(source, "[workshop]", f"people: expected a whole number from 0 to {_CROWD}")
    raw_steps = raw.get("step")
    if not isinstance(raw_steps, list) or not raw_steps:
        raise wrong(source, "[[step]]", "expected at least one step")
    steps: dict[str, Step] = {}
    for place, raw_step in enumerate(raw_steps, start=1):
        step = read_step(raw_step, source, place, steps)
        steps[step.id] = step
    asks = read_asks(raw.get("ask_facilitator", []), source, steps)
    spoken = _languages([title, *(step.title for step in steps.values())])
    return Workshop(head.id, title, tuple(steps.values()), groups, spoken, head.people, asks, head.names, texts)


def _groups(head: WorkshopHead, source: str) -> tuple[tuple[str, ...], dict[str, dict[str, str]]]:
    """The groups, and their names by language where a group has several."""
    found: dict[str, dict[str, str]] = {}
    for group in head.groups:
        texts = {lang: clean(t, 40) for lang, t in group.items()} if isinstance(group, dict) else {"": clean(group, 40)}
        if not texts or "" in texts.values():
            raise wrong(source, "[workshop]", "groups: expected a list of names")
        taken = {
            t.casefold() for name, known in found.items() if known or "" not in texts for t in (name, *known.values())
        }
        if twice := [t for t in texts.values() if t.casefold() in taken]:
            raise wrong(source, "[workshop]", f"groups: expected {twice[0]} for one group only, in whatever language")
        found.setdefault(next(iter(texts.values())), texts if isinstance(group, dict) else {})
    return tuple(found), {group: texts for group, texts in found.items() if texts}


def _languages(titles: list[LocalText]) -> tuple[str, ...]:
    """The languages of all titles, so that nobody reads half of a plan in another one; of any where none is in all."""
    each = [languages for title in titles if (languages := languages_of(title))]
    any_ = dict.fromkeys(lang for languages in each for lang in languages)
    return tuple(lang for lang in any_ if all(lang in languages for languages in each)) or tuple(any_)


def inserted(workshop: Workshop, raw: dict[str, Any], after: str, source: str = "") -> Workshop:
    """The workshop with one more step, before all others or ``after`` one of them (before all if it has gone).

    Raises ``Refusal`` as ``from_dict``.
    """
    step = read_step(raw, source, 0, {s.id: s for s in workshop.steps})
    place = next((i for i, s in enumerate(workshop.steps, 1) if s.id == after), 0)
    steps = (*workshop.steps[:place], step, *workshop.steps[place:])
    return msgspec.structs.replace(workshop, steps=steps)


def _kept(raw: dict[str, Any], workshop: Workshop) -> dict[str, Any]:
    """The document with the keys it has and its texts as they were cleaned."""
    made: dict[str, Any] = msgspec.to_builtins(workshop)
    made["groups"] = [workshop.group_texts.get(group, group) for group in workshop.groups]
    whole = [{**step, **step["settings"]} for step in made["steps"]]
    steps = [{key: step[key] for key in given} for given, step in zip(raw["step"], whole, strict=True)]
    kept = {"workshop": {key: made[key] for key in raw["workshop"]}, "step": steps}
    return {**kept, "ask_facilitator": made["asks"]} if "ask_facilitator" in raw else kept


def parse(
    text: str, source: str, completed: Callable[[dict[str, Any]], dict[str, Any]] = dict
) -> tuple[Workshop, dict[str, Any]]:
    """Workshop and the document it came from, ``completed`` by what it names and cleaned, which a session keeps.

    Raises ``Refusal``.
    """
    try:
        raw = tomllib.loads(text)
    except ValueError as error:
        raise wrong(source, "TOML", str(error)) from None
    except RecursionError:
        raise wrong(source, "TOML", "expected lists and tables that are not nested that deep") from None
    raw = completed(raw)
    workshop = from_dict(raw, source)
    return workshop, _kept(raw, workshop)
