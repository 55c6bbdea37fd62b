"""The check of this machine over the lobby: what was found, what to do, commands to copy."""

from typing import ClassVar

from textual.app import ComposeResult

from facilitator.check.facts import terminal
from facilitator.check.judging import findings
from facilitator.domain.words import Message
from facilitator.tui.screens.panel import Panel
from facilitator.tui.widgets.findings import Findings

_AGAIN = 2.0
"""Seconds between two looks."""


class CheckScreen(Panel):
    """Lists the findings and looks again and again."""

    CSS_PATH: ClassVar[list[str]] = ["panel.tcss", "check.tcss"]  # type: ignore[assignment]
    NAME = Message("Check: is all ready?")
    HINTS = (("↑↓", Message("choose")), ("⏎", Message("copy the command")))

    def inside(self) -> ComposeResult:
        """The findings."""
        yield Findings(self.desk.say)

    async def on_mount(self) -> None:
        """Look at once, then from time to time."""
        await self._look()
        self.query_one(Findings).focus()
        self.set_interval(_AGAIN, self._look)

    async def _look(self) -> None:
        facts = await self.desk.live.inviting.facts(terminal((self.app.size.width, self.app.size.height)))
        self.query_one(Findings).show(findings(facts))

    def on_option_list_option_selected(self) -> None:
        """Copy the command."""
        self.query_one(Findings).copy()
