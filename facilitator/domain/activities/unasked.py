"""What kinds that ask nothing have in common: no field, no answer, no number, no row, no bird."""

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.domain.activities.base import Activity, Scene, Settings
from facilitator.domain.agreement import Agreement
from facilitator.domain.events import Answer
from facilitator.domain.fields import Field
from facilitator.domain.figures import Figure
from facilitator.domain.words import Message, Refusal


def unasked(kind: str, settings: type[Settings], figure: Callable[[Scene], Figure]) -> Activity:
    """A kind of step at which there is something to see, and nothing to answer."""
    return Activity(kind, settings, _fields, _read, figure, _agreement, _rows, _positions, asks=False)


def _fields(_scene: Scene) -> tuple[Field, ...]:
    return ()


def _read(_scene: Scene, _values: Mapping[str, object]) -> Answer:
    raise Refusal(Message("There is nothing to answer right now."), code="closed")


def _agreement(_scene: Scene) -> Agreement | None:
    return None


def _rows(_scene: Scene) -> list[dict[str, Any]]:
    return []


def _positions(_scene: Scene, _part: str | None = None) -> dict[str, float]:
    return {}
