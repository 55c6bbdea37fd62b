"""Small panels with one line to write on: another spelling, another name, something to find."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from facilitator.domain.actions.moderating import LONGEST
from facilitator.domain.words import Message
from facilitator.tui.desk import Desk
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import words


class _Line(Panel):
    """A line with a text to begin with; the first key replaces it where ``ANEW``."""

    ANEW: ClassVar[bool] = False

    def __init__(self, desk: Desk, text: str = "") -> None:
        super().__init__(desk)
        self._text = text

    def inside(self) -> ComposeResult:
        """The line."""
        yield Input(self._text, id="text", max_length=LONGEST, select_on_focus=self.ANEW)

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(Input).focus()


class _Words(_Line):
    """Gives one thing other words with ``ACTION``, or its own ones back."""

    ACTION: ClassVar[str]
    HINTS = (("⏎", Message("keep")), ("ctrl+o", Message("its own words again")))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "own", "its own words again", show=False)]

    def __init__(self, desk: Desk, name: str, text: str, original: str = "") -> None:
        super().__init__(desk, text)
        self._name, self._original = name, original

    def inside(self) -> ComposeResult:
        """The line, and what it was."""
        yield from super().inside()
        say = self.desk.say
        written = self._original or self._text
        yield Static(words(say("Written as: %(text)s", text=written), "$text-muted"), id="original")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep what was written; nothing written gives back its own words."""
        self._give(event.value)

    def action_own(self) -> None:
        """Give back its own words."""
        self._give("")

    def _give(self, text: str) -> None:
        if text == self._text or self.lead(self.ACTION, f"{self._name} {text}"):
            self.dismiss()


class EditScreen(_Words):
    """Another spelling for an entry."""

    NAME = Message("Edit the spelling")
    ACTION = "edit"


class RenameScreen(_Words):
    """Another name for a theme."""

    NAME = Message("Rename the theme")
    ACTION = "rename"


class FindScreen(_Line):
    """Something to look for; ``found`` is called with it."""

    NAME = Message("Find an answer or a theme")
    ANEW = True
    HINTS = (("⏎", Message("find the next one")),)

    def __init__(self, desk: Desk, text: str, found: Callable[[str], None]) -> None:
        super().__init__(desk, text)
        self._found = found

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look for it."""
        self.dismiss()
        self._found(event.value)
