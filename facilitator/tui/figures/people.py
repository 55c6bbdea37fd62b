"""People heaped above an axis, one dot each, with the middle of the room on the axis below; knows cells, no numbers."""

from collections import Counter
from collections.abc import Iterable

from textual.content import Content

from facilitator.language import Language
from facilitator.tui.figures.layout import span
from facilitator.tui.figures.strip import MEDIAN, Cells
from facilitator.tui.show import row, words

_EIGHTHS = " ▁▂▃▄▅▆▇█"
PERSON, MIDDLE = "●", "◆"


def highest(places: Iterable[int]) -> int:
    """How many people share the fullest place."""
    return max(Counter(places).values(), default=0)


def grained(places: Iterable[int], grain: int) -> list[int]:
    """Places moved to the middle of their ``grain`` cells, so that neighbours stand on each other."""
    return [place // grain * grain + grain // 2 for place in places]


def heap(cells: Cells, places: Iterable[int], rows: int, fullest: int, first: int = 0) -> None:
    """A dot per person on ``rows`` lines from ``first`` on; columns in eighths where ``fullest`` is more."""
    for x, count in Counter(places).items():
        level = 8 * count if fullest <= rows else max(1, round(8 * rows * count / fullest))
        for above in range(rows):
            part = min(8, max(0, level - 8 * above))
            sign = PERSON if fullest <= rows else _EIGHTHS[part]
            if part:
                cells.put(x, first + rows - 1 - above, sign, "$primary")


def axis(cells: Cells, y: int, base: str, middle: tuple[int, int, int]) -> None:
    """The line ``base``, heavy between the quartiles, with the median of ``middle``."""
    q1, median, q3 = middle
    cells.put(0, y, base, "$text-muted")
    cells.put(q1, y, "━" * (q3 - q1 + 1), "bold $primary")
    cells.put(median, y, MIDDLE, MEDIAN)


def pointer(x: int, text: str, width: int, style: str) -> Content:
    """A mark pointing up at cell ``x`` of ``width`` with the text beside it; the text alone where no side has room."""
    name = span(text, width, style)
    if x + 2 + name.cell_length <= width:
        return row(" " * x, words("▲ ", style), name)
    if name.cell_length + 1 <= x < width:
        return row(" " * (x - 1 - name.cell_length), name, words(" ▲", style))
    return name


def explained(rows: int, fullest: int, say: Language) -> str:
    """How to read a heap of ``rows`` lines and its axis; nothing where there is no heap."""
    if not rows:
        return ""
    if fullest <= rows:
        return say("● a person · ◆ the middle of the room · ━ half of it")
    return say("The higher, the more people · ◆ the middle of the room · ━ half of it")
