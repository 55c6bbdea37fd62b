"""What one facilitator and the console say to each other: where lines go, what was asked last, which numbers hold."""

import asyncio
import io
from typing import TextIO

from facilitator.console.numbers import Numbers
from facilitator.domain import events as ev
from facilitator.domain.words import N_
from facilitator.language import Language, language
from facilitator.live import Live
from facilitator.room import Room

YES = "yes"
"""The word that confirms."""


def printable(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return "".join(c if c.isprintable() or c in "\u200d\ufe0f" else " " for c in text)


def forgiving(stream: TextIO) -> TextIO:
    """The stream, made to replace what its encoding cannot say or read instead of ending the day.

    ``io.UnsupportedOperation`` once something was read from a stream that is not made so yet.
    """
    if isinstance(stream, io.TextIOWrapper) and stream.errors != "replace":
        stream.reconfigure(errors="replace")
    return stream


class Talk:
    """The conversation about one running session.

    ``line`` is the command that is being carried out and ``sure`` whether it was confirmed; ``asked`` is one that waits
    for that. ``acted`` is the number of the record that what was done waits for, 0 for none; ``numbers`` are those that
    the answers were read out with last.
    """

    def __init__(self, live: Live, out: TextIO) -> None:
        self.live = live
        self.out = forgiving(out)
        self.ended = asyncio.Event()
        self.line = ""
        self.sure = False
        self.asked = ""
        self.acted = 0
        self.numbers: Numbers | None = None

    @property
    def room(self) -> Room:
        """The room."""
        return self.live.room

    @property
    def lang(self) -> Language:
        """The room's language."""
        return language(self.room.lang)

    def put(self, line: str) -> None:
        """Print one line at once; where nobody reads any more, lead no further and harm nobody."""
        try:
            self.out.write(printable(line) + "\n")
            self.out.flush()
        except BrokenPipeError:
            self.ended.set()

    def tell(self, text: str) -> None:
        """Print one line of what happened or of a list."""
        self.put("* " + text)

    def certain(self, argument: str) -> tuple[str, bool]:
        """The argument without a ``yes`` at its end, and whether what it asks for is confirmed."""
        rest, _, last = argument.rpartition(" ")
        if last.lower() == YES:
            return rest.strip(), True
        return argument, self.sure

    def ask(self) -> str:
        """Let the command wait until it is confirmed; what to say about it."""
        self.asked = self.line
        return self.lang("not done yet: say yes, or the same line again, to do it")

    def act(self, action: str, argument: str = "") -> str:
        """Carry out a host action; what happened, in words. ``Refusal`` as ``Room.do``."""
        self.room.do(action, argument)
        self.acted = self.room.newest
        return happening(self.room, self.room.session.events[-1])


def happening(room: Room, event: ev.AnyEvent) -> str:
    """What the facilitator did, in words."""
    lang = language(room.lang)
    if isinstance(event, ev.Undone | ev.Redone):
        done = lang.say(room.words(room.session.events[event.place]))
        text = N_("undone: %(what)s") if isinstance(event, ev.Undone) else N_("done again: %(what)s")
        return lang(text, what=done)
    return lang.say(room.words(event))
