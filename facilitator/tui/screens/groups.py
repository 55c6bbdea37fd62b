"""The groups that phones may choose from when they join, typed at the desk."""

from textual.app import ComposeResult
from textual.widgets import Input, Static

from facilitator.domain.words import Message
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import words


class GroupsScreen(Panel):
    """Asks for their names, on one line."""

    NAME = Message("Which groups are here?")
    HINTS = (("⏎", Message("offer them")),)

    def inside(self) -> ComposeResult:
        """What they are for, and one box."""
        say = self.desk.say
        told = say("Phones that join choose one, or prefer not to say. Results compare groups of five people and more.")
        yield Static(words(told, "$text-muted"), id="why")
        groups = " / ".join(self.desk.room.workshop.group_names(self.desk.room.lang))
        yield Input(groups, placeholder=say("Names, with / between them; empty for no groups"), id="groups")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Offer them from now on."""
        if self.lead("groups", event.value):
            self.dismiss()
