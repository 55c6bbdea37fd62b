"""How many people are expected, as a number."""

from textual.app import ComposeResult
from textual.widgets import Input

from facilitator.domain.words import Message
from facilitator.tui.screens.panel import Panel


class ExpectingScreen(Panel):
    """Asks for the number."""

    NAME = Message("How many people are expected?")
    HINTS = (("⏎", Message("so many; 0 for unknown")),)

    def inside(self) -> ComposeResult:
        """One box."""
        expected = self.desk.room.session.led.expected
        yield Input(str(expected) if expected else "", id="number", type="integer", max_length=5)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        if self.lead("expect", event.value.strip() or "0"):
            self.dismiss()
