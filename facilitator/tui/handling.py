"""What can be done with an item of the board, and what is to be told of it before; knows no widget."""

from collections.abc import Iterator

from textual.content import Content

from facilitator import sentences
from facilitator.domain import events as ev
from facilitator.domain.board import Board
from facilitator.domain.merging import preview
from facilitator.domain.session import Session
from facilitator.language import Language
from facilitator.room import Room
from facilitator.tui.board import PICKED, Item, called
from facilitator.tui.screens.heading import reads_along
from facilitator.tui.show import NOTHING, column, row, words, wrapped


def possible(board: Board | None, item: Item | None, picked: Item | None) -> frozenset[str]:
    """The actions of ``deeds.ANSWERS`` that make sense with an item, or with what was picked up above it."""
    always = {"fold", "unfold", "find"} if board and (board.entries or board.hidden) else set()
    if board is None or item is None:
        return frozenset(always)
    if picked:
        return frozenset(always | ({"put"} if item.theme and item.theme != picked.theme else set()))
    if item.pair:
        return frozenset(always | {"same", "different"})
    if item.hidden:
        return frozenset(always | {"restore"})
    found = always | {"pick"}
    if item.heads:
        found.add("rename")
    if item.entry:
        found |= {"drop", "edit"}
        if not item.heads and len(board.ids[item.theme]) > 1:
            found.add("split")
    return frozenset(found)


def merges(board: Board, picked: Item) -> bool:
    """Whether putting it down brings two themes together: a whole theme, or the last entry of one."""
    return picked.heads or len(board.ids.get(picked.theme, ())) == 1


def heading(room: Room, board: Board | None, say: Language, walls: int) -> Content:
    """The step's title, how much there is, and whether the room may read along since no wall serves it."""
    if board is None:
        return NOTHING
    counts = [
        say.count("%(n)d answer", "%(n)d answers", len(board.entries)),
        say.count("%(n)d theme", "%(n)d themes", len(board.themes)),
    ]
    if board.hidden:
        counts.append(say.count("%(n)d hidden", "%(n)d hidden", len(board.hidden)))
    title = say.pick(room.workshop.step(board.step).title)
    along = NOTHING if walls else row("   ", reads_along(say))
    return row(words(title, "bold"), words("   " + " · ".join(counts), "$text-muted"), along)


def detail(
    room: Room, board: Board | None, item: Item | None, picked: Item | None, size: tuple[int, int], say: Language
) -> Content:
    """What there is to tell of what was picked up and of the item under the cursor, in cells and lines of ``size``."""
    if board is None:
        return NOTHING
    found = wrapped(picked_up(board, picked, say), size[0], 2, "bold $text-accent") if picked else []
    for text in _told(room, board, item, say) if item else ():
        found += wrapped(text, size[0], 2, "$text-muted" if found else "")
    return column(found[: max(0, size[1])])


def _told(room: Room, board: Board, item: Item, say: Language) -> Iterator[str]:
    """Sentences about an item: what merging would come to, who is behind it, what an entry was."""
    if item.pair:
        yield from sentences.merged(preview(room, *item.pair), say)
        return
    entry = board.entries.get(item.entry) or board.hidden.get(item.entry)
    if entry:
        yield entry.text
        if entry.original:
            yield say("Written as: %(text)s", text=entry.original)
        categories = getattr(room.workshop.step(board.step).settings, "categories", ())
        named = {category.id: category.text for category in categories}
        departments = [room.workshop.group_name(name, room.lang) for name in entry.departments]
        about = [say.pick(named.get(entry.category, "")), *departments]
        if any(about):
            yield " · ".join(filter(None, about))
        if item.hidden:
            yield say("Hidden: nobody sees it, and it does not count.")
    theme = board.theme(item.theme)
    if theme and item.heads:
        if not entry:
            yield theme.label
        people = say.count("%(n)d person", "%(n)d people", theme.people)
        yield f"{people} · " + say.count("%(n)d answer", "%(n)d answers", len(theme.entries))


def touched(session: Session) -> Item | None:
    """What the last thing done with short answers was about, or what was undone or redone; None for all else."""
    event = session.events[-1] if session.events else None
    if isinstance(event, ev.Undone | ev.Redone):
        back, event = isinstance(event, ev.Undone), session.events[event.place]
    else:
        back = False
    match event:
        case ev.EntryShown() | ev.EntryEdited() | ev.EntryMoved():
            return Item(entry=event.entry)
        case ev.EntryHidden():
            return Item(entry=event.entry) if back else None
        case ev.ThemesMerged():
            return Item(theme=event.theme, heads=True) if back else Item(theme=event.into, heads=True)
        case ev.ThemeRenamed():
            return Item(theme=event.theme, heads=True)
    return None


def picked_up(board: Board, item: Item, say: Language) -> str:
    """What to do with what was picked up."""
    text = say("“%(label)s” is picked up: go to the theme it belongs to and put it there.", label=called(board, item))
    return f"{PICKED} {text}"
