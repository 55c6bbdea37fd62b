"""The check on a screen of its own: the code to scan on the left, what was found on the right; leads no session."""

from typing import ClassVar

import msgspec
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from facilitator.check.facts import terminal
from facilitator.check.judging import findings
from facilitator.invitation.following import told
from facilitator.language import Language
from facilitator.live import Inviting
from facilitator.tui import colours
from facilitator.tui.show import words
from facilitator.tui.widgets.entrance import Entrance, Shown
from facilitator.tui.widgets.findings import Findings
from facilitator.tui.widgets.keys import Key, Keys

_AGAIN = 1.0
"""Seconds between two looks."""


class CheckApp(App[None]):
    """Looks again and again until it is left."""

    TITLE = "facilitator"
    CSS = """
    Screen { background: $background; color: $foreground; }
    Toast { background: $panel; color: $foreground; max-width: 70%; }
    #name { height: 1; padding: 0 1; }
    Entrance { layout: vertical; width: 37; padding: 0 2 0 0; align: left top; }
    Entrance #ways { padding: 0 0 0 1; }
    Findings { height: 1fr; margin: 0 1 0 0; background: $background; }
    Keys { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "other", "other address", show=False),
        Binding("d", "colours", "colours", show=False),
        Binding("q,escape", "quit", "quit", show=False),
    ]

    def __init__(self, inviting: Inviting, say: Language) -> None:
        super().__init__()
        self._inviting, self._say = inviting, say
        for theme in colours.THEMES:
            self.register_theme(theme)
        self.theme = colours.DARK.name

    def compose(self) -> ComposeResult:
        """Heading, code, findings, keys."""
        say = self._say
        yield Static(words(say("Check: is all ready?"), "bold $accent"), id="name")
        with Horizontal():
            yield Entrance(self._say, self._shown())
            yield Findings(self._say)
        yield Keys()

    def _shown(self) -> Shown:
        moved = self._inviting.moved
        news = self._say.say(told(moved)) if moved else ""
        door = msgspec.structs.replace(self._inviting.door, wifi=None)  # the code is what is checked
        return Shown(self._inviting.url, door, "s", news=news)

    async def on_mount(self) -> None:
        """Look at once, then from time to time."""
        say = self._say
        self.query_one(Keys).keys = (
            Key("s", say("other address")),
            Key("↑↓", say("choose")),
            Key("⏎", say("copy the command")),
            Key("d", say("colours")),
            Key("q", say("quit"), always=True),
        )
        self.query_one(Findings).focus()
        await self._look()
        self.set_interval(_AGAIN, self._look)

    async def _look(self) -> None:
        self.query_one(Entrance).shown = self._shown()
        facts = await self._inviting.facts(terminal((self.size.width, self.size.height)))
        self.query_one(Findings).show(findings(facts))

    async def action_other(self) -> None:
        """Another address."""
        self._inviting.next()
        await self._look()

    def action_colours(self) -> None:
        """Other colours."""
        self.theme = colours.after(self.theme)

    def on_option_list_option_selected(self) -> None:
        """Copy the command."""
        self.query_one(Findings).copy()
