"""Departments beside each other: how far each agrees within itself, and whether they are what divides the room."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from facilitator import sentences
from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.figures import Department, DepartmentItem, Departments
from facilitator.language import Language
from facilitator.sentences import too_few
from facilitator.tui.figures.layout import Block, cells, first_ones, remarks, roomiest, stacked
from facilitator.tui.figures.strip import MEDIAN, Cells, between, letter, place, strip
from facilitator.tui.show import NOTHING, line, row, words, wrapped

_PEOPLE_FROM = 40
"""Cells from which on a department tells how many people it has."""


def lines(figure: Departments, part: str | None, width: int, height: int, say: Language) -> list[Content]:
    """One question large if it is chosen or alone, otherwise all of them."""
    if not figure.items:
        return wrapped(too_few(0, say), width, 2, "$text-muted")
    chosen = [item for item in figure.items if item.id == part] or figure.items
    if len(chosen) == 1:
        return roomiest(_single(chosen[0], width, height, say), height)
    return roomiest(_several(figure.items, width, height, say), height)


def _explained(say: Language) -> str:
    return say("● how far a department agrees within itself, from 0 to 1.")


def _single(item: DepartmentItem, width: int, height: int, say: Language) -> Iterator[list[Content]]:
    groups, verdict = _groups(item.groups, width, say), _verdict(item, width, say)
    apart = wrapped(sentences.apart(item, say), width, 3)
    airy = stacked([[each] for each in groups], 1)
    for drawn, told in (
        (airy, [NOTHING, *verdict, *([NOTHING, *apart] if apart else [])]),
        (groups, [NOTHING, *verdict, *apart]),
        (groups, [NOTHING, *verdict]),
        (groups, verdict),
    ):
        found = [*drawn, *told]
        yield [*found, *remarks([_explained(say)], width, height - len(found), "$text-muted")]
    yield first_ones([[each] for each in groups], height, width, say)


def _several(items: Sequence[DepartmentItem], width: int, height: int, say: Language) -> Iterator[list[Content]]:
    """Every department on a line of its own while there is room, then all of a question on one strip."""
    full = [
        [*wrapped(i.label, width, 2, "bold"), *_groups(i.groups, width, say), *_verdict(i, width, say, items)]
        for i in items
    ]
    once = [wrapped(text, width, 3) for text in sentences.undivided(items, say)]
    wordy = [[*block, *wrapped(sentences.apart(item, say), width, 3)] for block, item in zip(full, items, strict=True)]
    for blocks, air in ((wordy, 1), (full, 1), (full, 0)):
        drawn = stacked([*blocks, *once], air)
        yield [*drawn, *remarks([_explained(say)], width, height - len(drawn), "$text-muted")]
    names = sorted({group.name for item in items for group in item.groups})
    legend = _legend(names, width)
    strips = [
        [*wrapped(i.label, width, 2, "bold"), _together(i, names, width), *_verdict(i, width, say, items)]
        for i in items
    ]
    brief = [
        [line(i.label, width, "bold"), *block[-1 - len(_verdict(i, width, say, items)) :]]
        for i, block in zip(items, strips, strict=True)
    ]
    for blocks, air in ((strips, 1), (brief, 1), (strips, 0), (brief, 0)):
        yield [*legend, *stacked([*blocks, *once], air)]
    short = [[line(item.label, width, "bold"), _together(item, names, width)] for item in items]
    yield [*legend, *stacked(short)]
    half = max(12, width // 2)
    one: list[Block] = [[row(line(item.label, width - half - 1), " ", _together(item, names, half))] for item in items]
    kept = legend if len(legend) + 1 < height else []
    yield [*kept, *first_ones(one, height - len(kept), width, say)]


def _shown(group: Department) -> float | None:
    """The agreement of a group as it is printed, which rounds in few answers."""
    return shown(Agreement(group.n, group.phi, None, "tendency"))


def _groups(groups: Sequence[Department], width: int, say: Language) -> list[Content]:
    """Name, people, strip and number of each department."""
    most = width // 3 if width >= _PEOPLE_FROM else max(5, width // 4)
    name = min(most, max((cells(group.name) for group in groups), default=0))
    people = max((len(str(group.n)) for group in groups), default=1) + 4 if width >= _PEOPLE_FROM else 0
    length = max(3, width - name - people - 1 - 4 - 7)
    found = []
    for group in groups:
        value = _shown(group)
        marks = {} if value is None else {place(value, length): ("●", MEDIAN)}
        number = f"{sentences.department(group, say) or '–':>7}"
        counted = words(f" n={group.n}".ljust(people + 1) if people else " ", "$text-muted")
        found.append(
            row(line(group.name, name), counted, between("0", strip(length, marks), "1"), words(number, "bold"))
        )
    return found


def _together(item: DepartmentItem, names: Sequence[str], width: int) -> Content:
    """All departments as letters on one strip; where two would meet, they stand side by side."""
    length = max(3, width - 4)
    drawn, taken = Cells(length), set()
    drawn.put(0, 0, "─" * length, "$text-muted")
    for group in item.groups:
        value = _shown(group)
        if value is None:
            continue
        wanted = place(value, length)
        free = [at for at in range(length) if at not in taken]
        at = min(free, key=lambda cell: abs(cell - wanted), default=wanted)
        taken.add(at)
        drawn.put(at, 0, letter(names.index(group.name)), "bold reverse $accent")
    return between("0", drawn.line(0), "1")


def _legend(names: Sequence[str], width: int) -> list[Content]:
    text = "   ".join(f"{letter(i)} {name}" for i, name in enumerate(names))
    return wrapped(text, width, 2, "$text-muted")


def _verdict(item: DepartmentItem, width: int, say: Language, among: Sequence[DepartmentItem] = ()) -> list[Content]:
    """What is said of a question, ``among`` others only what does not hold for several of them."""
    style = "bold $accent" if item.silos.verdict == "silos" else "" if item.silos.verdict else "$text-muted"
    return wrapped(sentences.verdict_of(item, among or (item,), say), width, 4, style)
