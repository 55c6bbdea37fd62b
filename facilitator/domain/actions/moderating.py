"""What can be done with short answers and their themes, as events; reads a board and changes nothing."""

from facilitator.domain import events as ev
from facilitator.domain.activities.entries import Entry
from facilitator.domain.board import Board
from facilitator.domain.figures import ThemeLine
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal

LONGEST = 280
"""Characters of an edited entry or a theme's name at most."""


def event_for(board: Board, action: str, argument: str, at: int) -> ev.AnyHostEvent:
    """The event of an action of ``session.MODERATING``.

    "drop ENTRY", "restore ENTRY", "edit ENTRY TEXT", "move ENTRY THEME", "split ENTRY", "merge THEME INTO",
    "rename THEME TEXT" and "different THEME THEME"; an empty text gives back the original or the theme's own name.
    Raises ``Refusal`` for what is not there (code "argument").
    """
    first, _, rest = argument.strip().partition(" ")
    rest = rest.strip()
    if action in {"drop", "restore", "edit", "move", "split"}:
        return _with_entry(board, action, first, rest, at)
    one, here = _theme(board, first), (at, board.step, board.round)
    if action == "rename":
        return ev.ThemeRenamed(*here, one.id, clean(rest, LONGEST), one.label)
    other = _theme(board, rest)
    if one.id == other.id:
        raise Refusal(Message("These are the same theme already."), code="argument")
    kind = ev.ThemesMerged if action == "merge" else ev.LikenessDenied
    return kind(*here, one.id, other.id, one.label, other.label)


def _with_entry(board: Board, action: str, name: str, rest: str, at: int) -> ev.AnyHostEvent:
    here = at, board.step, board.round
    if action == "restore":
        if name not in board.hidden:
            raise _unknown(name)
        return ev.EntryShown(*here, name, board.hidden[name].text)
    entry, theme = _entry(board, name), board.theme_of(name)
    match action:
        case "drop":
            return ev.EntryHidden(*here, name, entry.text)
        case "edit":
            return _edited(board, entry, rest, at)
        case "move":
            into = _theme(board, rest)
            if theme is not None and theme.id == into.id:
                raise Refusal(Message("It is in that theme already."), code="argument")
            return ev.EntryMoved(*here, name, into.id, entry.text, into.label)
    if theme is not None and len(board.ids[theme.id]) == 1:
        raise Refusal(Message("It is a theme of its own already."), code="argument")
    return ev.EntryMoved(*here, name, "", entry.text)


def _edited(board: Board, entry: Entry, text: str, at: int) -> ev.EntryEdited:
    wanted = clean(text, LONGEST)
    if not wanted and not entry.original:
        raise Refusal(Message("Please write something."), code="argument")
    return ev.EntryEdited(at, board.step, board.round, entry.id, wanted, entry.text)


def _entry(board: Board, entry_id: str) -> Entry:
    if entry_id not in board.entries:
        raise _unknown(entry_id)
    return board.entries[entry_id]


def _theme(board: Board, theme_id: str) -> ThemeLine:
    found = board.theme(theme_id)
    if found is None:
        raise _unknown(theme_id)
    return found


def _unknown(name: str) -> Refusal:
    return Refusal(Message("There is no %(name)s here.", {"name": clean(name, 40)}), code="argument")
