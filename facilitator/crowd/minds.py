"""What simulated people think: believable answers drawn from a seed; the same person, question and round think alike.

Opinions on scales pull together on some statements and split between departments on others, short answers repeat a few
thoughts in many wordings, dots lean to a few favourites, and from the second round on the room moves together.
"""

import tomllib
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from random import Random
from typing import Any, TypeAlias

import msgspec

from facilitator.domain.fields import UNSURE, Dots, Field, Scale, Text

Lean: TypeAlias = Callable[["Person", Random], float]
_GOAL = 0.82
"""Where later rounds move to, 0..1 between the ends of a scale."""
_LONERS = 0.2
_FIRST_WORDING = 0.4
_FEWER_DOTS = 0.12


class Person(msgspec.Struct, frozen=True):
    """One of the crowd: ``number`` from 1, ``camp`` 0 or 1, ``stragglers`` 0..1 how often one lets a question pass."""

    seed: int
    number: int
    group: str = ""
    camp: int = 0
    lang: str = "de"
    stragglers: float = 0.0


def _chance(*names: object) -> Random:
    return Random("/".join(map(str, names)))  # noqa: S311  a demo has to be repeatable


def people(seed: int, n: int, groups: Sequence[str], lang: str, stragglers: float) -> list[Person]:
    """So many people over the groups, the first of which are a little larger; neighbouring groups are two camps."""
    weights = [len(groups) + 2 - i for i in range(len(groups))]
    found = []
    for number in range(1, n + 1):
        place = _chance(seed, number, "group").choices(range(len(groups)), weights)[0] if groups else number
        found.append(Person(seed, number, groups[place] if groups else "", place % 2, lang, stragglers))
    return found


def passes(person: Person, step_id: str, round_: int) -> bool:
    """Whether the person lets this round pass."""
    return _chance(person.seed, person.number, step_id, round_, "passes").random() < person.stragglers


_LEANS: tuple[Lean, ...] = (
    lambda _, chance: chance.gauss(0.82, 0.13),
    lambda _, chance: chance.random(),
    lambda person, chance: chance.gauss((0.12, 0.9)[person.camp], 0.1),
    lambda _, chance: chance.gauss(0.3, 0.16),
    lambda _, chance: chance.gauss(0.62, 0.24),
)
"""Of one mind, scattered, two camps, of one mind that it is missing, a tendency."""
_MILD = (_LEANS[4], _LEANS[0])


def think_of(person: Person, step_id: str, round_: int, fields: Sequence[Field]) -> dict[str, Any]:
    """The raw values of an answer to all fields, as they travel.

    Raises ``TypeError`` for a field nobody here has an opinion on.
    """
    chance = _chance(person.seed, person.number, step_id, round_)
    scales = [field.id for field in fields if isinstance(field, Scale)]
    leans = _MILD if len(scales) < 3 else _chance(person.seed, step_id).sample(_LEANS, len(_LEANS))
    values: dict[str, Any] = {}
    for field in fields:
        match field:
            case Scale():
                lean = leans[scales.index(field.id) % len(leans)]
                values[field.id] = _point(person, step_id, field, round_, lean)
            case Text():
                values[field.id] = _texts(person, step_id, field, round_, chance)
            case Dots():
                values[field.id] = _dots(person, step_id, field, round_, chance)
            case _:
                raise TypeError(f"{type(field).__name__}: a field without an opinion")
    return values


def _point(person: Person, step_id: str, field: Scale, round_: int, lean: Lean) -> int | str:
    chance = _chance(person.seed, person.number, step_id, field.id)
    place = lean(person, chance)
    if field.unsure and chance.random() < 0.06:
        return UNSURE
    if round_ > 1:
        moved = _chance(person.seed, person.number, step_id, field.id, round_).gauss(_GOAL, 0.12)
        place += 0.6 * (moved - place)
    return 1 + round(min(1.0, max(0.0, place)) * (field.points - 1))


@cache
def _topics() -> list[dict[str, Any]]:
    text = resources.files("facilitator.plans").joinpath("crowd_answers.toml").read_text(encoding="utf-8")
    topics: list[dict[str, Any]] = tomllib.loads(text)["topic"]
    return topics


def _words(step_id: str, lang: str, entries: int) -> dict[str, list[Any]]:
    topics = _topics()
    topic = next((t for t in topics if step_id in t["steps"]), topics[0 if entries == 1 else -1])
    words: dict[str, list[Any]] = topic.get(lang) or topic["en"]
    return words


def _texts(person: Person, step_id: str, field: Text, round_: int, chance: Random) -> str | list[str]:
    words = _words(step_id, person.lang, field.entries)
    themes, loners = list(words["themes"]), list(words["loners"])
    shift = _chance(person.seed, step_id, person.group).randrange(len(themes))
    said: list[str] = []
    for _ in range(chance.randint(1, field.entries)):
        if loners and (chance.random() < _LONERS / round_ or not themes):
            said.append(loners.pop(chance.randrange(len(loners))))
            continue
        weights = [len(themes) / (1 + i) + (1.5 if i == shift else 0.0) for i in range(len(themes))]
        theme = themes.pop(chance.choices(range(len(themes)), weights)[0])
        said.append(theme[0] if chance.random() < _FIRST_WORDING else chance.choice(theme))
    said = [text[: field.limit] for text in said]
    return said[0] if field.entries == 1 else said


def _dots(person: Person, step_id: str, field: Dots, round_: int, chance: Random) -> dict[str, int]:
    order = [option.id for option in field.options]
    favour = _chance(person.seed, step_id)
    pull = {option: favour.uniform(0.3, 1.7) / (1 + i) ** (0.9 + 0.3 * round_) for i, option in enumerate(order)}
    given: dict[str, int] = {}
    for _ in range(field.dots if chance.random() > _FEWER_DOTS else max(1, field.dots - 1)):
        free = [option for option in order if given.get(option, 0) < field.per_option]
        if not free:
            break
        option = chance.choices(free, [pull[o] for o in free])[0]
        given[option] = given.get(option, 0) + 1
    return given
