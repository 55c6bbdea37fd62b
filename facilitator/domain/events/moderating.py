"""What the facilitator does with short answers and their themes; what people wrote stays as they wrote it.

A theme is named by its id, which is that of one of its entries; ``label`` and ``into_label`` say what things were
called at that moment, for the words of undo.
"""

from facilitator.domain.events.base import HostEvent


class Moderated(HostEvent, frozen=True):
    """Something done with the short answers of one step and round."""

    step: str
    round: int


class EntryHidden(Moderated, frozen=True):
    """An entry is not shown and not counted."""

    entry: str
    label: str


class EntryShown(Moderated, frozen=True):
    """A hidden entry is shown and counted again."""

    entry: str
    label: str


class EntryEdited(Moderated, frozen=True):
    """An entry reads like this now; the original is kept in the answer. An empty text gives it back."""

    entry: str
    text: str
    label: str


class EntryMoved(Moderated, frozen=True):
    """An entry belongs to another theme; to one of its own with an empty ``theme``."""

    entry: str
    theme: str
    label: str
    into_label: str = ""


class ThemesMerged(Moderated, frozen=True):
    """All entries of a theme belong to another one, later ones too; dots on both add up."""

    theme: str
    into: str
    label: str
    into_label: str


class ThemeRenamed(Moderated, frozen=True):
    """A theme is called something else; an empty text gives its own name back."""

    theme: str
    text: str
    label: str


class LikenessDenied(Moderated, frozen=True):
    """Two themes are not the same; they are not suggested any more."""

    first: str
    second: str
    label: str
    into_label: str
