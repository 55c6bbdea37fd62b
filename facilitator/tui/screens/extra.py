"""A question of the moment: what it asks and how, put in as the next step of the plan."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.actions.spontaneous import KINDS
from facilitator.domain.words import Message
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import words

_LABELS = {
    "scale": Message("agree or not, on five points"),
    "choice": Message("one of several options"),
    "collect": Message("short answers"),
    "ready": Message("is everyone done?"),
}
_PARTS = {
    "scale": Message("Words of both ends, with / between them (may be empty)"),
    "choice": Message("Options, with / between them"),
    "collect": Message("Nothing more is needed"),
    "ready": Message("Nothing more is needed"),
}


class ExtraScreen(Panel):
    """Asks for kind, question and parts."""

    NAME = Message("Ask something else")
    HINTS = (("⏎", Message("put it in as the next step")), ("ctrl+o", Message("put it in and open it now")))
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+o", "open_now", "open now", show=False)]

    def inside(self) -> ComposeResult:
        """A list of kinds, the question, its parts."""
        say = self.desk.say
        yield OptionList(*(Option(words(say.say(_LABELS[kind])), id=kind) for kind in KINDS), id="kinds")
        yield Static(words(say("Question")), classes="label")
        yield Input(id="question", max_length=140)
        yield Static(words(""), id="parts-label", classes="label")
        yield Input(id="parts", max_length=600)

    def on_mount(self) -> None:
        """Begin with the kind."""
        kinds = self.query_one(OptionList)
        kinds.focus()
        kinds.highlighted = 0

    @property
    def kind(self) -> str:
        """The chosen kind."""
        return KINDS[self.query_one(OptionList).highlighted or 0]

    def on_option_list_option_highlighted(self) -> None:
        """Say what else is needed."""
        label = self.desk.say.say(_PARTS[self.kind])
        self.query_one("#parts-label", Static).update(words(label))

    def on_option_list_option_selected(self) -> None:
        """On to the question, or done where there is none to write."""
        if self.kind == "ready":
            self._put_in()
        else:
            self.query_one("#question", Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the parts, or done."""
        if event.input.id == "question" and self.kind in {"choice", "scale"}:
            self.query_one("#parts", Input).focus()
        else:
            self._put_in()

    def _put_in(self) -> bool:
        question, parts = self.query_one("#question", Input).value, self.query_one("#parts", Input).value
        lines = [self.kind, question, *(part.strip() for part in parts.split("/"))]
        done = self.lead("insert", "\n".join(lines))
        if done:
            self.dismiss()
        return done

    def action_open_now(self) -> None:
        """Put it in, go there and open it."""
        if self._put_in() and self.lead("next"):
            self.lead("open")
