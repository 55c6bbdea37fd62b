"""Votes over a list: dots and orders, which lean to a few favourites, and more so in later rounds."""

from random import Random

from facilitator.crowd.minds.asked import Asked
from facilitator.domain.fields import Dots, Option, Order

_FEWER_DOTS = 0.12
"""How often somebody keeps a dot."""


def _pull(asked: Asked, options: tuple[Option, ...]) -> dict[str, float]:
    """How much each option attracts: the first most, and each as the room likes it."""
    favour, fall = asked.shared(), 0.9 + 0.3 * asked.round
    return {option.id: favour.uniform(0.3, 1.7) / (1 + i) ** fall for i, option in enumerate(options)}


def _drawn(chance: Random, pull: dict[str, float], free: list[str]) -> str:
    return chance.choices(free, [pull[option] for option in free])[0]


def dots(asked: Asked, field: Dots) -> dict[str, int] | None:
    """The dots given away, nearly always all of them."""
    pull, chance = _pull(asked, field.options), asked.own()
    given: dict[str, int] = {}
    for _ in range(field.dots if chance.random() > _FEWER_DOTS else max(1, field.dots - 1)):
        free = [option for option in pull if given.get(option, 0) < field.per_option]
        if not free:
            break
        option = _drawn(chance, pull, free)
        given[option] = given.get(option, 0) + 1
    return given or None


def order(asked: Asked, field: Order) -> list[str] | None:
    """As many options in an order as are asked for; the same pull draws one after the other."""
    pull, chance = _pull(asked, field.options), asked.own(field.id)
    left, found = list(pull), list[str]()
    while left and len(found) < field.top:
        found.append(_drawn(chance, pull, left))
        left.remove(found[-1])
    return found or None
