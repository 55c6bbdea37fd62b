"""How many have answered: a sentence and a bar; never who."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator import sentences
from facilitator.language import Language
from facilitator.tui.show import row, words

_BAR = 20
_SHORT_BAR = 10


def text(answered: int, joined: int, say: Language, *, circling: bool, by_desk: int = 0, width: int = 999) -> Content:
    """``22 of 24 answered`` with a bar, how many of them at the desk, and why the birds circle.

    Where ``width`` cells are too few the bar is shorter, then the reason is left out.
    """
    for length, reason in ((_BAR, circling), (_SHORT_BAR, circling), (_SHORT_BAR, False)):
        found = _text(answered, joined, say, length=length, circling=reason, by_desk=by_desk)
        if found.cell_length <= width:
            break
    return found


def _text(answered: int, joined: int, say: Language, *, length: int, circling: bool, by_desk: int) -> Content:
    full = round(length * answered / joined) if joined else 0
    desk = words(f", {sentences.at_desk(by_desk, say)}" if by_desk else "", "$text-accent")
    hint = words("   " + say("hidden, the birds circle"), "$text-muted") if circling else words("")
    return row(
        words("━" * full, "$primary"),
        words("─" * (length - full), "$text-muted"),
        "  ",
        words(say("%(answered)d of %(joined)d answered", answered=answered, joined=joined), "bold"),
        desk,
        hint,
    )


class Counter(Static):
    """Shows ``numbers``: answered, joined, whether the birds circle, and how many were answered for at the desk."""

    DEFAULT_CSS = "Counter { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }"

    numbers: reactive[tuple[int, int, bool, int]] = reactive((0, 0, False, 0), init=False)

    def __init__(self, say: Language, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(words(""), id=id)
        self._say = say

    def watch_numbers(self) -> None:
        """Another count."""
        self._draw()

    def on_resize(self) -> None:
        """Another width."""
        self._draw()

    def _draw(self) -> None:
        answered, joined, circling, by_desk = self.numbers
        width = self.size.width
        self.update(text(answered, joined, self._say, circling=circling, by_desk=by_desk, width=width))
