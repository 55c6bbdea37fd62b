"""What stands below the flocks of the outcome sheet: a block for each thing that the day brought, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from facilitator import sentences
from facilitator.domain.figures import OutcomeSheet, SheetAmount, SheetFlock, SheetLine, SheetPart, SheetPledges
from facilitator.language import Language
from facilitator.tui.figures.layout import Block, and_more, span, stacked
from facilitator.tui.figures.shift import numbers
from facilitator.tui.show import NOTHING, ends, fit, line, row, words, wrapped

GAP = 3
_COLUMN = 36
"""Cells that a block needs to stand beside another one."""
_MOST = 4
"""Blocks beside each other at most."""
_HEAD = "bold $primary"


@dataclass(frozen=True, slots=True)
class Room:
    """What a block may take: ``most`` lines of a step, each on ``rows`` rows, ``air`` empty ones below it."""

    most: int
    rows: int
    air: int


def columns(count: int, width: int) -> tuple[int, int]:
    """How many of ``count`` blocks stand beside each other, and their width."""
    many = max(1, min(count, _MOST, (width + GAP) // (_COLUMN + GAP)))
    return many, (width - GAP * (many - 1)) // many


def blocks(figure: OutcomeSheet, star: SheetPart | None, room: Room, width: int, say: Language) -> list[Block]:
    """Everything but the star and the first flock's number, in the order it is read."""
    rest = [part for part in figure.chosen if part is not star]
    twice = [flock for flock in figure.flocks[:1] if len(flock.items) > 1 and room.most > 2]
    single = figure.flocks[1:]
    count = len(rest) + len(figure.amounts) + len(figure.pledges) + len(twice) + len(single)
    count += bool(figure.notes) + bool(figure.next)
    _, each = columns(count, width)
    found = [_chosen(part, room, each, say) for part in rest]
    found += [_amount(limit, room, each, say) for limit in figure.amounts]
    found += [_pledges(wall, room, each, say) for wall in figure.pledges]
    found += [_statements(flock, room, each, say) for flock in twice]
    found += [[_head(flock.label, each), line(sentences.flown(flock, say), each)] for flock in single]
    if figure.notes:
        noted = [wrapped(f"★ {note}", each, room.rows) for note in figure.notes[: room.most]]
        found.append([_head(say("Noted"), each), *stacked(noted)])
    if figure.next:
        found.append([_head(say("The next measurement"), each), *wrapped(figure.next, each, room.rows, "bold")])
    return found


def arranged(found: Sequence[Block], width: int, air: int) -> list[Content]:
    """The blocks in columns as even as their order allows."""
    if not found:
        return []
    most, each = columns(len(found), width)
    packed = next(made for made in _packings(found, air) if len(made) <= most)
    return beside([(column, each) for column in packed])


def beside(parts: Sequence[tuple[Block, int]]) -> list[Content]:
    """Blocks side by side, each in so many cells."""
    rows = max(len(block) for block, _ in parts)
    padded = [[*block, *[NOTHING] * (rows - len(block))] for block, _ in parts]
    widths = [width for _, width in parts]
    return [
        row(
            *(piece for cell, width in zip(cells, widths, strict=True) for piece in (fit(cell, width), " " * GAP))
        ).rstrip()
        for cells in zip(*padded, strict=True)
    ]


def _packings(found: Sequence[Block], air: int) -> Iterator[list[list[Content]]]:
    """Columns filled one after the other, of more and more height."""
    height = max(map(len, found))
    while True:
        packed: list[list[Content]] = []
        for block in found:
            if packed and len(packed[-1]) + air + len(block) <= height:
                packed[-1] = stacked([packed[-1], block], air)
            else:
                packed.append(block)
        yield packed
        height += 1


def _head(text: str, width: int) -> Content:
    return line(text, width, _HEAD)


def _chosen(part: SheetPart, room: Room, width: int, say: Language) -> Block:
    """A step's best, with how many people stand behind each."""
    kept = part.lines[: room.most]
    left = part.more + len(part.lines) - len(kept)
    told = [_counted(each, room.rows, width) for each in kept]
    more = [[and_more(left, width, say)]] if left and room.most > 2 else []
    return [_head(part.label, width), *stacked([*told, *more])]


def _counted(each: SheetLine, rows: int, width: int) -> Block:
    count = span(f"{each.count}/{each.of}", width, "bold $accent") if each.of else NOTHING
    text = wrapped(each.text, width - 2 - (count.cell_length + 1 if each.of else 0), rows)
    first, *more = _bulleted(text or [NOTHING])
    return [ends(first, count, width), *more]


def _bulleted(rows: Block) -> Block:
    return [row("  " if place else "· ", each) for place, each in enumerate(rows)]


def _amount(limit: SheetAmount, room: Room, width: int, say: Language) -> Block:
    head = _head(limit.label, width)
    if room.rows > 1:
        texts = [text for text in (sentences.latitude(limit, say), sentences.allowed(limit, say)) if text]
        return [head, *stacked([wrapped(text, width, 3) for text in texts])]
    have = say.amount(limit.have, limit.unit)
    told = say("median %(amount)s", amount=have)
    if limit.should is not None:
        told = say("today %(have)s, wished %(should)s", have=have, should=say.amount(limit.should, limit.unit))
    found = [head, line(told, width)]
    if limit.official is not None and limit.within is not None:
        official = say("official: %(amount)s", amount=say.amount(limit.official, limit.unit))
        near = words(f"{limit.within}/{limit.n}", "bold $accent")
        found.append(ends(words(official), near, width))
    return found


def _pledges(wall: SheetPledges, room: Room, width: int, say: Language) -> Block:
    found = [_head(wall.label, width), line(sentences.budget(wall, say), width)]
    for promise in wall.promises[: max(1, room.most - 1)]:
        who = f"{promise.who}, {sentences.day(promise.when, say)}"
        if room.rows > 1:
            found += _bulleted(wrapped(promise.what, width - 2, room.rows))
            found.append(line(f"  {who}", width, "$text-muted"))
        else:
            found.append(ends(words(f"· {promise.what}"), span(f" {who}", width // 2, "$text-muted"), width))
    return found


def _statements(flock: SheetFlock, room: Room, width: int, say: Language) -> Block:
    """Both numbers of every question, those that moved in bold."""
    told: Block = []
    for item in flock.items[: room.most]:
        both, style = numbers(item.before, item.after, say), "bold" if item.claim else ""
        first, *more = _bulleted(wrapped(item.label, width - 3 - both.cell_length, room.rows, style) or [NOTHING])
        told += [ends(first, both, width), *more]
    return [_head(flock.label, width), *told]
