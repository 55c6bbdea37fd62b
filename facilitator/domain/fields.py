"""What a phone can be asked; knows gestures, not the question kinds that use them.

A field travels as JSON with its type as tag. Values come back per field id: a scale point as a whole number, a choice
as an option's id or a list of them, a slider's place as a number, an amount as a number or as people type it, a day as
``YYYY-MM-DD``, texts as a string or a list of strings, dots as ``{option id: number of dots}``, an order as a list of
option ids; and ``"unsure"`` where the field allows it.
"""

from typing import TypeAlias

import msgspec

UNSURE = "unsure"
"""The raw value of "don't know" where a field allows it."""


class Option(msgspec.Struct, frozen=True):
    """One thing to choose or vote on."""

    id: str
    label: str


class Scale(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """One statement on 1..points, with words at both ends."""

    id: str
    label: str
    points: int
    low: str
    high: str
    unsure: bool = False


class Text(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """Up to ``entries`` short answers of at most ``limit`` characters each."""

    id: str
    label: str
    entries: int = 1
    limit: int = 140


class Dots(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """``dots`` to give away over the options, at most ``per_option`` on one of them."""

    id: str
    label: str
    options: tuple[Option, ...]
    dots: int
    per_option: int


class Choice(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """One of the options, or up to ``most`` of them."""

    id: str
    label: str
    options: tuple[Option, ...]
    most: int = 1
    unsure: bool = False


class Slider(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """A place from ``low`` to ``high`` in steps, with words at both ends."""

    id: str
    label: str
    low: int
    high: int
    step: int = 1
    unit: str = ""
    low_label: str = ""
    high_label: str = ""
    unsure: bool = False


class Amount(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """A number of some unit that is not negative, as people type it."""

    id: str
    label: str
    unit: str
    unsure: bool = False
    needed: bool = True


class Order(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """The options in an order of one's own, best first; ``top`` of them, or all."""

    id: str
    label: str
    options: tuple[Option, ...]
    top: int


class Day(msgspec.Struct, frozen=True, tag=True, tag_field="type"):
    """A day of the calendar."""

    id: str
    label: str


Field: TypeAlias = Scale | Text | Dots | Choice | Slider | Amount | Order | Day
