"""The copy of a session that a wall shows, made of the lines it hears; knows no connection and no screen."""

import time
from dataclasses import dataclass, field

import msgspec

from facilitator.check.elsewhere import Elsewhere, shut
from facilitator.domain.looking import Look
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Message
from facilitator.export.document import Nowhere
from facilitator.room import Room
from facilitator.unled import Unled
from facilitator.web.lines import About, Happened, Line, Now

_ELSEWHERE = Message("This window only shows: the session is led in another one.")


class Silent(Exception):
    """Nobody tells this session now; ``note`` says why, where a person can do something about it."""

    def __init__(self, note: Message | None = None) -> None:
        super().__init__()
        self.note = note


@dataclass
class Watched(Unled):
    """The session as the wall has it; ``room`` is another one after each loss."""

    look: Look = field(default_factory=Look)
    quiet: bool = False

    def hear(self, now: Now) -> None:
        """Take in what is told beside the events, and look again if it is different."""
        inviting = way_in(now)
        if (inviting, now.look) != (self.inviting, self.look):
            self.inviting, self.look = inviting, now.look
            self.room.stir()


class Copy:
    """A room made of the lines of one connection; ``whole`` once it has all that had happened before."""

    def __init__(self, source: str, lang: str | None) -> None:
        self._source, self._lang = source, lang
        self._due = 0
        self._room: Room | None = None
        self.now: Now | None = None

    @property
    def room(self) -> Room:
        """The room; ``Silent`` before the first line, which tells of which plan it is."""
        if self._room is None:
            raise Silent
        return self._room

    @property
    def whole(self) -> bool:
        """Whether it can be shown."""
        return self.now is not None and len(self.room.session.events) >= self._due

    def take(self, line: Line) -> None:
        """Take in a line."""
        match line:
            case About():
                plan = from_dict(line.plan, self._source)
                self._room = Room(plan, Nowhere(), time.time, (), self._lang or line.lang)
                self._due = line.events
            case Happened():
                for event in line.events:
                    self.room.replay(event)
            case Now():
                self.now = line


def way_in(now: Now) -> Elsewhere:
    """The way in as the session's desk shows it."""
    door = msgspec.structs.replace(shut(now.address.ip, now.address.interface), wifi=now.wifi)
    return Elsewhere(now.url, door, _ELSEWHERE)
