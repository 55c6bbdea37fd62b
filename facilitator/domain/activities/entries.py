"""How short answers are asked and read, with a category and the departments touched; knows no themes."""

from collections.abc import Mapping

import msgspec

from facilitator.domain import phrases
from facilitator.domain.activities.base import Scene, Settings, invalid, only_known
from facilitator.domain.activities.items import Item
from facilitator.domain.events import Answer
from facilitator.domain.fields import Choice, Field, Option, Text
from facilitator.domain.lexicon import Lexicon
from facilitator.domain.moderation import Moderation
from facilitator.domain.text import clean
from facilitator.domain.words import LocalText, pick

FIELD, CATEGORY, DEPARTMENTS = "text", "category", "departments"
LABELS = {CATEGORY: phrases.CATEGORY, DEPARTMENTS: phrases.TOUCHED}


class CollectSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """``entries`` 1..10 short answers per person, each of 10..280 characters at most; or one per prompt, 1..10.

    Each entry may be given one of 2..12 ``categories`` and the ``departments`` it touches. ``lexicon`` names themes by
    the beginnings of their words.
    """

    question: LocalText = ""
    entries: int = 1
    limit: int = 140
    categories: tuple[Item, ...] = ()
    departments: bool = False
    prompts: tuple[LocalText, ...] = ()
    lexicon: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 1 <= self.entries <= 10:
            raise ValueError("entries: a whole number from 1 to 10")
        if not 10 <= self.limit <= 280:
            raise ValueError("limit: a whole number from 10 to 280")
        ids = [category.id for category in self.categories]
        if ids and not 2 <= len(ids) <= 12:
            raise ValueError("categories: 2 to 12 of them")
        if len(set(ids)) < len(ids) or not all(ids):
            raise ValueError("categories: an id of its own for each")
        if self.prompts and self.entries != 1:
            raise ValueError("entries: leave it out where there are prompts, which ask for one entry each")
        if len(self.prompts) > 10 or not all(pick(prompt, "").strip() for prompt in self.prompts):
            raise ValueError("prompts: up to 10 texts")
        if self.lexicon:
            try:
                Lexicon(self.lexicon)
            except ValueError as error:
                raise ValueError(f"lexicon: {error}") from None


class Entry(msgspec.Struct, frozen=True):
    """One short answer with its category and the departments it touches; its id is ``<person's number>.<i>``.

    ``original`` is what the person wrote, where the facilitator edited it.
    """

    id: str
    text: str
    category: str = ""
    departments: tuple[str, ...] = ()
    original: str = ""

    @property
    def number(self) -> int:
        """The i of its id: which of the person's entries it is."""
        return int(self.id.partition(".")[2])


def _asked(s: CollectSettings) -> list[str]:
    """What follows the names of each entry's fields; one empty ending for the plain form or a single entry."""
    several = len(s.prompts) or (s.entries if s.categories or s.departments else 1)
    return [f".{i}" for i in range(1, several + 1)] if several > 1 or s.prompts else [""]


def _labels(scene: Scene) -> list[str]:
    s: CollectSettings = scene.settings
    question, ends = pick(s.question, scene.lang) or scene.title, _asked(s)
    if s.prompts:
        return [pick(prompt, scene.lang) for prompt in s.prompts]
    return [f"{question} ({i}/{len(ends)})" if len(ends) > 1 else question for i in range(1, len(ends) + 1)]


def plain(s: CollectSettings) -> bool:
    """Whether nothing but texts is asked, in one field."""
    return not (s.categories or s.departments or s.prompts)


def _choices(scene: Scene) -> dict[str, tuple[Option, ...]]:
    """What each entry may be given beside its text."""
    s: CollectSettings = scene.settings
    categories = tuple(Option(c.id, pick(c.text, scene.lang)) for c in s.categories)
    groups = scene.departments if s.departments else ()
    departments = tuple(Option(group, scene.called.get(group, group)) for group in groups)
    return {name: options for name, options in ((CATEGORY, categories), (DEPARTMENTS, departments)) if options}


def fields(scene: Scene) -> tuple[Field, ...]:
    """One text field for one or several entries; with more to tell of an entry, fields of its own for each."""
    s: CollectSettings = scene.settings
    asked: list[Field] = []
    for end, label in zip(_asked(s), _labels(scene), strict=True):
        asked.append(Text(FIELD + end, label, s.entries if plain(s) else 1, s.limit))
        for name, options in _choices(scene).items():
            most = 1 if name == CATEGORY else len(options)
            asked.append(Choice(name + end, scene.say(LABELS[name]), options, most))
    return tuple(asked)


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """The cleaned texts, at least one, with what was told of each; empty texts do not count."""
    s: CollectSettings = scene.settings
    choices, ends = _choices(scene), _asked(s)
    only_known(values, {name + end for name in (FIELD, *choices) for end in ends})
    answer: Answer = {}
    for end in ends:
        texts = _texts(s, FIELD + end, values.get(FIELD + end, []))
        told = {name + end: _chosen(name + end, options, values) for name, options in choices.items()}
        if texts:
            answer[FIELD + end] = texts
            answer.update({name: chosen for name, chosen in told.items() if chosen})
    if not answer:
        raise invalid(FIELD + ends[0], "Please write a short answer.")
    return answer


def _texts(s: CollectSettings, name: str, raw: object) -> list[str]:
    texts = [raw] if isinstance(raw, str) else raw
    if not isinstance(texts, list) or not all(isinstance(t, str) for t in texts):
        raise invalid(name, "Please write a short answer.")
    most = s.entries if plain(s) else 1
    if len(texts) > most:
        raise invalid(name, "At most %(entries)d answers are possible here.", entries=most)
    cleaned = [clean(t, s.limit + 1) for t in texts]
    if any(len(clean(t, s.limit)) < len(full) for t, full in zip(texts, cleaned, strict=True)):
        raise invalid(name, "At most %(limit)d characters, please.", limit=s.limit)
    return [t for t in cleaned if t]


def _chosen(name: str, options: tuple[Option, ...], values: Mapping[str, object]) -> list[str]:
    """The options chosen, each once and in the plan's order; none where nothing was sent."""
    raw = values.get(name, [])
    chosen = [raw] if isinstance(raw, str) else raw
    known = {option.id for option in options}
    if not isinstance(chosen, list) or not all(isinstance(c, str) and c in known for c in chosen):
        raise invalid(name, "Please choose from the list.")
    if name.startswith(CATEGORY) and len(chosen) > 1:
        raise invalid(name, "Please choose only one.")
    return [option.id for option in options if option.id in chosen]


def worded(number: int, answer: Answer, moderation: Moderation) -> tuple[Entry, ...]:
    """The entries of a person's answer as they read now: edited where the facilitator edited them, hidden or not."""
    return tuple(_edited(entry, moderation) for entry in entries(number, answer))


def _edited(entry: Entry, moderation: Moderation) -> Entry:
    text = moderation.edited.get(entry.id)
    return entry if text is None else msgspec.structs.replace(entry, text=text, original=entry.text)


def entries(number: int, answer: Answer) -> list[Entry]:
    """The entries of a person's answer as they wrote them; ids hold while the person keeps their order."""
    if len(answer.get(FIELD, ())) > 1:
        return [Entry(f"{number}.{i}", text) for i, text in enumerate(answer[FIELD], start=1)]
    found = []
    for name, texts in answer.items():
        kind, _, end = name.partition(".")
        if kind == FIELD and texts:
            category = answer.get(name.replace(FIELD, CATEGORY), [""])[0]
            departments = tuple(answer.get(name.replace(FIELD, DEPARTMENTS), ()))
            found.append(Entry(f"{number}.{end or 1}", texts[0], category, departments))
    return found
