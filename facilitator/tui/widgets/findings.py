"""The findings of the check as a list to go through; a command of the highlighted one can be copied."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from facilitator.check.finding import Finding, State
from facilitator.language import Language
from facilitator.tui.show import column, line, row, words, wrapped
from facilitator.tui.telling import tell

_MARKS: dict[State, tuple[str, str]] = {
    "ok": ("✓", "bold $success"),
    "warn": ("!", "bold $warning"),
    "bad": ("✗", "bold $error"),
    "unknown": ("?", "bold $text-muted"),
}
_NAME = 17
"""Cells of the names of matters."""
_NARROW = 60
"""Cells below which names stand on lines of their own."""


def block(finding: Finding, say: Language, width: int) -> Content:
    """One finding in ``width`` cells: mark and name, then sentence, what to do and command, beside or below them."""
    mark, style = _MARKS[finding.state]
    beside = width >= _NARROW
    indent = _NAME + 3 if beside else 2
    told = wrapped(say.say(finding.said), width - indent, 4)
    told += wrapped(say.say(finding.todo), width - indent, 4, "$text-muted") if finding.todo else []
    told += wrapped(finding.command, width - indent, 6, "bold $primary")
    name = say.say(finding.what)
    head = row(words(f"{mark} ", style), line(name, _NAME, "bold") if beside else words(name, "bold"), " ")
    rows = [row(head if beside and place == 0 else " " * indent, text) for place, text in enumerate(told)]
    return column(rows if beside else [head, *rows])


class Findings(OptionList):
    """Lists findings; ``show`` gives it other ones and keeps the place."""

    DEFAULT_CSS = """
    Findings { height: 1fr; max-height: 100%; border: none; background: $surface; padding: 0;
      scrollbar-size-vertical: 1; }
    Findings:focus { border: none; background-tint: $foreground 0%; }
    Findings > .option-list--option-highlighted, Findings:focus > .option-list--option-highlighted {
      background: $panel; color: $foreground; text-style: none; }
    """

    def __init__(self, say: Language) -> None:
        super().__init__()
        self._say = say
        self._findings: tuple[Finding, ...] = ()

    def copy(self) -> None:
        """Copy the command of the highlighted finding, if it has one."""
        say = self._say
        command = self._findings[self.highlighted].command if self.highlighted is not None else ""
        if command:
            self.app.copy_to_clipboard(command)
            tell(self.app, say("Copied, if this terminal lets programs copy: %(command)s", command=command))

    def show(self, findings: Sequence[Finding]) -> None:
        """Other findings, if they are."""
        if tuple(findings) != self._findings:
            self._findings = tuple(findings)
            self._write()

    def on_resize(self) -> None:
        """Another width."""
        self._write()

    def _write(self) -> None:
        place, width = self.highlighted, self.scrollable_content_region.width - 2
        self.clear_options()
        self.add_options([Option(block(finding, self._say, width)) for finding in self._findings])
        if self._findings:
            self.highlighted = min(place or 0, len(self._findings) - 1)
