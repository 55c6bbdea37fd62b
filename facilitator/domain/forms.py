"""What the boxes of a filled form say, as raw values: for phones without scripts, the console and the desk; no wire.

A box is named ``<field>``, or ``<field>:<option>`` where a field has one for each option (dots, and places of an
order); several boxes of one name, such as ticked options or short answers, are a list.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias, assert_never

from facilitator.domain.fields import UNSURE, Amount, Choice, Day, Dots, Field, Order, Scale, Slider, Text

Boxes: TypeAlias = Mapping[str, list[str]]


def _first(boxes: Boxes, name: str) -> str:
    return boxes.get(name, [""])[0]


def _whole(text: str) -> int | str:
    """The number that stands there, or the text, which the activity then refuses."""
    plain = text.strip()
    digits = plain.removeprefix("-")
    return int(plain) if digits.isascii() and digits.isdigit() and len(digits) < 10 else plain


def _order(places: Mapping[str, str]) -> list[str] | dict[str, int | str]:
    """The options by their places; where places are shared or no numbers, what was written, which is no order."""
    written = {option: _whole(text) for option, text in places.items() if text.strip()}
    numbers = {option: place for option, place in written.items() if isinstance(place, int) and place > 0}
    if len(set(numbers.values())) < len(written):
        return written
    return sorted(numbers, key=numbers.__getitem__)


def _one(field: Choice | Slider | Amount | Day, given: list[str]) -> object:
    """What one or several boxes of the same name say; a ticked "I don't know" outweighs the rest."""
    told = [text for text in given if text.strip()]
    if UNSURE in told and getattr(field, "unsure", False):
        return UNSURE
    if isinstance(field, Choice) and field.most > 1:
        return told
    return _whole(told[0]) if told and isinstance(field, Slider) else "".join(told[:1])


def values_of(boxes: Boxes, fields: Iterable[Field]) -> dict[str, object]:
    """The raw values of a form by what each field takes, as ``Room.submit`` wants them; empty boxes say nothing.

    What is no number where one is asked stays as it was written, so that the kind of step refuses it.
    """
    values: dict[str, object] = {}
    for field in fields:
        name = field.id
        found: object = None
        match field:
            case Scale():
                found = _whole(_first(boxes, name))
            case Choice() | Slider() | Amount() | Day():
                found = _one(field, boxes.get(name, []))
            case Order():
                found = _order({option.id: _first(boxes, f"{name}:{option.id}") for option in field.options})
            case Text():
                values[field.id] = [text for text in boxes.get(name, []) if text.strip()]
            case Dots():
                given = {option.id: _first(boxes, f"{name}:{option.id}") for option in field.options}
                values[field.id] = {option: _whole(text) for option, text in given.items() if text.strip()}
            case _:
                assert_never(field)
        if found not in (None, "", []):
            values[field.id] = found
    return values
