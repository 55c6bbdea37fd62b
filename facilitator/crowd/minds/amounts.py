"""Amounts as people type them, with a long tail, and days by which people promise something."""

from datetime import timedelta
from math import log

from facilitator.crowd.minds.asked import Asked
from facilitator.domain.amounts import parse_amount
from facilitator.domain.fields import UNSURE, Amount

_UNSURE = 0.08
_LEFT_OUT = 0.3
_NO_COST = 0.6
"""How often something can be done without money, where an amount is asked for beside a text."""
_MIDDLE, _WIDTH = log(500), 1.3
"""Of the natural logarithm: half of the people stay under 500, one in twenty goes beyond 4000."""
_SMALL, _NARROW = log(150), 0.8
"""The same for what small things cost."""
_SUMS = tuple(first * zeros for zeros in (10, 100, 1_000, 10_000, 100_000) for first in (1, 2, 3, 5))
_MONEY = ("CHF", "FR", "SFR", "FRANKEN")
_WAYS = ("{unit} {n}", "{n}.-", "Fr. {n}.-", "{n} {unit}", "{plain}.00", "{unit} {plain}")


def typed(asked: Asked, field: Amount) -> float | str | None:
    """An amount as it comes from a phone: a round sum in one of the many ways to write it."""
    chance, shared = asked.own(field.id), asked.shared(field.id)
    aside = not any(isinstance(each, Amount) and each.needed for each in asked.fields)
    if not field.needed and chance.random() < (_NO_COST if aside else _LEFT_OUT):
        return None
    if field.unsure and chance.random() < _UNSURE:
        return UNSURE
    before = next((asked.values[f.id] for f in asked.fields if isinstance(f, Amount) and f.id in asked.values), None)
    base = parse_amount(str(before)) if before is not None else None
    if base is not None:
        value = (base or 100) * chance.choices((1, 1.5, 2, 3, 5), (3, 1, 4, 1, 2))[0]
    elif aside:
        value = chance.lognormvariate(_SMALL, _NARROW)
    else:
        theirs = asked.among_peers(field.id).gauss(0, 0.5) / asked.round
        value = chance.lognormvariate(_MIDDLE + shared.gauss(0, 0.2) + theirs, _WIDTH / asked.round)
    return _written(asked, field, _round(value))


def _round(value: float) -> int:
    """The nearest sum that people think of: 1, 2, 3 or 5, and zeros behind."""
    return min(_SUMS, key=lambda each: abs(log(each / max(value, 1.0))))


def _written(asked: Asked, field: Amount, value: int) -> float | str:
    chance = asked.own(field.id, "written")
    habit = asked.person.lang
    thousands = f"{value:,}".replace(",", chance.choice("'’ ") if habit == "fr" else "'")
    if chance.random() < 0.45:
        return thousands if chance.random() < 0.5 else str(value)
    if field.unit.upper() not in _MONEY:
        return str(value) if chance.random() < 0.5 else float(value)
    return chance.choice(_WAYS).format(unit=field.unit, n=thousands, plain=value)


def day(asked: Asked) -> str:
    """A working day from tomorrow to about two months from now, most of them soon."""
    found = asked.person.today + timedelta(days=1 + int(min(70.0, asked.own("day").expovariate(1 / 21))))
    return (found + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[found.weekday()])).isoformat()
