"""What a plan asks its facilitator before the day: one line per question, on one panel."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from facilitator.domain.asking import EMPTY
from facilitator.domain.words import N_, Refusal
from facilitator.language import Language
from facilitator.preparing import Preparing, Question
from facilitator.tui.screens.over import Over
from facilitator.tui.show import NOTHING, words
from facilitator.tui.widgets.keys import Hints, Key

_HINTS = (("⏎", N_("next question; begin after the last one")), ("esc", N_("back")))


class PreparingScreen(Over[Mapping[str, str] | None]):
    """Asks every question; ends with the answers by id, or with None if the person goes back."""

    CSS_PATH: ClassVar[str] = "preparing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "back", show=False)]
    VERTICAL_BREAKPOINTS = [(0, "short"), (32, "medium")]  # noqa: RUF012  as Textual declares it

    def __init__(self, preparing: Preparing, say: Language) -> None:
        super().__init__()
        self._preparing, self._say = preparing, say
        self._questions = preparing.questions

    def compose(self) -> ComposeResult:
        """The plan's title, a box per question, keys."""
        say = self._say
        with Vertical(id="panel"):
            yield Static(words(self._preparing.title, "bold $accent"), id="name")
            told = say("Before the day. Phones are not told this; the room reads it if the projector is on.")
            yield Static(words(told, "$text-muted"), id="why")
            with VerticalScroll(id="questions", can_focus=False):
                for place, question in enumerate(self._questions):
                    yield from self._box(place, question)
            yield Hints(tuple(Key(key, say(label)) for key, label in _HINTS))

    def _box(self, place: int, question: Question) -> ComposeResult:
        with Vertical(classes="question"):
            yield Static(words(question.text), classes="label")
            yield Input(question.standing, placeholder=self._say.say(question.expected), id=f"q{place}", max_length=400)
            yield Static(NOTHING, id=f"problem{place}", classes="problem")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one("#q0", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed anew is not wrong yet."""
        self._tell(self._place(event.input), "")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next question, or begin; what will not do is said below its box."""
        place = self._place(event.input)
        if not self._right(place):
            return
        if place + 1 < len(self._questions):
            self.query_one(f"#q{place + 1}", Input).focus()
        else:
            self._begin()

    def _begin(self) -> None:
        wrong = next((place for place in range(len(self._questions)) if not self._right(place)), None)
        if wrong is not None:
            self.query_one(f"#q{wrong}", Input).focus()
            return
        self.dismiss({question.id: self._typed(place) for place, question in enumerate(self._questions)})

    def _right(self, place: int) -> bool:
        try:
            self._preparing.check(self._questions[place].id, self._typed(place))
        except Refusal as refusal:
            self._tell(place, self._say.say(refusal.message))
            return False
        return True

    def _typed(self, place: int) -> str:
        typed = self.query_one(f"#q{place}", Input).value
        return EMPTY if self._questions[place].standing and not typed.strip() else typed

    def _tell(self, place: int, text: str) -> None:
        shown = self.query_one(f"#problem{place}", Static)
        shown.update(words(text, "$error") if text else NOTHING)
        shown.display = bool(text)

    @staticmethod
    def _place(box: Input) -> int:
        return int((box.id or "q0").removeprefix("q"))
