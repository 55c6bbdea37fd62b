"""What is typed on one line for one field, as boxes of a form; options go by number, name or words."""

import re
from collections import Counter
from collections.abc import Sequence

from facilitator.domain.fields import UNSURE, Amount, Choice, Day, Dots, Field, Option, Order, Scale, Slider, Text
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal

_MOST = 100
"""Dots that may be written behind one option; how many there really are, the kind of step knows."""


def how(field: Field) -> Message:
    """What a field takes, in a few words."""
    match field:
        case Scale():
            values: dict[str, str | int | float] = {"low": field.low or "–", "points": field.points}
            return Message("a point from 1 (%(low)s) to %(points)d (%(high)s)", values | {"high": field.high or "–"})
        case Text(entries=1):
            return Message("a short answer")
        case Text():
            return Message("up to %(n)d short answers with | between them", {"n": field.entries})
        case Slider():
            return Message("a number from %(low)d to %(high)d", {"low": field.low, "high": field.high})
        case Amount():
            return Message("an amount such as 1'500 or 250.50")
        case Day():
            return Message("a day such as 2030-01-31")
        case Choice() | Dots() | Order():
            return _of_these(field)


def _of_these(field: Choice | Dots | Order) -> Message:
    match field:
        case Choice(most=1):
            return Message("one of these")
        case Choice():
            return Message("up to %(n)d of these", {"n": field.most})
        case Dots(per_option=1):
            return Message("up to %(n)d of these, a dot on each", {"n": field.dots})
        case Dots():
            values: dict[str, str | int | float] = {"n": field.dots, "cap": field.per_option}
            return Message("%(n)d dots, at most %(cap)d on one: name what they go to; 1:2 puts two on 1", values)
    return Message("%(n)d of these, the best first", {"n": field.top})


def filled(field: Field, value: str) -> dict[str, list[str]]:
    """The boxes of a form that a line fills for one field; ``Refusal`` (code "argument") for what is no option."""
    if getattr(field, "unsure", False) and value.casefold() in {UNSURE, "?"}:
        return {field.id: [UNSURE]}
    match field:
        case Text():
            return {field.id: [part.strip() for part in value.split("|")]}
        case Choice():
            return {field.id: [option.id for option in chosen(field, value)]}
        case Order():
            places = enumerate(chosen(field, value), 1)
            return {f"{field.id}:{option.id}": [str(place)] for place, option in places}
        case Dots():
            given = Counter(option.id for option in chosen(field, value))
            return {f"{field.id}:{option}": [str(dots)] for option, dots in given.items()}
        case Scale() | Slider() | Amount() | Day():
            return {field.id: [value]}


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


def written(field: Field, value: object) -> str:
    """An answer to a field as it would be typed: the way back."""
    if isinstance(field, Choice | Dots | Order) and value != UNSURE:
        names = {option.id: handle for handle, option in handles(field.options).items()}
        if isinstance(value, dict):
            return " ".join(f"{names[name]}:{dots}" for name, dots in value.items() if name in names)
        chosen_ones = value if isinstance(value, list) else [value]
        return " ".join(names[name] for name in chosen_ones if name in names)
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return "?" if value == UNSURE else f"{value:.15g}" if isinstance(value, float) else str(value)
