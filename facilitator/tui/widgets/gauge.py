"""How far the room agrees: a word, a gauge from 0 to 1 with its chance tick, and plain sentences."""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.figures import Figure
from facilitator.language import Language
from facilitator.tui.show import NOTHING, column, fit, row, words, wrapped
from facilitator.tui.widgets import big


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gauge tells, and of which figure; no agreement while it is not to be seen."""

    figure: Figure | None = None
    agreement: Agreement | None = None


def bar(agreement: Agreement, width: int) -> Content:
    """``0 ──┼──●── 1`` in ``width`` cells; double lines mark where it may still go."""
    value = shown(agreement)
    length = max(3, width - 4)

    def place(part: float) -> int:
        return round(part * (length - 1))

    track = ["─"] * length
    if agreement.low is not None and agreement.high is not None:
        for i in range(place(agreement.low), place(agreement.high) + 1):
            track[i] = "═"
    tick = place(agreement.chance) if agreement.chance else None
    if tick is not None:
        track[tick] = "┼"
    if value is None:
        return row(words("0 ", "$text-muted"), words("".join(track), "$text-muted"), words(" 1", "$text-muted"))
    at = place(value)
    left, right = "".join(track[:at]), "".join(track[at + 1 :])
    dot = words("●", "bold $accent")
    return row(
        words("0 ", "$text-muted"),
        words(left, "$primary"),
        dot,
        words(right, "$text-muted"),
        words(" 1", "$text-muted"),
    )


def tick_label(agreement: Agreement, width: int, say: Language) -> Content:
    """The word "chance" under its tick."""
    if not agreement.chance:
        return NOTHING
    label = say("chance")
    at = 2 + round(agreement.chance * (max(3, width - 4) - 1)) - len(label) // 2
    return words(" " * max(0, min(at, width - len(label))) + label, "$text-muted")


def lines(verdict: Verdict, width: int, height: int, say: Language) -> list[Content]:
    """Word and number, gauge, tick, sentences; the last ones give way where the height is short."""
    agreement, figure = verdict.agreement, verdict.figure
    if agreement is None or figure is None:
        return []
    number, word = sentences.headline(figure, agreement, say)
    if not number:
        return [words(word, "bold"), *wrapped(sentences.meaning(agreement, say), width, 3)]
    head = _head(word, number, width, large=height >= 11)
    found = [*head, bar(agreement, width), *([tick_label(agreement, width, say)] if agreement.chance else [])]
    told = (
        sentences.meaning(agreement, say),
        sentences.reading(figure, agreement, say),
        sentences.chance(agreement, say),
        sentences.reach(agreement, say),
        sentences.unsure(agreement, say),
    )
    for place, text in enumerate(told):
        rows = wrapped(text, width, 3, "" if place == 0 else "$text-muted")
        if len(found) + len(rows) <= height:
            found += rows
    return found


def _head(word: str, number: str, width: int, *, large: bool) -> list[Content]:
    if large and big.width(number) + 3 + len(word) <= width:
        rows = big.lines(number)
        beside = ["", word, ""]
        return [
            row(fit(words(part, "$accent"), big.width(number) + 3), words(text, "bold"))
            for part, text in zip(rows, beside, strict=True)
        ] + [NOTHING]
    return [row(words(number, "bold $accent"), "  ", words(word, "bold"))]


class Gauge(Static):
    """Shows ``verdict``."""

    DEFAULT_CSS = "Gauge { height: auto; }"

    verdict: reactive[Verdict] = reactive(Verdict(), init=False)

    def __init__(self, say: Language, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(NOTHING, id=id)
        self._say = say

    def watch_verdict(self) -> None:
        """Another number."""
        self._draw()

    def on_resize(self) -> None:
        """Another width."""
        self._draw()

    def _draw(self) -> None:
        self.update(column(lines(self.verdict, self.size.width, self.size.height, self._say)))
