"""Taking somebody out, asked once: with their answers or without."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from facilitator.domain.words import Message
from facilitator.tui.desk import Desk
from facilitator.tui.roll import called
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import words


class RemovingScreen(Panel):
    """Asks what becomes of the answers of a participant."""

    NAME = Message("Take this person out?")
    HINTS = (("⏎", Message("out, their answers stay")), ("x", Message("out, with all their answers")))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "remove", "take out", show=False),
        Binding("x", "remove('answers')", "take out with answers", show=False),
    ]

    def __init__(self, desk: Desk, participant: str) -> None:
        super().__init__(desk)
        self._who = desk.room.session.participants[participant]

    def inside(self) -> ComposeResult:
        """Who it is about."""
        say = self.desk.say
        yield Static(words(called(self._who, self.desk), "bold"))
        yield Static(words(say("Who is taken out cannot come back alone; undo brings them back."), "$text-muted"))

    def action_remove(self, more: str = "") -> None:
        """Out."""
        if self.lead("remove", f"{self._who.number} {more}".strip()):
            self.dismiss()
