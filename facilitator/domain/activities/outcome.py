"""The outcome sheet: nothing is asked, what came out of earlier steps stands on one page."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitator.domain.activities.base import Activity, Scene, Settings, Source
from facilitator.domain.agreement import Agreement
from facilitator.domain.events import Answer
from facilitator.domain.fields import Field
from facilitator.domain.figures import OutcomeSheet
from facilitator.domain.words import LocalText, Message, Refusal

MOST = 12


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An earlier step, its first ``top`` lines (0: all), under a label or its title."""

    of: str
    top: int = 3
    label: LocalText = ""


class OutcomeSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """What stands on the sheet, and in words when the room measures again."""

    parts: tuple[Part, ...]
    next: LocalText = ""

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("parts: at least one earlier step")
        if any(not 0 <= part.top <= MOST for part in self.parts):
            raise ValueError(f"parts: top is a whole number from 0 (all) to {MOST}")
        if len({part.of for part in self.parts}) < len(self.parts):
            raise ValueError("parts: every step only once")

    def sources(self) -> tuple[Source, ...]:
        """The steps of all parts: of whatever was asked, something came out."""
        return tuple(
            Source(f"parts[{i}].of", part.of, lambda activity: activity.asks) for i, part in enumerate(self.parts)
        )


def fields(_scene: Scene) -> tuple[Field, ...]:
    """No field."""
    return ()


def read(_scene: Scene, _values: Mapping[str, object]) -> Answer:
    """The sheet takes no answer."""
    raise Refusal(Message("There is nothing to answer right now."), code="closed")


def figure(scene: Scene) -> OutcomeSheet:
    """The sheet as the day stands."""
    return scene.sheet()


def agreement(_scene: Scene) -> Agreement | None:
    """None of its own."""
    return None


def rows(_scene: Scene) -> list[dict[str, Any]]:
    """None: all of it is exported with its own step."""
    return []


def positions(_scene: Scene, _part: str | None = None) -> dict[str, float]:
    """Nobody flies."""
    return {}


ACTIVITY = Activity("outcome", OutcomeSettings, fields, read, figure, agreement, rows, positions, asks=False)
