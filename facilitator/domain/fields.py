"""What a phone can be asked; knows gestures, not the question kinds that use them.

A field travels as JSON with its type as tag. Values come back per field id: a scale point as a whole number or
``"unsure"``, texts as a string or a list of strings, dots as ``{option id: number of dots}``.
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


Field: TypeAlias = Scale | Text | Dots
