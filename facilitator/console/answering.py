"""An answer to all questions of a step on one line; what is asked is read out with the words that answer it.

One question takes its value as it stands; several take as many values in their order, or ``name=value`` each. ``|``
stands between short answers, and between values that have spaces; ``-`` leaves a question out. Questions may be called
by their number or their name; how a value is typed is the same as at the desk.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from facilitator.domain.fields import Day, Field
from facilitator.domain.text import clean
from facilitator.domain.typed import handles, how
from facilitator.domain.words import Message, Refusal
from facilitator.language import Language


def told(fields: Sequence[Field], lang: Language) -> Iterator[str]:
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


def lines(fields: Sequence[Field], text: str) -> list[str]:
    """What stands for each question, empty for one left out; ``Refusal`` of code "argument" for what fits none."""
    found = {field.id: value for field, value in _by_field(fields, text) if value != "-"}
    return [found.get(field.id, "") for field in fields]


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
