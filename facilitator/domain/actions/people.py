"""Who may be in the room: how many are expected, the door, and taking somebody out."""

from facilitator.domain import events as ev
from facilitator.domain.session import Session
from facilitator.domain.words import Message, Refusal

MOST = 10_000


def event_for(session: Session, action: str, argument: str, at: int) -> ev.AnyHostEvent:
    """The event of "expect N", "lock", "unlock" or "remove NUMBER", with "answers" behind it to take those out too.

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
    number, _, more = argument.partition(" ")
    wanted = whole(number, MOST)
    found = next((who for who in session.people.values() if who.number == wanted), None)
    if found is None or more.strip() not in {"", "answers"}:
        text = Message("There is nobody of that number; add the word answers to take their answers out too.")
        raise Refusal(text, code="argument")
    return ev.Removed(at, found.id, found.number, bool(more.strip()))


def whole(text: str, most: int) -> int | None:
    """A whole number from 0 to ``most`` as people type it; None if it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 and int(text) <= most else None
