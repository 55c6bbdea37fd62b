"""The name of somebody without a phone, where the plan asks for names."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Input

from facilitator.domain.words import Message
from facilitator.tui.desk import Desk
from facilitator.tui.screens.panel import Panel


class NamingScreen(Panel):
    """Asks for a name and hands it on; it may stay empty."""

    NAME = Message("Who is it?")
    HINTS = (("⏎", Message("let them in")),)

    def __init__(self, desk: Desk, named: Callable[[str], None]) -> None:
        super().__init__(desk)
        self._named = named

    def inside(self) -> ComposeResult:
        """One box."""
        yield Input(id="name-of", max_length=40)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand it on."""
        self.dismiss()
        self._named(event.value)
