"""Opinions on a line: points of a scale, places on a slider; both move together from the second round on."""

from collections.abc import Callable
from random import Random
from typing import TypeAlias

from facilitator.crowd.minds import declared
from facilitator.crowd.minds.asked import Asked
from facilitator.crowd.minds.person import Person
from facilitator.domain.fields import UNSURE, Scale, Slider

Lean: TypeAlias = Callable[[Person, Random], float]
_GOAL = 0.82
"""Where later rounds move to on scales, 0..1 between the ends."""
_FOLLOW = (0.5, 0.8)
"""How much of the way there people go, from statement to statement."""
_UNSURE = 0.06
_MIDDLE = (0.15, 0.85), (0.4, 0.92)
"""Where the room sees a thing, 0..1, and how far up in a plane: what a room has chosen matters to it."""

_LEANS: tuple[Lean, ...] = (
    lambda _, chance: chance.gauss(0.82, 0.13),
    lambda _, chance: chance.random(),
    lambda person, chance: chance.gauss((0.12, 0.9)[person.camp], 0.1),
    lambda _, chance: chance.gauss(0.3, 0.16),
    lambda _, chance: chance.gauss(0.62, 0.24),
)
"""Of one mind, scattered, two camps, of one mind that it is missing, a tendency."""
_MILD = (_LEANS[4], _LEANS[0])


def point(asked: Asked, field: Scale) -> int | str:
    """A point of the scale, or "don't know" where it may be said."""
    person, chance = asked.person, asked.lasting(field.id)
    counts = declared.departments(person.plan, asked.step, field.id)
    if person.department < len(counts) and len(counts[person.department]) == field.points:
        seated = asked.among_peers(field.id)
        chosen = declared.point(counts[person.department], person.place, person.peers, seated)
        place = (chosen - 1) / (field.points - 1)
    else:
        place = _lean(asked, field)(person, chance)
        if field.unsure and chance.random() < _UNSURE:
            return UNSURE
    place = _moved(asked, field.id, place, _GOAL, 0.12)
    return 1 + round(place * (field.points - 1))


def _lean(asked: Asked, field: Scale) -> Lean:
    scales = [each.id for each in asked.fields if isinstance(each, Scale)]
    leans = _MILD if len(scales) < 3 else asked.shared().sample(_LEANS, len(_LEANS))
    return leans[scales.index(field.id) % len(leans)]


def place(asked: Asked, field: Slider) -> int | str:
    """A place on the slider: around one that the room feels, closely or loosely, and a little by department."""
    chance, shared = asked.lasting(field.id), asked.shared(field.id)
    middle, width = shared.uniform(*_MIDDLE[field.id.endswith(".y")]), shared.choice((0.1, 0.17, 0.26))
    if field.unsure and chance.random() < _UNSURE:
        return UNSURE
    theirs = asked.among_peers(field.id).gauss(0, 0.1)
    found = _moved(asked, field.id, chance.gauss(middle + theirs, width), middle, 0.05)
    return field.low + field.step * round(found * (field.high - field.low) / field.step)


def _moved(asked: Asked, name: str, place: float, goal: float, width: float) -> float:
    """The place 0..1 in this round, nearer to the goal in later ones."""
    if asked.round > 1:
        place += asked.shared(name, "follow").uniform(*_FOLLOW) * (asked.own(name).gauss(goal, width) - place)
    return min(1.0, max(0.0, place))
