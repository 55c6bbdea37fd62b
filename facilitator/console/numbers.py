"""Short numbers for themes and entries as they were read out: 2 is a theme, 2.1 an entry of it; knows no stream.

Numbers hold until answers are read out again, whatever is done meanwhile: who has heard "3" means what was 3 then.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain.activities.entries import Entry
from facilitator.domain.board import Board
from facilitator.domain.figures import ThemeLine
from facilitator.domain.words import Message, Refusal

FIRST = Message("Say entries first: it reads the answers out with their numbers.")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was read out of one round: ids of the entries of each theme, and of the hidden ones.

    ``leads`` are the ids of the themes, each that of one of its entries; ``written`` tells what people had written
    then: an entry that somebody has written anew since is another one, which nobody has heard.
    """

    step: str
    round: int
    leads: tuple[str, ...]
    themes: tuple[tuple[str, ...], ...]
    hidden: tuple[str, ...]
    written: Mapping[str, str]

    def theme(self, board: Board, name: str) -> ThemeLine:
        """The theme of a number such as 2, wherever its entries are by now.

        Raises ``Refusal`` where there is none (code "argument"), as all of these do.
        """
        place = self._theme(board, name)
        ids = [entry for entry in (self.leads[place], *self.themes[place]) if self._same(board.entries, entry)]
        found = board.theme_of(ids[0]) if ids else None
        if found is None:
            raise _gone(name)
        return found

    def called(self, board: Board, entry: str) -> str:
        """The number of an entry that is shown, if it has one."""
        if self._same(board.entries, entry):
            for number, ids in enumerate(self.themes, 1):
                if entry in ids:
                    return f"{number}.{ids.index(entry) + 1}"
        return ""

    def entry(self, board: Board, name: str) -> str:
        """The id of an entry of a number such as 2.1, or of the only entry of theme 2."""
        found = self._entry(board, name)
        if not self._same(board.entries, found):
            raise _gone(name)
        return found

    def concealed(self, board: Board, name: str) -> str:
        """The id of a hidden entry by its number among them, or by the one it had while it was shown."""
        if "." in name:
            found = self._entry(board, name)
        else:
            self._check(board)
            place = _whole(name, len(self.hidden))
            if place is None:
                raise Refusal(Message("Hidden answers have a number such as 1."), code="argument")
            found = self.hidden[place - 1]
        if not self._same(board.hidden, found):
            raise Refusal(Message("%(name)s is not hidden.", {"name": name}), code="argument")
        return found

    def _same(self, now: Mapping[str, Entry], entry: str) -> bool:
        """Whether an entry is among those and still says what was read out."""
        return entry in now and _written(now[entry]) == self.written.get(entry)

    def _entry(self, board: Board, name: str) -> str:
        theme, dot, number = name.partition(".")
        ids = self.themes[self._theme(board, theme)]
        place = _whole(number, len(ids)) if dot else 1 if len(ids) == 1 else None
        if place is None:
            raise Refusal(Message("An answer has a number such as 2.1."), code="argument")
        return ids[place - 1]

    def _theme(self, board: Board, name: str) -> int:
        self._check(board)
        place = _whole(name, len(self.themes))
        if place is None:
            raise Refusal(Message("A theme has a number such as 2."), code="argument")
        return place - 1

    def _check(self, board: Board) -> None:
        if (board.step, board.round) != (self.step, self.round):
            raise Refusal(FIRST, code="argument")


def numbered(board: Board) -> Numbers:
    """The numbers of a board as it is now: themes in its order, entries in theirs."""
    leads = tuple(theme.id for theme in board.themes)
    written = {name: _written(entry) for name, entry in (board.entries | board.hidden).items()}
    return Numbers(
        board.step, board.round, leads, tuple(board.ids[lead] for lead in leads), tuple(board.hidden), written
    )


def _written(entry: Entry) -> str:
    return entry.original or entry.text


def _whole(text: str, most: int) -> int | None:
    """The number 1..``most`` that stands there; None if there is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) and 1 <= int(text) <= most else None


def _gone(name: str) -> Refusal:
    return Refusal(Message("%(name)s is not there any more: say entries again.", {"name": name}), code="argument")
