"""How many have answered: a sentence and a bar; never who."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator import sentences
from facilitator.language import Language
from facilitator.tui.show import row, words

_BAR = 20


def text(answered: int, joined: int, say: Language, *, circling: bool, by_desk: int = 0) -> Content:
    """``22 of 24 answered`` with a bar, how many of them at the desk, and why the birds circle."""
    full = round(_BAR * answered / joined) if joined else 0
    desk = words(f", {sentences.at_desk(by_desk, say)}" if by_desk else "", "$text-accent")
    hint = words("   " + say("hidden, the birds circle"), "$text-muted") if circling else words("")
    return row(
        words("━" * full, "$primary"),
        words("─" * (_BAR - full), "$text-muted"),
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

    def watch_numbers(self, numbers: tuple[int, int, bool, int]) -> None:
        """Another count."""
        answered, joined, circling, by_desk = numbers
        self.update(text(answered, joined, self._say, circling=circling, by_desk=by_desk))
