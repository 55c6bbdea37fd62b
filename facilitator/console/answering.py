"""An answer on one line, as the boxes of a form: what is asked is read out with the words that answer it.

One question takes its value as it stands; several take as many values in their order, or ``name=value`` each. ``|``
stands between short answers, and between values that have spaces; ``-`` leaves a question out. Questions and options
may be called by their number or their name, options by their words too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from facilitator.console.options import chosen, handles
from facilitator.domain.fields import UNSURE, Amount, Choice, Day, Dots, Field, Order, Scale, Slider, Text
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal
from facilitator.language import Language


def asked(fields: Sequence[Field], lang: Language) -> Iterator[str]:
    """What is asked: a line per question with how to answer it, and one per option where they are not those before."""
    before: object = None
    for number, field in enumerate(fields, 1):
        unsure = [lang("or unsure")] if getattr(field, "unsure", False) else []
        name = f"{_name(number, field)}: " if len(fields) > 1 else ""
        yield f"{name}{field.label} – " + ", ".join([lang.say(how(field)), *unsure])
        options = getattr(field, "options", ())
        if options != before:
            yield from (f"  {handle}: {option.label}" for handle, option in handles(options).items())
        before = options


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
            return Message("%(n)d dots, at most %(cap)d on one: name what they go to, with :2 behind for two", values)
    return Message("%(n)d of these, the best first", {"n": field.top})


def boxes(fields: Sequence[Field], text: str) -> dict[str, list[str]]:
    """The boxes of a form that a line fills; ``Refusal`` of code "argument" for what fits no question."""
    found: dict[str, list[str]] = {}
    for field, value in _by_field(fields, text):
        if value not in {"", "-"}:
            found |= _filled(field, value)
    return found


def placed(refusal: Refusal, fields: Sequence[Field]) -> Refusal:
    """The refusal of a field, named as the questions were read out."""
    for number, field in enumerate(fields, 1):
        if field.id == refusal.field:
            hint = how(field) if isinstance(field, Day) else refusal.hint
            name = _name(number, field) if len(fields) > 1 else field.id
            return Refusal(refusal.message, hint, code=refusal.code, field=name)
    return refusal


def _name(number: int, field: Field) -> str:
    return f"{number} {field.id}" if field.id != str(number) else field.id


def _by_field(fields: Sequence[Field], text: str) -> Iterator[tuple[Field, str]]:
    """What stands for which question."""
    if len(fields) == 1:
        name, equals, value = text.partition("=")
        yield fields[0], value.strip() if equals and name.strip() == fields[0].id else text.strip()
        return
    names = {str(number): field for number, field in enumerate(fields, 1)} | {field.id: field for field in fields}
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    marks = list(re.finditer(rf"(?:^|(?<=[\s|]))({longest_first})\s*=\s*", text)) if names else []
    if marks:
        yield from _named(names, marks, text)
        return
    values = [part.strip() for part in text.split("|")] if "|" in text else text.split()
    if len(values) != len(fields):
        wanted = Message(
            "There are %(n)d questions: give as many values with | between them, - for none, or name=value.",
            {"n": len(fields)},
        )
        raise Refusal(wanted, code="argument")
    yield from zip(fields, values, strict=True)


def _named(names: Mapping[str, Field], marks: Sequence[re.Match[str]], text: str) -> Iterator[tuple[Field, str]]:
    before = clean(text[: marks[0].start()].strip(" |"), 40)
    if before:
        raise Refusal(Message("%(name)s is no question here.", {"name": before}), code="argument")
    (asked_most, times), *_ = Counter(names[mark[1]].id for mark in marks).most_common(1)
    if times > 1:
        raise Refusal(Message("This question stands there twice."), code="argument", field=asked_most)
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield names[mark[1]], text[mark.end() : end].strip(" |")


def _filled(field: Field, value: str) -> dict[str, list[str]]:
    """The boxes of one field."""
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
    return {field.id: [value]}
