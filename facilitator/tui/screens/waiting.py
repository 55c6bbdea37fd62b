"""What a wall shows before it has a session to follow: what to do, or which sessions there are to choose from."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.language import Language
from facilitator.tui.show import NOTHING, column, words
from facilitator.tui.widgets.keys import Key, Keys
from facilitator.tui.widgets.wire import Wire

_BIRDS = 3


class WaitingScreen(Screen[None]):
    """Waits for the session ``awaited``, any one if that is empty; ``offer`` gives those that run."""

    CSS_PATH: ClassVar[str] = "waiting.tcss"

    class Chosen(Message):
        """The session this wall is for."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self, say: Language, awaited: str) -> None:
        super().__init__()
        self._say, self._awaited = say, awaited
        self._choices: tuple[tuple[str, Path], ...] = ()
        self._note = ""

    def compose(self) -> ComposeResult:
        """Title, what to do, list, keys."""
        with Vertical(id="middle"):
            yield Wire(birds=_BIRDS)
            yield Static(words("facilitator", "bold"), id="name")
            yield Static(NOTHING, id="told")
            yield OptionList(id="choices")
        yield Keys()

    def on_mount(self) -> None:
        """Say what to do."""
        self._show()

    def offer(self, choices: Sequence[tuple[str, Path]], note: str = "") -> None:
        """Let one of these be chosen, labels with paths; with none, say what to do, and what stands in the way."""
        if (tuple(choices), note) != (self._choices, self._note):
            self._choices, self._note = tuple(choices), note
            self._show()

    def _show(self) -> None:
        say, some = self._say, bool(self._choices)
        self.query_one("#told", Static).update(column(words(text, style) for text, style in self._told()))
        listed = self.query_one(OptionList)
        listed.display = some
        listed.clear_options()
        listed.add_options([Option(words(label), id=str(i)) for i, (label, _) in enumerate(self._choices)])
        if some:
            listed.focus()
            listed.action_first()
        chosen = (Key("⏎", say("this one"), natural=True), Key("↑↓", say("choose"))) if some else ()
        ends = (Key("?", say("help"), always=True), Key("q", say("quit"), always=True))
        self.query_one(Keys).keys = (*chosen, Key("d", say("colours")), *ends)

    def _told(self) -> list[tuple[str, str]]:
        say = self._say
        if self._choices:
            return [(say("Several sessions are running. Which one is for this room?"), "bold")]
        told = [(say("This window shows the room what it may see."), "bold"), ("", "")]
        if self._note:
            return [*told, (self._note, "bold $warning")]
        if self._awaited:
            then = [say("It waits for the session %(name)s and follows it by itself.", name=self._awaited)]
        else:
            then = [
                say("Start or resume a session in another window."),
                say("It appears here by itself."),
            ]
        return [*told, *((line, "$text-muted") for line in then)]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which one was chosen."""
        place = int(event.option.id or 0)
        if place < len(self._choices):
            self.post_message(self.Chosen(self._choices[place][1]))
