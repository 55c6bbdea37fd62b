"""What the panels over the room share: a frame with a title, their keys below, and Escape to close."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from facilitator.domain.words import Message, Refusal
from facilitator.tui.desk import Desk
from facilitator.tui.screens.over import Over
from facilitator.tui.show import NOTHING, words
from facilitator.tui.telling import tell_kept, tell_refusal
from facilitator.tui.widgets.keys import Hints, Key


class Panel(Over[None]):
    """A panel of the desk; subclasses compose ``inside`` and tell their keys in ``HINTS``."""

    CSS_PATH: ClassVar[str] = "panel.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close", show=False)]
    VERTICAL_BREAKPOINTS = [(0, "short"), (32, "medium")]  # noqa: RUF012  as Textual declares it
    NAME: ClassVar[Message]
    HINTS: ClassVar[tuple[tuple[str, Message], ...]] = ()
    CLOSES = Message("close this panel")

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Title, what is inside, keys."""
        say = self.desk.say
        with Vertical(id="panel"):
            yield Static(words(say.say(self.NAME), "bold $accent"), id="name")
            yield from self.inside()
            hints = (*self.hints(), ("esc", self.CLOSES))
            yield Hints(tuple(Key(key, say.say(label)) for key, label in hints))

    def hints(self) -> tuple[tuple[str, Message], ...]:
        """Its keys and what they do."""
        return self.HINTS

    def inside(self) -> ComposeResult:
        """The widgets between title and keys."""
        yield Static(NOTHING)

    def lead(self, action: str, argument: str = "") -> bool:
        """Carry out a host action; whether it was done, and if not it is told why."""
        try:
            done = self.desk.room.do(action, argument)
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self.desk.say)
            return False
        tell_kept(self.app, self.desk.room, self.desk.say.say(done), self.desk.say)
        return True
