"""What a plan asks its facilitator before the day, such as an official answer; knows no prompt and no phone.

Answers go into the plan's document at the place each question names, so that a session keeps a plan like any other.
"""

import copy
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeAlias

import msgspec

from facilitator.domain.amounts import parse_amount
from facilitator.domain.steps import ID, ID_WORDS, Step, convert, shown, wrong
from facilitator.domain.text import clean
from facilitator.domain.words import LocalText, Message, Refusal, pick

Kind: TypeAlias = Literal["number", "amount", "text", "list"]
HEAD = {"groups": "list", "people": "number", "title": "text"}
"""What of ``[workshop]`` may be asked for, and the kind of question each takes."""
EMPTY = "-"
"""The answer that leaves nothing where the plan has something."""
LONGEST = 300
"""Characters of an answer that is a text."""
MOST = 1_000_000


class Ask(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question to the facilitator; its answer becomes ``field`` of ``step``, or of the workshop without one.

    A number is whole, an amount is as people type it, a list has its parts between commas or lines.
    """

    id: str
    text: LocalText
    kind: Kind
    field: str
    step: str = ""


def read_asks(raw: object, source: str, steps: Mapping[str, Step]) -> tuple[Ask, ...]:
    """The questions of a plan's ``[[ask_facilitator]]``; ``Refusal`` where one cannot be asked or has no place."""
    if not isinstance(raw, list | tuple):
        raise wrong(source, "[[ask_facilitator]]", "expected tables [[ask_facilitator]]")
    found: dict[str, Ask] = {}
    for place, each in enumerate(raw, 1):
        name = each.get("id") if isinstance(each, dict) else None
        where = f"ask_facilitator {clean(name, 40) if isinstance(name, str) else place}"
        ask: Ask = convert(each, Ask, source, where)
        if not ID.fullmatch(ask.id) or ask.id in found:
            raise wrong(source, where, f"id: expected an id of its own, {ID_WORDS}")
        _placed(ask, steps, source, where)
        found[ask.id] = msgspec.structs.replace(ask, text=shown(ask.text, "text", source, where))
    return tuple(found.values())


def _placed(ask: Ask, steps: Mapping[str, Step], source: str, where: str) -> None:
    """Refuse a question whose answer has no place."""
    if not ask.step:
        if HEAD.get(ask.field) != ask.kind:
            places = " or ".join(f'"{field}" of kind "{kind}"' for field, kind in HEAD.items())
            raise wrong(source, where, f"field: expected {places}, or the key of a step")
        return
    step = steps.get(ask.step)
    if step is None or step.repeats:
        raise wrong(source, where, "step: expected the id of a step with questions of its own")
    keys = step.settings.__struct_fields__
    if ask.field not in keys:
        raise wrong(source, where, f"field: expected one of {', '.join(keys)}")


def as_typed(raw: Mapping[str, Any], ask: Ask, lang: str) -> str:
    """What a plan's document has where an answer goes, as a person would type it; empty where it has nothing."""
    place = next((each for each in raw["step"] if each["id"] == ask.step), raw["workshop"])
    value = place.get(ask.field)
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_typed(part, lang) for part in value)))
    return _typed(value, lang)


def _typed(value: object, lang: str) -> str:
    """One value of a plan as text; an option by its text, and nothing for what nobody would type."""
    if isinstance(value, Mapping) and "text" in value:
        value = value["text"]
    if isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values()):
        return pick(dict(value), lang)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}"
    return value if isinstance(value, str) else ""


def filled(raw: dict[str, Any], answers: Mapping[str, str]) -> dict[str, Any]:
    """The document of a plan with the answers, by the ids of their questions, where they belong.

    What was left empty stays as the plan has it, a dash empties it. The document then has to pass ``from_dict``, which
    refuses what does not fit. Raises ``Refusal`` with the question's id as ``field`` for an answer that is none (code
    "argument").
    """
    made = copy.deepcopy(raw)
    asks = {ask["id"]: ask for ask in raw.get("ask_facilitator", ())}
    for name, text in answers.items():
        ask = asks.get(name)
        if ask is None:
            raise Refusal(Message("The plan asks nothing of that name."), code="argument", field=clean(name, 40))
        if text.strip():
            step = ask.get("step", "")
            target = next((each for each in made["step"] if each["id"] == step), made["workshop"])
            if text.strip() == EMPTY:
                target.pop(ask["field"], None)
                continue
            value = _value(ask["kind"], text, name, named=bool(step))
            if ask["field"] == "groups" and not step:
                value = [_known(part, target.get("groups", ())) for part in value]
            target[ask["field"]] = value
    return made


def _known(name: str, groups: Iterable[str | dict[str, str]]) -> str | dict[str, str]:
    """The group of the plan with that name in one of its languages, with all its names; else the name."""
    several = [group for group in groups if isinstance(group, dict)]
    return next((group for group in several if name.casefold() in map(str.casefold, group.values())), name)


def _value(kind: Kind, text: str, name: str, *, named: bool) -> Any:  # noqa: ANN401  any value of a plan
    """What was typed as a value of a plan; the parts of a list ``named`` with ids where a step wants them."""
    match kind:
        case "number":
            digits = text.strip().replace("'", "").replace("’", "")
            if digits.isascii() and digits.isdigit() and len(digits) < 8 and int(digits) <= MOST:
                return int(digits)
            raise Refusal(Message("Please give a whole number."), code="argument", field=name)
        case "amount":
            amount = parse_amount(text)
            if amount is None:
                problem = Message("Please give one amount as a number, such as 1'500 or 250.50.")
                raise Refusal(problem, code="argument", field=name)
            return amount
        case "list":
            parts = [clean(part, 140) for part in text.replace(";", ",").replace("\n", ",").split(",")]
            kept = list(dict.fromkeys(filter(None, parts)))
            return [{"id": f"o{i}", "text": part} for i, part in enumerate(kept, 1)] if named else kept
    return clean(text, LONGEST)
