"""The phone that leads too: its PIN and address while it is on offer, and the key that ends it."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.words import Message, Refusal
from facilitator.live import Clicker
from facilitator.tui.screens.panel import Panel
from facilitator.tui.show import NOTHING, column, row, words
from facilitator.tui.telling import tell_refusal
from facilitator.tui.widgets import big
from facilitator.tui.widgets.qr import QrCode, of_url

_LOOK = 0.5
"""Seconds between two looks at what the phone did and at the time left."""


class ClickerScreen(Panel):
    """Offers a PIN and takes it back."""

    NAME = Message("A phone to lead with")
    HINTS = (("⏎", Message("offer a new PIN")), ("x", Message("let no phone lead")))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "offer", "offer a PIN", show=False),
        Binding("x", "revoke", "revoke", show=False),
    ]

    @property
    def door(self) -> Clicker:
        """The clicker's door."""
        return self.desk.live.clicker

    def inside(self) -> ComposeResult:
        """The code and what to say beside it."""
        with Horizontal(id="offer"):
            yield QrCode(of_url(self.door.url), id="code")
            yield Static(NOTHING, id="told")

    def on_mount(self) -> None:
        """Look now, and from time to time."""
        self.look()
        self.set_interval(_LOOK, self.look)

    def look(self) -> None:
        """What is on offer, who leads, what ended."""
        code = self.query_one(QrCode)
        code.display = bool(self.door.pin)
        self.set_class(code.display, "offering")
        code.data = of_url(self.door.url)
        self.query_one("#told", Static).update(column(self._told()))

    def action_offer(self) -> None:
        """A new PIN."""
        try:
            self.door.offer()
        except Refusal as refusal:
            tell_refusal(self.app, refusal, self.desk.say)
        self.look()

    def action_revoke(self) -> None:
        """No phone any more."""
        self.door.revoke()
        self.look()

    def _told(self) -> Iterator[Content]:
        say, door = self.desk.say, self.door
        if door.pin:
            yield from self._offer()
            return
        if door.ended:
            yield words(sentences.phone_ended(door.ended, say), "bold $text-accent")
            yield NOTHING
        if door.paired:
            yield words(say("A phone leads."), "bold $success")
            yield words(say("Is it not yours? x ends it at once; what it did, u takes back."))
            return
        text = say(
            "One phone can go on, open, close and show, and has the guide on it. It is off until you offer a PIN."
        )
        yield words(text)

    def _offer(self) -> Iterator[Content]:
        say, door = self.desk.say, self.door
        pin = f"{door.pin[:3]} {door.pin[3:]}"
        yield from (words(line, "bold $primary") for line in big.lines(pin))
        yield NOTHING
        yield words(door.url.removeprefix("http://"), "bold")
        yield NOTHING
        yield row(words(sentences.clock(door.left), "bold"), words("  " + say("left"), "$text-muted"))
        if door.wrong:
            yield words(say.count("%(n)d wrong try", "%(n)d wrong tries", door.wrong), "$text-accent")
        yield NOTHING
        if door.paired:
            yield words(say("The phone that leads goes on until another one has this PIN."))
        else:
            told = say("Who types it first leads: type it before you show this screen around.")
            yield words(told, "$text-muted")
