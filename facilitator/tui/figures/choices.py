"""Options and how many chose them: one question as bars, several with the same options as a matrix."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import ChoiceItem, Choices
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures import matrix
from facilitator.tui.figures.layout import Block, first_ones, remarks, roomiest, span, stacked
from facilitator.tui.show import NOTHING, line, row, words, wrapped

_BEST = 30
"""Cells that a label beside its bar takes at most where there is room to break it."""
_LEAST = 6
"""Cells of a bar that is worth drawing."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: its label, how many, and of how many people."""

    label: str
    count: int
    of: int
    unsure: bool = False

    @property
    def told(self) -> str:
        """Count and share."""
        return f" {self.count} · {round(100 * self.count / max(1, self.of))} %"


def lines(figure: Choices, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """One question large if it is chosen or alone, otherwise the matrix."""
    chosen = [item for item in figure.items if item.id == part]
    if len(figure.items) != 1 and not chosen:
        return matrix.lines(figure.items, width, height, say)
    return single((chosen or figure.items)[0], width, height, say)


def single(item: ChoiceItem, width: int, height: int, say: Language) -> list[Content]:
    """A bar per option in the plan's order, "don't know" below in another texture; shares are of all who answered."""
    if item.n < SAY_NUMBER:
        told = [too_few(item.n, say), sentences.unsure(item.agreement, say) if matrix.answered(item) else ""]
        return [each for text in told for each in wrapped(text, width, 2, "$text-muted")][: max(0, height)]
    everybody = item.n + item.agreement.unsure
    bars = [_Bar(share.label, share.count, everybody) for share in item.shares]
    if item.agreement.unsure:
        bars.append(_Bar(say("I don't know"), item.agreement.unsure, everybody, unsure=True))
    return roomiest(_candidates(item, bars, width, height, say), height)


def _candidates(
    item: ChoiceItem, bars: Sequence[_Bar], width: int, height: int, say: Language
) -> Iterator[list[Content]]:
    told = [text for text in (sentences.pair(item, say), sentences.favourites(item, say)) if text]
    longest = max(words(bar.label).cell_length for bar in bars)
    label = min(longest, _BEST, max(8, width // 3))
    above = longest > label
    for spare in (1 + 2 * len(told) if told else 0, 0):
        for thick, air in ((4, 1), (3, 1), (2, 1), (1, 1), (1, 0)):
            if not above or thick >= -(-longest // label):
                drawn = stacked([_beside(bar, bars, width, label, thick) for bar in bars], air)
            else:
                drawn = stacked([_below(bar, bars, width, thick) for bar in bars], air)
            if len(drawn) + spare <= height:
                yield [*drawn, *remarks(told, width, height - len(drawn))]
    tail = max(len(bar.told) for bar in bars)
    label = min(longest, max(width // 3, width - tail - _LEAST - 1))
    flat = [_beside(bar, bars, width, label, 1) for bar in bars]
    yield first_ones(flat, height, width, say)


def _filled(bar: _Bar, bars: Sequence[_Bar], room: int) -> Content:
    most = max(1, *(each.count for each in bars))
    length = max(1, round(room * bar.count / most)) if bar.count else 0
    return words(("░" if bar.unsure else "█") * length, "$text-muted" if bar.unsure else "$primary")


def _beside(bar: _Bar, bars: Sequence[_Bar], width: int, label: int, thick: int) -> Block:
    """The label, broken over the lines of its bar."""
    tone = "$text-muted" if bar.unsure else ""
    texts = wrapped(bar.label, label, thick, tone)
    told = max(len(each.told) for each in bars)
    filled = _filled(bar, bars, max(0, width - label - 1 - told))
    first = (thick - 1) // 2
    above = max(0, min(first, (thick - len(texts)) // 2))
    found = []
    for i in range(thick):
        text = texts[i - above] if 0 <= i - above < len(texts) else NOTHING
        tail = span(bar.told if i == first else "", max(0, width - label - 1 - filled.cell_length), "bold")
        found.append(row(text.pad_right(max(0, label - text.cell_length)), " ", filled, tail))
    return found


def _below(bar: _Bar, bars: Sequence[_Bar], width: int, thick: int) -> Block:
    """The label on a line of its own, the bar below it."""
    told = max(len(each.told) for each in bars)
    filled = _filled(bar, bars, max(0, width - told))
    head = line(bar.label, width, "$text-muted" if bar.unsure else "bold")
    return [head, row(filled, span(bar.told, width, "bold")), *[filled] * (thick - 1)]
