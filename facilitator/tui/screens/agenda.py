"""The agenda to go by: every step with its minutes, and a way to any of them."""

from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.agenda import agenda
from facilitator.domain.words import Message
from facilitator.tui.figures.agenda import heading, item_line
from facilitator.tui.screens.panel import Panel

_WIDTH, _BESIDE = 74, 14
"""Cells of a step at most, and of all that stands beside it in a narrow window."""


class AgendaScreen(Panel):
    """Lists the steps; the chosen one becomes the room's."""

    NAME = Message("Go to")
    HINTS = (("↑↓", Message("choose")), ("⏎", Message("go there")))

    def inside(self) -> ComposeResult:
        """The steps."""
        room = self.desk.room
        width, say = min(_WIDTH, self.app.size.width - _BESIDE), self.desk.say
        items = agenda(room.session, room.clock())
        yield Static(heading(width, say), classes="label")
        yield OptionList(*(Option(item_line(item, width, say), id=item.id) for item in items), id="steps")

    def on_mount(self) -> None:
        """Begin at the present step."""
        steps, here = self.query_one(OptionList), self.desk.room.session.last
        steps.focus()
        steps.highlighted = next((i for i, s in enumerate(self.desk.room.workshop.steps) if s.id == here), 0)
        self.call_after_refresh(steps.scroll_to_highlight)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go there."""
        if event.option.id and self.lead("jump", event.option.id):
            self.dismiss()
