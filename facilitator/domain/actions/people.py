"""Who may be in the room: how many are expected, their groups, the door, and taking somebody out."""

import re

from facilitator.domain import events as ev
from facilitator.domain.session import Session
from facilitator.domain.text import clean
from facilitator.domain.words import Message, Refusal

MOST = 10_000
MOST_GROUPS = 20
_BETWEEN = re.compile(r"[/,;\n]")


def event_for(session: Session, action: str, argument: str, at: int) -> ev.AnyHostEvent:
    """The event of "expect N", "groups ONE / ANOTHER" (or no groups), "lock", "unlock" or "remove NUMBER", with
    "answers" behind it to take those out too.

    Raises ``Refusal`` where the argument is wrong (code "argument").
    """
    match action:
        case "lock":
            return ev.Locked(at)
        case "unlock":
            return ev.Unlocked(at)
        case "expect":
            people = whole(argument, MOST)
            if people is None:
                raise Refusal(Message("Expected are 0 to %(most)s people.", {"most": MOST}), code="argument")
            return ev.Expected(at, people)
        case "groups":
            return ev.Grouped(at, tuple(dict.fromkeys(map(session.workshop.group_of, named(argument)))))
    number, _, more = argument.partition(" ")
    wanted = whole(number, MOST)
    found = next((who for who in session.people.values() if who.number == wanted), None)
    if found is None or more.strip() not in {"", "answers"}:
        text = Message("There is nobody of that number; add the word answers to take their answers out too.")
        raise Refusal(text, code="argument")
    return ev.Removed(at, found.id, found.number, bool(more.strip()))


def named(text: str) -> tuple[str, ...]:
    """Names of groups with / , ; or line ends between them, each once.

    Raises ``Refusal`` for more than ``MOST_GROUPS``.
    """
    found = tuple(dict.fromkeys(filter(None, (clean(name, 40) for name in _BETWEEN.split(text)))))
    if len(found) > MOST_GROUPS:
        raise Refusal(Message("At most %(most)d groups, please.", {"most": MOST_GROUPS}), code="argument")
    return found


def whole(text: str, most: int) -> int | None:
    """A whole number from 0 to ``most`` as people type it; None if it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 and int(text) <= most else None
