"""What kinds that ask several items share: how a plan writes them, their order, one number and the rows of all."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from facilitator.domain.activities.base import Scene
from facilitator.domain.agreement import Agreement, several
from facilitator.domain.words import LocalText


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement, question, quality, option or scenario."""

    id: str
    text: LocalText


class Measured(Protocol):
    """An item of a figure, with its own agreement."""

    @property
    def agreement(self) -> Agreement:
        """How far people agree on it."""


_M = TypeVar("_M", bound=Measured)


def only_once(items: Sequence[Item], key: str = "items") -> None:
    """``ValueError`` where two items of a plan have the same id."""
    if len({item.id for item in items}) < len(items):
        raise ValueError(f"{key}: every id only once")


def most_agreed_first(items: Iterable[_M]) -> tuple[_M, ...]:
    """Items by their agreement; in the order of the plan while one of them has too few answers."""
    found = tuple(items)
    if any(item.agreement.phi is None for item in found):
        return found
    return tuple(sorted(found, key=lambda item: -(item.agreement.phi or 0.0)))


def as_one(items: Sequence[Measured]) -> Agreement:
    """The agreement of the only item, or that of all items together."""
    found = [item.agreement for item in items]
    return found[0] if len(found) == 1 else several.together(found)


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per person and item answered."""
    return [
        {"person": scene.numbers[person], "item": item, "value": value}
        for person, answer in scene.ballots.items()
        for item, value in answer.items()
    ]
