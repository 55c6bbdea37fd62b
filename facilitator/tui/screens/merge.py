"""The rule and the numbers of merging two themes, before it is done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.merging import MergePreview
from facilitator.domain.words import Message
from facilitator.tui.desk import Desk
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import NOTHING, column, words


class MergeScreen(Panel):
    """Merges on ``y`` or Enter; Escape leaves everything as it is."""

    NAME = Message("Merge these two themes?")
    HINTS = (("y", Message("merge")),)
    CLOSES = Message("put it back")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("y,enter", "merge", "merge", show=False)]

    def __init__(self, desk: Desk, found: MergePreview) -> None:
        super().__init__(desk)
        self._found = found

    def inside(self) -> ComposeResult:
        """What becomes of entries, people and dots."""
        say = self.desk.say
        lines = [words(text) for text in sentences.merged(self._found, say)]
        yield Static(column([*lines, NOTHING, words(say("Undo takes it back exactly."), "$text-muted")]), id="rule")

    def action_merge(self) -> None:
        """Do it."""
        self.lead("merge", f"{self._found.theme} {self._found.into}")
        self.dismiss()
