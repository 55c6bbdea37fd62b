"""What a command is; knows none of them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from facilitator.console.talk import Talk
from facilitator.domain.words import Message

Does: TypeAlias = Callable[[Talk, str], str | Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Command:
    """One word and what it does with the words behind it: it gives back what is said after ``ok``, or nothing.

    ``takes`` shows what may stand behind it; a command that takes nothing is refused with anything behind it. What it
    does raises ``Refusal`` for what cannot be and ``OSError`` for what cannot be written.
    """

    name: str
    does: Does
    help: Message
    takes: str = ""


def host(action: str, help_: Message, takes: str = "") -> Command:
    """A command that is an action of ``Room.do`` as it stands."""

    def does(talk: Talk, argument: str) -> str:
        return talk.act(action, argument)

    return Command(action, does, help_, takes)
