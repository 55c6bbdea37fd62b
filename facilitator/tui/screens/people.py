"""Who is in the room, person by person; groups, the door, how many are expected, and taking somebody out."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.roster import roster
from facilitator.domain.words import Message, Refusal
from facilitator.tui.roll import person_line
from facilitator.tui.screens.answering import AnsweringScreen
from facilitator.tui.screens.expecting import ExpectingScreen
from facilitator.tui.screens.groups import GroupsScreen
from facilitator.tui.screens.panel import Panel
from facilitator.tui.screens.proxy import ProxyScreen
from facilitator.tui.screens.removing import RemovingScreen
from facilitator.tui.show import NOTHING, row, words
from facilitator.tui.telling import tell, tell_refusal

_LOOK = 1.0
"""Seconds between two looks at who is there."""


class PeopleScreen(Panel):
    """Lists the people; one of them is chosen."""

    NAME = Message("People")
    HINTS = (
        ("⏎", Message("answer for this person")),
        ("+", Message("somebody without a phone")),
        ("x", Message("take this person out")),
        ("e", Message("how many are expected")),
        ("g", Message("groups")),
        ("l", Message("the door")),
        ("u", Message("undo")),
    )
    NAMES = ("n", Message("names"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "proxy", "somebody without a phone", show=False),
        Binding("x,delete", "remove", "take out", show=False),
        Binding("e", "expect", "expected", show=False),
        Binding("g", "groups", "groups", show=False),
        Binding("l", "door", "the door", show=False),
        Binding("n", "names", "names", show=False),
        Binding("u", "undo", "undo", show=False),
    ]

    def hints(self) -> tuple[tuple[str, Message], ...]:
        """Its keys; that of the names only where the plan asks for them."""
        return (*self.HINTS, self.NAMES) if self.desk.room.workshop.names else self.HINTS

    def inside(self) -> ComposeResult:
        """How many there are, and who."""
        yield Static(NOTHING, id="count")
        yield OptionList(id="people")

    def on_mount(self) -> None:
        """Look now, and from time to time."""
        self._lines: dict[str, Content] = {}
        self._named = self.desk.room.workshop.names and self.desk.sees_all
        self.look()
        self.set_interval(_LOOK, self.look)
        self.query_one(OptionList).focus()

    def on_screen_resume(self) -> None:
        """Look again after another panel."""
        if self.query(OptionList):
            self.look()

    def look(self) -> None:
        """Who is there now; the chosen one stays chosen."""
        self.query_one("#count", Static).update(row(*self._count()))
        people = roster(self.desk.room.session, self.desk.live.present)
        lines = {person.id: person_line(person, self.desk, named=self._named) for person in people}
        if lines == self._lines:
            return
        listed = self.query_one(OptionList)
        if list(lines) == list(self._lines):
            for name in (name for name in lines if lines[name] != self._lines[name]):
                listed.replace_option_prompt(name, lines[name])
        else:
            place = listed.highlighted or 0
            listed.clear_options()
            listed.add_options([Option(content, id=name) for name, content in lines.items()])
            listed.highlighted = min(place, len(lines) - 1) if lines else None
        self._lines = lines

    def _count(self) -> Iterator[Content]:
        say, session = self.desk.say, self.desk.room.session
        joined, expected = len(session.people), session.led.expected
        if not expected:
            yield words(say.count("%(n)d has joined", "%(n)d have joined", joined), "bold")
        else:
            yield words(say("joined %(n)d of %(expected)d", n=joined, expected=expected), "bold")
        if expected and joined > expected:
            yield words("   " + say("more than expected"), "bold $warning")
        yield words(
            "   " + (say("the door is locked") if session.led.locked else say("the door is open")), "$text-muted"
        )

    @property
    def chosen(self) -> str | None:
        """The id of the person that is chosen."""
        listed = self.query_one(OptionList)
        return listed.get_option_at_index(listed.highlighted).id if listed.highlighted is not None else None

    def on_option_list_option_selected(self) -> None:
        """Answer for that person."""
        if self.chosen is not None:
            AnsweringScreen.open(self.app, self.desk, self.chosen)

    def action_proxy(self) -> None:
        """Let somebody without a phone in."""
        self.app.push_screen(ProxyScreen(self.desk))

    def action_remove(self) -> None:
        """Ask once, then take that person out."""
        if self.chosen is not None:
            self.app.push_screen(RemovingScreen(self.desk, self.chosen))

    def action_expect(self) -> None:
        """Say how many are expected."""
        self.app.push_screen(ExpectingScreen(self.desk))

    def action_groups(self) -> None:
        """Say which groups phones may choose from."""
        self.app.push_screen(GroupsScreen(self.desk))

    def action_names(self) -> None:
        """Show the names, or hide them again; at first they are to be seen only where the room does not see this."""
        if self.desk.room.workshop.names:
            self._named = not self._named
            self.look()
            if self._named and not self.desk.sees_all:
                say = self.desk.say
                tell(self.app, say("Names are for you alone: the room must not see this screen now."))

    def action_undo(self) -> None:
        """Take back what was done last, such as taking out the wrong one."""
        try:
            tell(self.app, self.desk.lead("undo"))
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self.desk.say)
        self.look()

    def action_door(self) -> None:
        """Lock the door, or open it."""
        self.lead("unlock" if self.desk.room.session.led.locked else "lock")
        self.look()
