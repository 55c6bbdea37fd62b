"""One person as a line: number, group, phone, late or answered for, a name where it may be seen; never an answer."""

from textual.content import Content

from facilitator.domain.roster import Person, Phone
from facilitator.domain.state import Participant
from facilitator.domain.words import Message
from facilitator.tui.desk import Desk
from facilitator.tui.show import NOTHING, line, row, words

_PHONES: dict[Phone, tuple[Message, str]] = {
    "here": (Message("here"), "$success"),
    "away": (Message("phone away"), "$warning"),
    "dropped out": (Message("dropped out"), "$text-error"),
    "none": (Message("without a phone"), "$text-primary"),
}
_NUMBER, _WIDE, _HALF, _PHONE = 5, 20, 13, 17
"""Cells of the columns; names and groups share the place of one where there are both."""


def person_line(person: Person, desk: Desk, *, named: bool = False) -> Content:
    """One person: number, name if it may be seen, group where there are any, phone, late, answered for."""
    say, workshop = desk.say, desk.room.workshop
    label, style = _PHONES[person.phone]
    grouped = bool(workshop.groups)
    width = _HALF if grouped and named else _WIDE
    late = [words(say("came late"), "$text-muted")] if person.late else []
    answered = [words(say("answered for"), "$text-accent")] if person.answered_for else []
    return row(
        words(f"{person.number:>{_NUMBER - 2}}  ", "bold $primary"),
        line(person.name, width) if named else NOTHING,
        line(workshop.group_name(person.group, desk.room.lang), width) if grouped else NOTHING,
        line(say.say(label), _PHONE, style),
        Content("  ").join([*late, *answered]),
    )


def called(who: Participant, desk: Desk) -> str:
    """A person in a few words; the name only where the room does not look."""
    name = who.name if desk.sees_all else ""
    group = desk.room.workshop.group_name(who.group, desk.room.lang)
    return "  ".join(filter(None, (desk.say("Person %(number)d", number=who.number), name, group)))
