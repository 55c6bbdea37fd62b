"""Short answers and their themes, line by line, by the numbers they were read out with."""

from facilitator import sentences
from facilitator.console.commands import Command
from facilitator.console.numbers import FIRST, Numbers, numbered
from facilitator.console.talk import Talk
from facilitator.domain.activities.entries import Entry
from facilitator.domain.board import Board
from facilitator.domain.merging import preview
from facilitator.domain.words import N_, Message, Refusal

_LIKELY = 10
"""Suggestions that are read out at a time."""


def entries(talk: Talk, argument: str) -> str:
    """Read themes out with their entries, hidden ones and suggestions, or one theme by the number it has."""
    if not argument:
        return _read(talk, _board(talk), whole=True)
    board, numbers = _here(talk)
    theme = numbers.theme(board, argument)
    for name in board.ids[theme.id]:
        talk.tell(_called(talk, board, numbers, name))
    return f"{argument}: {theme.label}"


def find(talk: Talk, argument: str) -> str:
    """Read out the answers that have these words in them, or whose theme is called so, with the numbers they have."""
    wanted, board = argument.casefold(), _board(talk)
    if not wanted:
        raise Refusal(Message("Please write something."), code="argument")
    if talk.numbers is None or (talk.numbers.step, talk.numbers.round) != (board.step, board.round):
        talk.numbers = numbered(board)
    found = [
        name
        for theme in board.themes
        for name in board.ids[theme.id]
        if wanted in theme.label.casefold() or wanted in board.entries[name].text.casefold()
    ]
    for name in found:
        talk.tell(_called(talk, board, talk.numbers, name))
    return talk.lang.count("%(n)d answer", "%(n)d answers", len(found))


def _called(talk: Talk, board: Board, numbers: Numbers, name: str) -> str:
    """An entry with its number, or as a new one that has none."""
    called, text = numbers.called(board, name), _told(talk, board, board.entries[name])
    return f"{called}: {text}" if called else talk.lang("new: %(text)s", text=text)


def themes(talk: Talk, _argument: str) -> str:
    """Read the themes out, without their entries."""
    return _read(talk, _board(talk), whole=False)


def _read(talk: Talk, board: Board, *, whole: bool) -> str:
    lang, talk.numbers = talk.lang, numbered(board)
    for number, (theme, ids) in enumerate(zip(board.themes, talk.numbers.themes, strict=True), 1):
        people = lang.count("%(n)d person", "%(n)d people", theme.people)
        talk.tell(f"{number}: {theme.label}, {people}")
        told = [_told(talk, board, board.entries[name]) for name in ids] if whole else []
        if told != [theme.label]:
            for place, text in enumerate(told, 1):
                talk.tell(f"{number}.{place}: {text}")
    for number, name in enumerate(talk.numbers.hidden if whole else (), 1):
        talk.tell(lang("hidden %(number)d: %(text)s", number=number, text=board.hidden[name].text))
    _likely(talk, board)
    answers = lang.count("%(n)d answer", "%(n)d answers", len(board.entries))
    return ", ".join((answers, lang.count("%(n)d theme", "%(n)d themes", len(board.themes))))


def _told(talk: Talk, board: Board, entry: Entry) -> str:
    """An entry with what was told of it, and what it was before it was edited."""
    settings = talk.room.workshop.step(board.step).settings
    category = (talk.lang.pick(c.text) for c in getattr(settings, "categories", ()) if c.id == entry.category)
    before = [talk.lang("written as “%(text)s”", text=entry.original)] if entry.original else []
    return ", ".join((entry.text, *category, *entry.departments, *before))


def _likely(talk: Talk, board: Board) -> None:
    """What may be the same, the likeliest first."""
    number = {theme.id: n for n, theme in enumerate(board.themes, 1)}
    label = {theme.id: theme.label for theme in board.themes}
    for pair in board.suggestions[:_LIKELY]:
        text = N_("perhaps the same: %(first)d and %(second)d, “%(one)s” and “%(other)s”")
        numbers = {"first": number[pair.first], "second": number[pair.second]}
        talk.tell(talk.lang(text, **numbers, one=label[pair.first], other=label[pair.second]))
    more = len(board.suggestions) - _LIKELY
    if more > 0:
        talk.tell(talk.lang.count("%(n)d more pair like these", "%(n)d more pairs like these", more))


def _board(talk: Talk) -> Board:
    board = talk.room.board()
    if board is None:
        raise Refusal(Message("There are no short answers yet."), code="not_now")
    return board


def _here(talk: Talk) -> tuple[Board, Numbers]:
    """The answers as they are now, and the numbers they were read out with."""
    board = _board(talk)
    if talk.numbers is None:
        raise Refusal(FIRST, code="argument")
    return board, talk.numbers


def drop(talk: Talk, argument: str) -> str:
    """Hide an entry."""
    board, numbers = _here(talk)
    return talk.act("drop", numbers.entry(board, argument))


def restore(talk: Talk, argument: str) -> str:
    """Show a hidden entry again."""
    board, numbers = _here(talk)
    return talk.act("restore", numbers.concealed(board, argument))


def edit(talk: Talk, argument: str) -> str:
    """Give an entry other words, or its own ones back."""
    board, numbers = _here(talk)
    name, _, text = argument.partition(" ")
    return talk.act("edit", f"{numbers.entry(board, name)} {text}")


def move(talk: Talk, argument: str) -> str:
    """Put an entry into another theme."""
    board, numbers = _here(talk)
    name, _, into = argument.partition(" ")
    return talk.act("move", f"{numbers.entry(board, name)} {numbers.theme(board, into).id}")


def split(talk: Talk, argument: str) -> str:
    """Make an entry a theme of its own."""
    board, numbers = _here(talk)
    return talk.act("split", numbers.entry(board, argument))


def rename(talk: Talk, argument: str) -> str:
    """Give a theme another name, or its own one back."""
    board, numbers = _here(talk)
    name, _, text = argument.partition(" ")
    return talk.act("rename", f"{numbers.theme(board, name).id} {text}")


def merge(talk: Talk, argument: str) -> str:
    """Say what merging two themes comes to, and do it once that is confirmed."""
    names, sure = talk.certain(argument)
    one, other = _pair(talk, names)
    if not sure:
        for line in sentences.merged(preview(talk.room, one, other), talk.lang):
            talk.tell(line)
        return talk.ask()
    return talk.act("merge", f"{one} {other}")


def different(talk: Talk, argument: str) -> str:
    """Keep two themes apart for good."""
    return talk.act("different", " ".join(_pair(talk, argument)))


def _pair(talk: Talk, argument: str) -> tuple[str, str]:
    board, numbers = _here(talk)
    first, _, second = argument.partition(" ")
    return numbers.theme(board, first).id, numbers.theme(board, second).id


ENTRIES = (
    Command("entries", entries, Message("reads the answers out and numbers them; with a number one theme"), "[THEME]"),
    Command("themes", themes, Message("reads the themes out and numbers them, without their answers")),
    Command("find", find, Message("reads out the answers with these words in them"), "TEXT"),
    Command("merge", merge, Message("puts a theme into another one; says first what that comes to"), "THEME THEME"),
    Command("different", different, Message("keeps two themes apart for good"), "THEME THEME"),
    Command("rename", rename, Message("names a theme; without a text it has its own name again"), "THEME TEXT"),
    Command("move", move, Message("puts an answer into another theme"), "ANSWER THEME"),
    Command("split", split, Message("makes an answer a theme of its own"), "ANSWER"),
    Command("edit", edit, Message("words an answer anew; without a text it has its own words again"), "ANSWER TEXT"),
    Command("drop", drop, Message("hides an answer"), "ANSWER"),
    Command("restore", restore, Message("shows a hidden answer again"), "NUMBER"),
)
