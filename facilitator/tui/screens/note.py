"""A note on the step, or something for the outcome sheet, written while the room talks."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from facilitator.domain.words import Message
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import NOTHING, column, row, words


class NoteScreen(Panel):
    """One line to write on; what has been written on this step stands below."""

    NAME = Message("Write down")
    HINTS = (("⏎", Message("note")), ("ctrl+o", Message("outcome, for the outcome sheet")))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "outcome", "outcome", show=False)]

    def inside(self) -> ComposeResult:
        """The line and the notes so far."""
        yield Input(id="text", placeholder=self.desk.say("What was said, agreed or decided"))
        yield Static(column(self._written()), id="written")

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self) -> None:
        """A note."""
        self._keep("note")

    def action_outcome(self) -> None:
        """Something for the outcome sheet."""
        self._keep("outcome")

    def _keep(self, action: str) -> None:
        line = self.query_one(Input)
        if self.lead(action, line.value):
            line.value = ""
            self.query_one("#written", Static).update(column(self._written()))

    def _written(self) -> list[Content]:
        session = self.desk.room.session
        notes = [note for note in session.led.notes if note.step == (session.last or "")]
        lines = [row(words("★ " if note.outcome else "· ", "$accent"), words(note.text)) for note in notes]
        return lines or [NOTHING]
