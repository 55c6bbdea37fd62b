"""Who is in the crowd: people of departments, drawn from a seed; knows no question."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import Random

import msgspec
from msgspec.structs import replace

from facilitator.crowd.minds import declared

_NAMES = ("Anna", "Beat", "Chiara", "Dario", "Elif", "Fabio", "Giulia", "Hugo", "Ines", "Jonas", "Katja", "Luca")
_FOREIGN, _LATE, _LEAVING, _STAYED = 8, 12, 24, 9


class Person(msgspec.Struct, frozen=True):
    """One of the crowd: ``number`` from 1, ``camp`` 0 or 1, ``stragglers`` 0..1 how often one lets a question pass.

    ``place`` from 0 is the person's among the ``peers`` of the ``department``, which is counted from 0 as in the plan.
    ``plan`` is what is played, in case its room is declared; ``today`` is when people promise something. The person
    comes with question ``late``, counted from 0, and is gone when question ``leaves`` is asked.
    """

    seed: int
    number: int
    group: str = ""
    camp: int = 0
    lang: str = "de"
    stragglers: float = 0.0
    department: int = 0
    place: int = 0
    peers: int = 1
    plan: str = ""
    today: date = date(2026, 1, 5)
    late: int = 0
    leaves: int = 1_000_000

    @property
    def name(self) -> str:
        """What the person says where names are asked."""
        return f"{_NAMES[(self.number - 1) % len(_NAMES)]} {(self.number - 1) // len(_NAMES) + 1}"


def chance(*names: object) -> Random:
    """The randomness of that name, always the same."""
    return Random("/".join(map(str, names)))  # noqa: S311  a demo has to be repeatable


def people(
    seed: int,
    n: int,
    groups: Sequence[str],
    lang: str,
    stragglers: float,
    *,
    plan: str = "",
    today: date = date(2026, 1, 5),
) -> list[Person]:
    """So many people over the groups, the first of which are a little larger; neighbouring groups are two camps.

    Where the plan's room is declared, the groups are of one size, give or take a person.
    """
    even, weights = declared.is_declared(plan), [len(groups) + 2 - i for i in range(len(groups))]
    homes = [
        number
        if not groups
        else (number - 1) % len(groups)
        if even
        else chance(seed, number, "group").choices(range(len(groups)), weights)[0]
        for number in range(1, n + 1)
    ]
    sizes, met = Counter(homes), Counter[int]()
    found = []
    for number, home in enumerate(homes, 1):
        group = groups[home] if groups else ""
        among = (home, met[home], sizes[home]) if groups else (0, number - 1, n)
        found.append(Person(seed, number, group, home % 2, lang, stragglers, *among, plan, today))
        met[home] += 1
    return found


def enlivened(crowd: Sequence[Person], tongues: Sequence[str], *, comings: bool) -> list[Person]:
    """The crowd in which one in eight speaks another one of the languages; with ``comings`` not all stay all day.

    One in twelve comes late, during the second to fourth question, and one in twenty-four leaves after the ninth.
    """
    return [_enlivened(person, [tongue for tongue in tongues if tongue != person.lang], comings) for person in crowd]


def _enlivened(person: Person, foreign: Sequence[str], comings: bool) -> Person:
    n, lang = person.number, person.lang
    if foreign and n % _FOREIGN == _FOREIGN - 3:
        lang = foreign[n // _FOREIGN % len(foreign)]
    late = 1 + n // _LATE % 3 if comings and n % _LATE == 0 else 0
    leaves = _STAYED if comings and n % _LEAVING == _LEAVING - 10 else person.leaves
    return replace(person, lang=lang, late=late, leaves=leaves)


def passes(person: Person, step_id: str, round_: int) -> bool:
    """Whether the person lets this round pass."""
    return chance(person.seed, person.number, step_id, round_, "passes").random() < person.stragglers
