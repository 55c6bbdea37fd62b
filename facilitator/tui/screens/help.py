"""The help: the step's guide, where the numbers come from, and every key."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.domain.figures import Figure
from facilitator.domain.words import N_, Message
from facilitator.language import Language
from facilitator.tui.deeds import DESK, HOST
from facilitator.tui.desk import Desk
from facilitator.tui.keymap import DEFAULT, shown
from facilitator.tui.show import NOTHING, column, row, words

_ALSO = (
    ("space", Message("the natural next thing; the footer says which")),
    ("↑ ↓", Message("one part of the question, or all of them together")),
    ("ctrl+p", Message("every action by name")),
    ("esc", Message("close this panel")),
)


class HelpScreen(ModalScreen[None]):
    """Explains what is on screen; ``guide`` is the step's, empty without one."""

    CSS_PATH: ClassVar[str] = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q", "dismiss", "close", show=False)]

    def __init__(
        self,
        say: Language,
        guide: str = "",
        figure: Figure | None = None,
        agreement: Agreement | None = None,
        keys: Mapping[str, str] = DEFAULT,
    ) -> None:
        super().__init__()
        self._own = keys
        self._say = say
        self._guide, self._figure, self._agreement = guide, figure, agreement

    @classmethod
    def of(cls, desk: Desk | None, say: Language) -> "HelpScreen":
        """The help for what the desk looks at, or in general."""
        if desk is None or desk.room.session.current is None:
            return cls(say, keys=desk.keys if desk else DEFAULT)
        picture = desk.picture()
        return cls(say, picture.guide, picture.figure, picture.agreement, desk.keys)

    def compose(self) -> ComposeResult:
        """One column that scrolls."""
        with VerticalScroll(id="panel"):
            yield Static(column([*self._guidance(), *self._numbers(), *self._keys()]))

    def _guidance(self) -> Iterator[Content]:
        say = self._say
        if self._guide.strip():
            yield words(say("Guide"), "bold $accent")
            yield words(self._guide.strip())
            yield NOTHING

    def _numbers(self) -> Iterator[Content]:
        say = self._say
        yield words(say("Where the numbers come from"), "bold $accent")
        yield from (words(text) for text in sentences.formulas(self._figure, say))
        more = self._agreement
        if more and more.interval is not None and more.phi is not None:
            low, high = more.interval
            text = N_(
                "Were this room a sample of more people, they would agree by %(low).2f to %(high).2f (90 %% interval)."
            )
            yield words(say(text, low=low, high=high))
        if more and more.a is not None and more.leik is not None and more.consensus is not None:
            text = say(
                "Here: van der Eijk's A %(a).2f, Leik's D %(leik).2f, Tastle and Wierman's consensus %(consensus).2f.",
                a=more.a, leik=more.leik, consensus=more.consensus,
            )  # fmt: skip
            yield words(text)
        yield NOTHING

    def _keys(self) -> Iterator[Content]:
        say = self._say
        yield words(say("Keys"), "bold $accent")
        deeds = [(shown(self._own.get(d.id, d.key)), d.label) for d in (*HOST, *DESK)]
        yield from (
            row(words(f"{key:>7}  ", "bold $primary"), words(say.say(label))) for key, label in (*_ALSO, *deeds)
        )
