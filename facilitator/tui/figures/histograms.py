"""Statements on a scale: one as a large histogram, several as rows with small columns, most agreed first."""

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Histogram, Histograms
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures.layout import hint
from facilitator.tui.show import NOTHING, fit, line, row, words, wrapped

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def lines(figure: Histograms, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """One statement large if it is chosen or alone, otherwise all of them."""
    if len(figure.items) == 1:
        return single(figure.items[0], width, height, say)
    chosen = [item for item in figure.items if item.id == part]
    return single(chosen[0], width, height, say) if chosen else several(figure.items, width, height, say)


def single(item: Histogram, width: int, height: int, say: Language) -> list[Content]:
    """A bar per point with its count, the words of both ends beside their bars."""
    n, points = sum(item.counts), len(item.counts)
    if n < SAY_NUMBER:
        return wrapped(too_few(n, say), width, 2, "$text-muted")
    ends = {0: item.low, points - 1: item.high}
    label = min(max(len(item.low), len(item.high), 1), max(8, width // 3))
    room = max(4, width - label - 10)
    thick = max(1, min(4, height // points - (1 if height >= 2 * points else 0)))
    gap = 1 if height >= points * (thick + 1) - 1 else 0
    most = max(item.counts)
    found: list[Content] = []
    for point, count in enumerate(item.counts):
        filled = words("█" * (max(1, round(room * count / most)) if count else 0), "$primary")
        for i in range(thick):
            first = i == (thick - 1) // 2
            head = line(ends.get(point, "") if first else "", label, "$text-muted")
            mark = words(f" {point + 1:>2} " if first else "    ", "bold")
            found.append(row(head, mark, filled, words(f" {count}" if first else "", "bold")))
        found += [NOTHING] * gap
    return found[: len(found) - gap]


def columns(counts: tuple[int, ...], height: int, wide: int) -> list[str]:
    """Columns of eighths, ``height`` lines high and ``wide`` cells each; ``·`` for nobody.

    The highest one is an eighth short, so that it never touches what stands above it.
    """
    most = max(counts, default=0)
    levels = [max(1, round((8 * height - 1) * count / most)) if count else 0 for count in counts]
    found = []
    for above in range(height - 1, -1, -1):
        cells = [_EIGHTHS[min(8, max(0, level - 8 * above))] for level in levels]
        if above == 0:
            cells = ["·" if level == 0 else cell for cell, level in zip(cells, levels, strict=True)]
        found.append(" ".join(cell * wide for cell in cells))
    return found


def several(items: tuple[Histogram, ...], width: int, height: int, say: Language) -> list[Content]:
    """Per statement its words, its columns and its number, and what both ends mean; the rows share the height."""
    ends = _ends(items, width, height - 3 * len(items), say)
    each = max(1, min(9, (height - len(ends)) // len(items)))
    gap = 1 if each >= 3 else 0
    high = each - gap
    wide = 5 if width >= 105 else 3 if width >= 90 else 2 if width >= 60 else 1
    chart = len(items[0].counts) * (wide + 1) - 1
    verdict = 24 if width >= 80 else 5
    label = max(8, width - chart - verdict - 3)
    found: list[Content] = []
    for item in items:
        texts = wrapped(item.label, label, high, "bold" if high > 1 else "")
        drawn = _chart(item, high, wide, chart)
        told = [words(part) for part in _verdict(item, verdict, say)]
        for i in range(high):
            left = texts[i] if i < len(texts) else NOTHING
            right = told[i] if i < len(told) and (i == 0 or high > 1) else NOTHING
            found.append(row(fit(left, label), "  ", words(drawn[i], "$primary"), " ", fit(right, verdict)))
        found += [NOTHING] * gap
    return [*(found[: len(found) - gap] if ends else found), *ends]


def _ends(items: tuple[Histogram, ...], width: int, space: int, say: Language) -> list[Content]:
    """What the left and the right end mean, where that is the same for all."""
    both = {(item.low, item.high) for item in items}
    low, high = both.pop()
    if both or not (low and high):
        return []
    return hint(say("left: %(low)s · right: %(high)s", low=low, high=high), width, space)


def _chart(item: Histogram, high: int, wide: int, chart: int) -> list[str]:
    if sum(item.counts) < SAY_NUMBER:
        return [" " * chart] * high
    return columns(item.counts, high, wide)


def _verdict(item: Histogram, room: int, say: Language) -> list[str]:
    number = sentences.number(item.agreement, say)
    if not number:
        return [f"n={sum(item.counts)}"]
    word = sentences.word(item.agreement, say)
    return [f"{number}  {word}"] if room > 10 else [number]
