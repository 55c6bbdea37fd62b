"""Options as they are called on a line: by the number they were read out with, their name or their words."""

import re
from collections.abc import Sequence

from facilitator.domain.fields import Choice, Dots, Option, Order
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal

_MOST = 100
"""Dots that may be written behind one option; how many there really are, the kind of step knows."""


def handles(options: Sequence[Option]) -> dict[str, Option]:
    """What options are called by: their places from 1, or their ids where those are numbers themselves."""
    if any(option.id.isdigit() for option in options):
        return {option.id: option for option in options}
    return {str(place): option for place, option in enumerate(options, 1)}


def chosen(field: Choice | Dots | Order, value: str) -> list[Option]:
    """The options that a value names, in its order; an option of dots stands there once for each of them.

    Raises ``Refusal`` (code "argument") for an option that is none, for two where one is asked, and for one option at
    two places of an order.
    """
    found: list[Option] = []
    for name, times in _parts(field, value):
        option = _words(field.options).get(name.casefold())
        if option is None:
            possible = ", ".join(f"{handle} {option.label}" for handle, option in handles(field.options).items())
            values: dict[str, str | int | float] = {"name": clean(name, 40), "options": possible}
            raise _refused(field, Message("%(name)s is no option; there are: %(options)s.", values))
        found += [option] * times
    if isinstance(field, Choice) and field.most == 1 and len(found) > 1:
        raise _refused(field, Message("Please choose only one."))
    if isinstance(field, Order) and len({option.id for option in found}) < len(found):
        raise _refused(field, Message("Every option has one place only."))
    return found


def _parts(field: Choice | Dots | Order, value: str) -> list[tuple[str, int]]:
    """Names with how often they count: the whole value, or what stands between ``|`` and commas, or each word."""
    words = _words(field.options)
    if value.casefold() in words:
        return [(value, 1)]
    found = []
    for part in (part.strip() for part in re.split(r"[|,]", value)):
        for name in [part] if part.casefold() in words else part.split():
            dots = re.fullmatch(r"(.+):([0-9]{1,3})", name) if isinstance(field, Dots) else None
            if dots and int(dots[2]) <= _MOST:
                found.append((dots[1], int(dots[2])))
            else:
                found.append((name, 1))
    return found


def _words(options: Sequence[Option]) -> dict[str, Option]:
    """Everything that names an option, the surest last."""
    by_label = {option.label.casefold(): option for option in options}
    return by_label | {option.id.casefold(): option for option in options} | handles(options)


def _refused(field: Choice | Dots | Order, message: Message) -> Refusal:
    return Refusal(message, code="argument", field=field.id)
