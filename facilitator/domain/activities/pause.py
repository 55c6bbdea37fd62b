"""Nothing is asked: a break with its text and timer."""

from collections.abc import Mapping
from typing import Any

from facilitator.domain.activities.base import Activity, Scene, Settings
from facilitator.domain.agreement import Agreement
from facilitator.domain.events import Answer
from facilitator.domain.fields import Field
from facilitator.domain.figures import Note
from facilitator.domain.words import LocalText, Message, Refusal, pick


class PauseSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """The text that everybody sees."""

    text: LocalText = ""


def fields(_scene: Scene) -> tuple[Field, ...]:
    """No field."""
    return ()


def read(_scene: Scene, _values: Mapping[str, object]) -> Answer:
    """A pause takes no answer."""
    raise Refusal(Message("There is nothing to answer right now."), code="closed")


def figure(scene: Scene) -> Note:
    """The text."""
    return Note(pick(scene.settings.text, scene.lang))


def agreement(_scene: Scene) -> Agreement | None:
    """None."""
    return None


def rows(_scene: Scene) -> list[dict[str, Any]]:
    """None."""
    return []


def positions(_scene: Scene, _part: str | None = None) -> dict[str, float]:
    """Nobody flies."""
    return {}


ACTIVITY = Activity("pause", PauseSettings, fields, read, figure, agreement, rows, positions, asks=False)
