"""Nothing is asked: a break with its text and timer."""

from facilitator.domain.activities.base import Scene, Settings
from facilitator.domain.activities.unasked import unasked
from facilitator.domain.figures import Note
from facilitator.domain.words import LocalText, pick


class PauseSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """The text that everybody sees."""

    text: LocalText = ""


def figure(scene: Scene) -> Note:
    """The text."""
    return Note(pick(scene.settings.text, scene.lang))


ACTIVITY = unasked("pause", PauseSettings, figure)
