"""A form for somebody without a phone: one line per question, typed and sent with the keys alone."""

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from facilitator.domain import typed
from facilitator.domain.fields import UNSURE, Field
from facilitator.domain.words import N_, Message, Refusal
from facilitator.standing_in import Asked, asked, meant, submit
from facilitator.tui.desk import Desk
from facilitator.tui.roll import called
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import NOTHING, column, row, words
from facilitator.tui.telling import tell, tell_refusal

_LONGEST = 2000


class AnsweringScreen(Panel):
    """Asks ``question`` line by line; what is half typed waits at the desk until the same is asked again."""

    NAME = Message("Answer for somebody")
    HINTS = (
        ("⏎", Message("on, and send at the end")),
        ("↑↓", Message("another question")),
        ("ctrl+o", Message("send now")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "question before", show=False),
        Binding("down", "app.focus_next", "next question", show=False),
        Binding("ctrl+o", "send", "send", show=False),
    ]

    def __init__(self, desk: Desk, question: Asked) -> None:
        super().__init__(desk)
        self._question = question
        self._at = (question.participant, question.step, question.round)
        self._before = [question.before.get(field.id, "") for field in question.fields]

    @classmethod
    def open(cls, app: App[Any], desk: Desk, participant: str) -> None:
        """Open the form for a person, or tell why it cannot be."""
        try:
            app.push_screen(cls(desk, asked(desk.room, participant)))
        except Refusal as refusal:
            tell_refusal(app, refusal, desk.say)

    def inside(self) -> ComposeResult:
        """Who and what it is about; per field its label, how to answer it, a line, and what the line means."""
        say, question = self.desk.say, self._question
        title = say.pick(self.desk.room.workshop.step(question.step).title)
        person = self.desk.room.session.participants[question.participant]
        who = called(person, self.desk)
        yield Static(row(words(who, "bold $primary"), "   ", words(title, "bold")))
        lines = self.desk.drafts.get(self._at, self._before)
        with VerticalScroll(id="form", can_focus=False):
            above: Field | None = None
            for place, field in enumerate(question.fields):
                with Vertical(classes="field"):
                    yield Static(column(self._ask(field, above)))
                    yield Input(lines[place], id=f"line-{place}", max_length=_LONGEST)
                    if hasattr(field, "options"):
                        yield Static(NOTHING, id=f"meant-{place}")
                above = field

    def on_mount(self) -> None:
        """Type at once."""
        self.query(Input).first().focus()

    def _how(self, field: Field | None) -> list[Content]:
        """How a field is answered, and its options under their numbers."""
        if field is None:
            return []
        say, options = self.desk.say, getattr(field, "options", None)
        if options == ():
            return [words(say("There is nothing to choose from yet."), "$text-muted")]
        how = say.say(typed.how(field)) + (say(", or ? for don't know") if getattr(field, "unsure", False) else "")
        handles = typed.handles(options or ()).items()
        named = [row(words(f"{handle:>3}  ", "bold $primary"), words(each.label)) for handle, each in handles]
        return [words(how, "$text-muted"), *named]

    def _ask(self, field: Field, above: Field | None) -> Iterator[Content]:
        """The question, and how it is answered where that is not as with the one above."""
        yield words(field.label, "bold")
        how = self._how(field)
        yield from how if how != self._how(above) else ()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed, and say what the line means where it names options."""
        self._keep()
        place = self._place(event.input)
        field = self._question.fields[place]
        if not hasattr(field, "options"):
            return
        try:
            unsure = typed.filled(field, event.value.strip()).get(field.id) == [UNSURE]
            told = words(self.desk.say("I don't know") if unsure else meant(field, event.value), "$success")
        except Refusal:
            told = words("…", "$text-muted")
        self.query_one(f"#meant-{place}", Static).update(told)

    def _lines(self) -> list[str]:
        return [line.value for line in self.query(Input)]

    def _keep(self) -> None:
        lines = self._lines()
        if lines == self._before:
            self.desk.drafts.pop(self._at, None)
        elif len(lines) == len(self._before):
            self.desk.drafts[self._at] = lines

    async def action_dismiss(self, result: None = None) -> None:
        """Leave; what is half typed is kept."""
        if self._at in self.desk.drafts:
            text = N_("What you typed for person %(number)d is kept until you come back.")
            tell(self.app, self.desk.say(text, number=self._question.number))
        await super().action_dismiss(result)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the whole question."""
        if isinstance(event.widget.parent, Vertical):
            event.widget.parent.scroll_visible(animate=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next question, or done."""
        if self._place(event.input) + 1 < len(self._question.fields):
            self.focus_next()
        else:
            self.action_send()

    def _place(self, line: Input) -> int:
        return int((line.id or "-0").partition("-")[2])

    def action_send(self) -> None:
        """Send it; the keys go on meanwhile."""
        self.run_worker(self._send(), exclusive=True)

    async def _send(self) -> None:
        """Send, and close once it is on disk; what is wrong is told at its question."""
        room, question = self.desk.room, self._question
        try:
            receipt = submit(room, question, self._lines())
            await room.journal.durable(receipt.seq)
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self.desk.say)
            place = next((i for i, f in enumerate(question.fields) if f.id == getattr(error, "field", "")), None)
            if place is not None:
                self.query_one(f"#line-{place}", Input).focus()
            return
        self.desk.drafts.pop(self._at, None)
        tell(self.app, self.desk.say("saved for person %(number)d", number=question.number))
        self.dismiss()
