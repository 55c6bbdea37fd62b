"""The board of short answers as items of a list and as lines; knows no widget and changes nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from facilitator.domain.board import Board
from facilitator.domain.figures import Likeness, ThemeLine
from facilitator.domain.text import key
from facilitator.language import Language
from facilitator.tui.figures.layout import span
from facilitator.tui.show import NOTHING, ends, line, row, words

LIKELY, FEW = 5, 3
"""Suggestions in view at a time, the best ones, and in a low window."""
HIDDEN, EDITED, PICKED = "✕", "✎", "◆"
"""Signs of entries that are hidden and edited, and of what was picked up."""


@dataclass(frozen=True, slots=True)
class Item:
    """A suggestion, a theme, an entry in a theme, both in one where a theme has but one entry, or a heading.

    ``hidden`` for an entry that is not shown; its theme is empty where nothing of it is shown.
    """

    theme: str = ""
    entry: str = ""
    pair: tuple[str, str] | None = None
    hidden: bool = False
    heads: bool = False
    """Whether it stands for the theme, alone or with its only entry."""
    text: str = ""

    @property
    def choosable(self) -> bool:
        """Whether there is anything to do with it."""
        return bool(self.theme or self.entry or self.pair)


def items(board: Board | None, say: Language, most: int = LIKELY, *, folded: bool = False) -> list[Item]:
    """All items in order: ``most`` suggestions, themes with their entries, which ``folded`` leaves out, hidden ones."""
    if board is None or not (board.entries or board.hidden):
        return [Item(text=say("No answers yet."))]
    found = list(_likely(board, most, say))
    if found:
        found.append(Item())
    gone: dict[str, list[str]] = {}
    for name, home in board.homes.items():
        gone.setdefault(home, []).append(name)
    for theme in board.themes:
        found += _of(board, theme, gone.get(theme.id, []), folded=folded)
    lost = [name for name in board.hidden if name not in board.homes]
    if lost:
        found += [Item(), Item(text=say("Hidden"))]
        found += [Item(entry=name, hidden=True) for name in lost]
    return found


def _likely(board: Board, most: int, say: Language) -> Iterator[Item]:
    if board.suggestions:
        more = len(board.suggestions) - most
        rest = "  " + say.count("and %(n)d more", "and %(n)d more", more) if more > 0 else ""
        yield Item(text=say("The same theme?") + rest)
    yield from (Item(pair=pair(board, likeness)) for likeness in board.suggestions[:most])


def pair(board: Board, likeness: Likeness) -> tuple[str, str]:
    """A suggestion as the theme that would go and the one that would stay: that of more people, else the older one."""
    first, second = board.theme(likeness.first), board.theme(likeness.second)
    if first and second and second.people > first.people:
        return likeness.first, likeness.second
    return likeness.second, likeness.first


def _of(board: Board, theme: ThemeLine, gone: Sequence[str], *, folded: bool) -> list[Item]:
    shown = board.ids[theme.id]
    if len(shown) == 1 and not gone and board.entries[shown[0]].text == theme.label:
        return [Item(theme.id, shown[0], heads=True)]
    head = Item(theme.id, heads=True)
    if folded:
        return [head]
    return [head, *(Item(theme.id, name) for name in shown), *(Item(theme.id, name, hidden=True) for name in gone)]


def place_of(found: Sequence[Item], wanted: Item | None, before: int) -> int:
    """Where an item is now: the same entry, else its theme, or the same suggestion; else the place it had."""
    if wanted is None:
        return before
    for place, item in enumerate(found):
        if (wanted.entry and item.entry == wanted.entry) or (wanted.pair and item.pair == wanted.pair):
            return place
    theme = (place for place, item in enumerate(found) if wanted.theme and item.heads and item.theme == wanted.theme)
    return next(theme, before)


def still(board: Board | None, picked: Item | None) -> Item | None:
    """What was picked up as it is now, in the list or not; None if it is gone."""
    if board is None or picked is None:
        return None
    if picked.heads:
        return picked if board.theme(picked.theme) else None
    theme = board.theme_of(picked.entry)
    return replace(picked, theme=theme.id) if theme else None


def matching(board: Board, found: Sequence[Item], text: str, after: int) -> int | None:
    """The next place after one, round the end, whose words contain a text, whatever its case and punctuation."""
    wanted = key(text)
    order = [*range(after + 1, len(found)), *range(after + 1)]
    return next((p for p in order if found[p].choosable and wanted in key(called(board, found[p]))), None)


def called(board: Board, item: Item) -> str:
    """What an item is called: an entry's text, a theme's label; nothing for a suggestion."""
    if item.entry:
        entry = board.entries.get(item.entry) or board.hidden.get(item.entry)
        return entry.text if entry else ""
    theme = board.theme(item.theme)
    return theme.label if theme else ""


def draw(board: Board | None, item: Item, width: int, picked: Item | None, say: Language) -> Content:
    """The line of an item."""
    if board is None or not item.choosable:
        return line(item.text, width, "bold $text-accent")
    if item.pair:
        return _pair(board, item.pair, width, say)
    lifted = picked is not None and item.heads is picked.heads and place_of([item], picked, -1) == 0
    sign = words(f"{PICKED} ", "bold $text-accent") if lifted else words("  ")
    if item.heads:
        theme = board.theme(item.theme)
        told = words(theme.label if theme else "", "bold")
        people = words(f"{theme.people if theme else 0:>3} ", "bold $text-primary")
        edited = bool(item.entry) and bool(board.entries[item.entry].original)
        return row(people, sign, _mark(EDITED) if edited else NOTHING, told)
    if item.hidden:
        return row("      ", sign, _mark(HIDDEN), words(called(board, item), "strike $text-muted"))
    mark = _mark(EDITED) if board.entries[item.entry].original else NOTHING
    return row("      ", sign, mark, words(called(board, item)))


def _mark(sign: str) -> Content:
    return words(f"{sign} ", "$text-accent")


def _pair(board: Board, likeness: tuple[str, str], width: int, say: Language) -> Content:
    goes, stays = board.theme(likeness[0]), board.theme(likeness[1])
    near = next((s.similarity for s in board.suggestions if {s.first, s.second} == set(likeness)), 0.0)
    if goes is None or stays is None:
        return line("", width)
    alike = words(say("%(share)d %% alike", share=round(100 * near)) + " ", "$text-muted")
    most = max(6, (width - 18 - alike.cell_length) // 2)
    parts = [row(span(t.label, most, "bold"), words(f" {t.people}", "$text-primary")) for t in (stays, goes)]
    told = row("  ", parts[0], words("  ↔  ", "$text-accent"), parts[1])
    return ends(told, alike, width)
