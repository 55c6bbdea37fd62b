"""People without a phone: let one in, and answer the open step for them."""

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.roster import roster
from facilitator.domain.words import Message, Refusal
from facilitator.tui.roll import person_line
from facilitator.tui.screens.answering import AnsweringScreen
from facilitator.tui.screens.naming import NamingScreen
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import row, words
from facilitator.tui.telling import tell_kept, tell_refusal

_NEW = "new-"


class ProxyScreen(Panel):
    """Lists who has no phone, and a way in for one more of each group."""

    NAME = Message("Without a phone")
    HINTS = (("⏎", Message("answer for this person, or let somebody in")),)

    def inside(self) -> ComposeResult:
        """What it is for, and the list."""
        say = self.desk.say
        told = say("What you answer here counts as theirs, and results and export say that it was given at the desk.")
        if not self.desk.live.walls:
            told += " " + say("While this screen is on the projector, the room reads along.")
        yield Static(words(told, "$text-muted"), id="why")
        yield OptionList(id="people")

    def on_mount(self) -> None:
        """Begin with the first who has no answer yet."""
        self.look()
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Look again after a form; on to the next who has no answer yet."""
        if self.query(OptionList):
            self.look()

    def look(self) -> None:
        """Who there is now."""
        people = [p for p in roster(self.desk.room.session, self.desk.live.present) if p.phone == "none"]
        workshop = self.desk.room.workshop
        named = workshop.names and self.desk.sees_all
        self._groups = workshop.groups or ("",)
        shown = self.query_one(OptionList)
        shown.clear_options()
        shown.add_options([Option(person_line(p, self.desk, named=named), id=p.id) for p in people])
        shown.add_options([Option(content, id=name) for name, content in self._ways_in()])
        waiting = next((i for i, person in enumerate(people) if not person.answered_for), len(people))
        shown.highlighted = waiting

    def _ways_in(self) -> Iterator[tuple[str, Content]]:
        say = self.desk.say
        for place, group in enumerate(self._groups):
            name = self.desk.room.workshop.group_name(group, self.desk.room.lang)
            told = row(words("  +  ", "bold $accent"), words(say("one more person")), "  ", words(name))
            yield f"{_NEW}{place}", told

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer for a person, or let one in first."""
        chosen = event.option.id or ""
        if not chosen.startswith(_NEW):
            AnsweringScreen.open(self.app, self.desk, chosen)
            return
        group = self._groups[int(chosen.removeprefix(_NEW))]
        if self.desk.room.workshop.names:
            self.app.push_screen(NamingScreen(self.desk, partial(self._let_in, group)))
        else:
            self._let_in(group)

    def _let_in(self, group: str, called: str = "") -> None:
        """Let one in; where a step is open, on to its form."""
        room = self.desk.room
        try:
            name = self.desk.live.stand_in(group, called)
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self.desk.say)
            return
        number = room.session.participants[name].number
        self.look()
        tell_kept(self.app, room, self.desk.say("person %(number)d is in", number=number), self.desk.say)
        step = room.session.current
        if step is not None and room.session.state(step.id).open and room.activity(step.id).asks:
            AnsweringScreen.open(self.app, self.desk, name)
