"""The agenda of the day: every step with planned and real minutes, where we are, and how far behind."""

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agenda import Item
from facilitator.language import Language
from facilitator.tui.figures.layout import cells
from facilitator.tui.show import NOTHING, ends, line, row, words

_MARKS = {"done": "✓", "skipped": "–", "here": "▶", "to come": " "}
_SHORT_TIMES = 8
"""Cells of the minutes, planned and real, with a stroke between them where lines are short."""
_SHORT = 56
"""Cells of a line that is short."""


def lines(items: tuple[Item, ...], width: int, height: int, say: Language) -> list[Content]:
    """What the minutes are, as many steps as fit around the present one, and the delay; airy where there is room."""
    room = max(1, height - 3)
    here = next((i for i, item in enumerate(items) if item.place == "here"), 0)
    first = max(0, min(here - room // 2, len(items) - room))
    found = [item_line(item, width, say) for item in items[first : first + room]]
    if 2 * len(items) + 2 <= height:
        found = [each for item in found for each in (item, NOTHING)][:-1]
    behind = words(sentences.behind(items, say), "$text-muted")
    return [*([heading(width, say)] if height > 3 else []), *found, NOTHING, behind][:height]


def heading(width: int, say: Language) -> Content:
    """What the minutes of ``item_line`` are, over them."""
    planned, real = say("planned"), say("needed")
    if width < _SHORT:
        return ends(NOTHING, line(f"{real}/{planned}", min(width, cells(f"{real}/{planned}")), "$text-muted"), width)
    times = "".join(f"{text:>{many}}" for text, many in zip((planned, real), _times(say), strict=True))
    return ends(NOTHING, words(times, "$text-muted"), width)


def _times(say: Language) -> tuple[int, int]:
    """Cells of planned and of real minutes, as wide as their headings."""
    return cells(say("planned")) + 2, cells(say("needed")) + 2


def item_line(item: Item, width: int, say: Language) -> Content:
    """One step: mark, number, title, planned and real minutes."""
    here = item.place == "here"
    style = "bold" if here else "$text-muted" if item.place in {"done", "skipped"} else ""
    head = words(f"{_MARKS[item.place]} {item.number:>2} ", "bold $accent" if here else "$text-muted")
    over, short = item.seconds > 60 * item.planned, width < _SHORT
    planned, real = _times(say)
    title = line(say.pick(item.title), max(4, width - 5 - (_SHORT_TIMES if short else planned + real)), style)
    begun = item.place != "to come" and item.seconds
    if short:
        spent = f"{item.seconds // 60}/" if begun else ""
        return row(head, title, words(f"{spent}{item.planned}'".rjust(_SHORT_TIMES), "$warning" if over else style))
    spent = f"{item.seconds // 60}'" if begun else ""
    times = row(
        words(f"{item.planned}'".rjust(planned), "$text-muted"), words(spent.rjust(real), "$warning" if over else style)
    )
    return row(head, title, times)
