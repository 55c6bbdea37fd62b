"""The first screen: choose a plan, or go on with a session."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.words import Refusal
from facilitator.language import Language
from facilitator.preparing import Preparing
from facilitator.tui.screens.preparing import PreparingScreen
from facilitator.tui.show import row, words
from facilitator.tui.telling import tell_refusal
from facilitator.tui.widgets.keys import Key, Keys
from facilitator.tui.widgets.wire import Wire

_BIRDS = 7
_NOTHING: Mapping[str, str] = MappingProxyType({})


class HomeScreen(Screen[None]):
    """Lists ``plans`` and ``sessions``, each with its title or label and its path; ``left``, not ended, before them.

    What a chosen plan asks its facilitator is asked first, if there is somebody to ``prepare`` it.
    """

    CSS_PATH: ClassVar[str] = "home.tcss"

    class Chosen(Message):
        """A plan to start with the ``answers`` to its questions, or a session to ``resume``."""

        def __init__(self, path: Path, answers: Mapping[str, str] = _NOTHING, *, resume: bool) -> None:
            super().__init__()
            self.path = path
            self.answers = answers
            self.resume = resume

    def __init__(
        self,
        say: Language,
        plans: Sequence[tuple[str, Path]],
        sessions: Sequence[tuple[str, Path]],
        left: tuple[str, Path] | None = None,
        prepare: Callable[[Path], Preparing] | None = None,
    ) -> None:
        super().__init__()
        self._say, self._prepare = say, prepare
        unended = [left] if left else []
        self._parts = [
            (say("Go on where the room is"), unended, True),
            (say("Start a plan"), plans, False),
            (say("Go on with a session"), sessions, True),
        ]
        self._choices = [(path, resume) for _, part, resume in self._parts for _, path in part]

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
        found: list[Option | None] = []
        number = 0
        for title, part, _ in self._parts:
            if not part:
                continue
            found += [None] if found else []
            found.append(Option(self._head(title), disabled=True))
            found += [Option(row("  ", words(label)), id=str(number + i)) for i, (label, _) in enumerate(part)]
            number += len(part)
        say = self._say
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
            if resume or self._prepare is None:
                self.post_message(self.Chosen(path, resume=resume))
            else:
                self._ask(path, self._prepare)

    def _ask(self, path: Path, prepare: Callable[[Path], Preparing]) -> None:
        """Start the plan, after its questions if it has some."""
        try:
            preparing = prepare(path)
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self._say)
            return
        if not preparing.questions:
            self.post_message(self.Chosen(path, resume=False))
            return

        def start(answers: Mapping[str, str] | None) -> None:
            if answers is not None:
                self.post_message(self.Chosen(path, answers, resume=False))

        self.app.push_screen(PreparingScreen(preparing, self._say), start)
