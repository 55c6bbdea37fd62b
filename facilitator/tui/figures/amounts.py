"""Amounts on one logarithmic axis: everybody as a dot, medians, the middle half, and what officially holds."""

from collections.abc import Iterator
from functools import partial

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import AmountLine, Amounts
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures.layout import Block, first_ones, remarks, roomiest, span, stacked
from facilitator.tui.figures.logarithmic import Scale, labels, scale
from facilitator.tui.figures.people import MIDDLE, axis, explained, heap, highest, pointer
from facilitator.tui.figures.strip import MEDIAN, Cells
from facilitator.tui.show import ends, line, row, wrapped

_HIGHEST = 12
"""Lines of a heap that nobody needs more of."""
_STRIP_FROM = 44
"""Narrower than this, amounts on one line have their median in figures and no strip."""
_RULE = "║"
_OFFICIAL = "bold"


def lines(figure: Amounts, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """What people have above what they should have, or one of the two large."""
    kept = tuple(each for each in figure.lines if each.id == part) or figure.lines
    if not any(each.values for each in kept):
        n = max((each.agreement.n for each in kept), default=0)
        return wrapped(too_few(n, say), width, min(2, height), "$text-muted")
    return roomiest(_candidates(figure, kept, width, height, say), height)


def _candidates(
    figure: Amounts, kept: tuple[AmountLine, ...], width: int, height: int, say: Language
) -> Iterator[list[Content]]:
    axis_ = partial(scale, [*(value for each in kept for value in each.values), *_official(figure)])
    drawn_on = axis_(width)

    def block(each: AmountLine, people: list[int], rows: int) -> Block:
        return _block(figure, each, people, drawn_on, rows, fullest, say, alone=len(kept) == 1)

    places = {each.id: [drawn_on.place(value) for value in each.values] for each in kept}
    fullest = max(map(highest, places.values()))
    full = min(fullest, _HIGHEST)
    below = [labels(drawn_on, say), *_named(figure, drawn_on, say)]
    told = _told(figure, kept, say)
    for air, spare, least in ((2, 8, min(full, 3)), (1, 6, min(full, 3)), (1, 0, 1), (0, 0, 0)):
        for rows in range(full, least - 1, -1):
            blocks = [
                _block(figure, each, places[each.id], drawn_on, rows, fullest, say, alone=len(kept) == 1)
                for each in kept
            ]
            drawn = [*stacked(blocks, air), *below]
            if len(drawn) + spare <= height or not air:
                explaining = explained(rows, fullest, say)
                yield [*drawn, *remarks([*told, explaining], width, height - len(drawn))]
    singles = [[_single(figure, each, axis_(min(40, width // 2)), width, say)] for each in kept]
    rest = [line(_official_text(figure, say), width, _OFFICIAL)] if figure.official is not None else []
    yield [*stacked(singles), *rest]
    yield first_ones(singles, height, width, say)


def _official(figure: Amounts) -> list[float]:
    return [] if figure.official is None else [figure.official]


def _official_text(figure: Amounts, say: Language) -> str:
    return say("official: %(amount)s", amount=say.amount(figure.official or 0, figure.unit))


def _told(figure: Amounts, kept: tuple[AmountLine, ...], say: Language) -> list[str]:
    factors = [(each.label, sentences.factor(each, say)) for each in kept if each.values]
    named = [f"{label}: {text}" for label, text in factors] if len(kept) > 1 else [text for _, text in factors]
    return [text for text in (sentences.official(figure, say), *named) if text]


def _named(figure: Amounts, on: Scale, say: Language) -> list[Content]:
    """The official amount below its line."""
    if figure.official is None:
        return []
    return [pointer(on.place(figure.official), _official_text(figure, say), on.width, _OFFICIAL)]


def _block(
    figure: Amounts,
    each: AmountLine,
    places: list[int],
    on: Scale,
    rows: int,
    fullest: int,
    say: Language,
    *,
    alone: bool,
) -> Block:
    """Label (not if ``alone``) and median, the heap, the official line across and above it, and the axis."""
    if each.q1 is None or each.median is None or each.q3 is None:
        return [line(each.label, on.width, "bold"), line(too_few(each.agreement.n, say), on.width, "$text-muted")]
    if fullest <= rows:
        rows = fullest = highest(places)
    above = 1 if rows and figure.official is not None else 0
    cells = Cells(on.width, rows + above + 1)
    for y in range(rows + 1) if above else ():
        cells.put(on.place(figure.official or 0), y, _RULE, _OFFICIAL)
    heap(cells, places, rows, fullest, above)
    _axis(figure, cells, rows + above, on, (each.q1, each.median, each.q3))
    value = say.amount(each.median, figure.unit)
    label = span("" if alone else each.label, on.width, "bold")
    median = span(say("median %(amount)s", amount=value), on.width, MEDIAN)
    if label.cell_length + 2 + median.cell_length > on.width:
        median = span(f"{MIDDLE} {value}", on.width, MEDIAN)
    return [ends(label, median, on.width), *cells.lines()]


def _axis(figure: Amounts, cells: Cells, y: int, on: Scale, middle: tuple[float, float, float]) -> None:
    """The axis with the middle of the room, the official line across; the median stays to be seen."""
    q1, median, q3 = map(on.place, middle)
    axis(cells, y, on.base, (q1, median, q3))
    if figure.official is not None and on.place(figure.official) != median:
        cells.put(on.place(figure.official), y, _RULE, _OFFICIAL)


def _single(figure: Amounts, each: AmountLine, on: Scale, width: int, say: Language) -> Content:
    """Label, strip and median on one line."""
    if len(each.values) < SAY_NUMBER or each.q1 is None or each.median is None or each.q3 is None:
        return line(f"{each.label} · n={each.agreement.n}", width)
    value = span(f" {say.amount(each.median, figure.unit)}", width // 3, "bold")
    if width < _STRIP_FROM:
        return row(line(each.label, width - value.cell_length, "bold"), value)
    cells = Cells(on.width)
    _axis(figure, cells, 0, on, (each.q1, each.median, each.q3))
    return row(line(each.label, max(1, width - on.width - value.cell_length - 1), "bold"), " ", cells.line(0), value)
