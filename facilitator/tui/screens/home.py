"""The first screen: choose a plan, or go on with a session."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
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
from facilitator.live import Live
from facilitator.tui.offer import Choice, Offer
from facilitator.tui.screens.preparing import PreparingScreen
from facilitator.tui.show import row, words
from facilitator.tui.telling import tell_refusal
from facilitator.tui.widgets.keys import Key, Keys
from facilitator.tui.widgets.wire import Wire

_BIRDS = 7


class HomeScreen(Screen[None]):
    """Lists sessions and plans by their labels; what a chosen plan asks its facilitator is asked first."""

    CSS_PATH: ClassVar[str] = "home.tcss"

    class Chosen(Message):
        """A plan or a session was chosen: ``begin`` it."""

        def __init__(self, begin: Callable[[], Awaitable[Live]]) -> None:
            super().__init__()
            self.begin = begin

    def __init__(self, say: Language, offer: Offer) -> None:
        super().__init__()
        self._say, self._offer = say, offer
        unended = [offer.left] if offer.left else []
        self._parts: tuple[tuple[str, Sequence[Choice], Callable[[Path], None]], ...] = (
            (say("Go on where the room is"), unended, self._go_on),
            (say("Start a plan"), offer.plans, self._ask),
            (say("Go on with a session"), offer.sessions, self._go_on),
        )
        self._choices = [partial(choose, path) for _, part, choose in self._parts for _, path in part]

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
            self._choices[int(event.option.id)]()

    def _go_on(self, path: Path) -> None:
        self.post_message(self.Chosen(partial(self._offer.resume, path)))

    def _ask(self, path: Path) -> None:
        """Start the plan, after its questions if it has some."""
        try:
            preparing = self._offer.prepare(path)
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self._say)
            return

        def start(answers: Mapping[str, str] | None) -> None:
            if answers is not None:
                self.post_message(self.Chosen(partial(self._offer.start_plan, path, answers)))

        if preparing.questions:
            self.app.push_screen(PreparingScreen(preparing, self._say), start)
        else:
            start({})
