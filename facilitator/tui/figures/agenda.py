"""The agenda of the day: every step with planned and real minutes, where we are, and how far behind."""

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agenda import Item
from facilitator.language import Language
from facilitator.tui.show import line, row, words

_MARKS = {"done": "✓", "skipped": "–", "here": "▶", "to come": " "}
_TIMES, _SHORT_TIMES = 12, 8
"""Cells of the minutes, planned and real; with a stroke between them where lines are short."""
_SHORT = 46
"""Cells of a line that is short."""


def lines(items: tuple[Item, ...], width: int, height: int, say: Language) -> list[Content]:
    """As many steps as fit around the present one, a line each, and the delay."""
    room = max(1, height - 2)
    here = next((i for i, item in enumerate(items) if item.place == "here"), 0)
    first = max(0, min(here - room // 2, len(items) - room))
    found = [item_line(item, width, say) for item in items[first : first + room]]
    return [*found, words(""), words(sentences.behind(items, say), "$text-muted")][:height]


def item_line(item: Item, width: int, say: Language) -> Content:
    """One step: mark, number, title, planned and real minutes."""
    here = item.place == "here"
    style = "bold" if here else "$text-muted" if item.place in {"done", "skipped"} else ""
    head = words(f"{_MARKS[item.place]} {item.number:>2} ", "bold $accent" if here else "$text-muted")
    over, short = item.seconds > 60 * item.planned, width < _SHORT
    title = line(say.pick(item.title), max(4, width - 5 - (_SHORT_TIMES if short else _TIMES)), style)
    if short:
        begun = f"{item.seconds // 60}/" if item.place != "to come" and item.seconds else ""
        return row(head, title, words(f"{begun}{item.planned}'".rjust(_SHORT_TIMES), "$warning" if over else style))
    real = f"{item.seconds // 60:>3}" if item.place != "to come" and item.seconds else "   "
    times = row(
        words(f"{item.planned:>4}'", "$text-muted"),
        words(f" {real}'" if real.strip() else "", "$warning" if over else style),
    )
    return row(head, title, times)
