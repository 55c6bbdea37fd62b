"""The first screen: choose a plan, or go on with a session."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.language import Language
from facilitator.tui.show import row, words
from facilitator.tui.widgets.keys import Key, Keys
from facilitator.tui.widgets.wire import Wire

_BIRDS = 7


class HomeScreen(Screen[None]):
    """Lists ``plans`` and ``sessions``, each with its title or label and its path."""

    CSS_PATH: ClassVar[str] = "home.tcss"

    class Chosen(Message):
        """A plan to start, or a session to ``resume``."""

        def __init__(self, path: Path, *, resume: bool) -> None:
            super().__init__()
            self.path = path
            self.resume = resume

    def __init__(self, say: Language, plans: Sequence[tuple[str, Path]], sessions: Sequence[tuple[str, Path]]) -> None:
        super().__init__()
        self._say = say
        self._choices = [(p, False) for _, p in plans] + [(p, True) for _, p in sessions]
        self._plans, self._sessions = plans, sessions

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        say = self._say
        with Vertical(id="middle"):
            yield Wire(birds=_BIRDS)
            yield Static(words("facilitator", "bold"), id="name")
            yield Static(
                words(say("From sparrows to starlings: see how far a room agrees."), "$text-muted"), id="motto"
            )
            yield OptionList(*self._options(), id="choices")
        yield Keys()

    def _options(self) -> list[Option | None]:
        say = self._say
        found: list[Option | None] = []
        if self._plans:
            found.append(Option(self._head(say("Start a plan")), disabled=True))
            found += [Option(row("  ", words(title)), id=str(i)) for i, (title, _) in enumerate(self._plans)]
        if self._sessions:
            found += [None] if found else []
            found.append(Option(self._head(say("Go on with a session")), disabled=True))
            first = len(self._plans)
            found += [Option(row("  ", words(label)), id=str(first + i)) for i, (label, _) in enumerate(self._sessions)]
        return found or [Option(words(say("There is no plan here yet.")), disabled=True)]

    @staticmethod
    def _head(text: str) -> Content:
        return words(text, "bold $accent")

    def on_mount(self) -> None:
        """Offer the keys and the first choice."""
        say = self._say
        self.query_one(Keys).keys = (
            Key("⏎", say("open"), natural=True),
            Key("↑↓", say("choose")),
            Key("d", say("colours")),
            Key("?", say("help"), always=True),
            Key("q", say("quit"), always=True),
        )
        choices = self.query_one(OptionList)
        choices.focus()
        choices.action_first()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which one was chosen."""
        if event.option.id is not None:
            path, resume = self._choices[int(event.option.id)]
            self.post_message(self.Chosen(path, resume=resume))
