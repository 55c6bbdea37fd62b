"""The outcome sheet: nothing is asked, what came out of earlier steps stands on one page."""

import msgspec

from facilitator.domain.activities.base import Scene, Settings, Source
from facilitator.domain.activities.unasked import unasked
from facilitator.domain.figures import OutcomeSheet
from facilitator.domain.words import LocalText

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


def figure(scene: Scene) -> OutcomeSheet:
    """The sheet as the day stands; what stands on it is exported with its own step."""
    return scene.sheet()


ACTIVITY = unasked("outcome", OutcomeSettings, figure)
