"""One person as a line: number, group, phone, late or answered for, a name where it may be seen; never an answer."""

from textual.content import Content

from facilitator.domain.roster import Person, Phone
from facilitator.domain.words import Message
from facilitator.language import Language
from facilitator.tui.show import NOTHING, line, row, words

_PHONES: dict[Phone, tuple[Message, str]] = {
    "here": (Message("here"), "$success"),
    "away": (Message("phone away"), "$warning"),
    "dropped out": (Message("dropped out"), "$text-error"),
    "none": (Message("without a phone"), "$text-primary"),
}
_NUMBER, _NAME, _GROUP, _PHONE, _LATE = 5, 18, 20, 18, 14
"""Cells of the columns."""


def person_line(person: Person, say: Language, *, grouped: bool, named: bool = False) -> Content:
    """One person: number, name if it may be seen, group where there are any, phone, late, answered for."""
    label, style = _PHONES[person.phone]
    return row(
        words(f"{person.number:>{_NUMBER - 2}}  ", "bold $primary"),
        line(person.name, _NAME) if named else NOTHING,
        line(person.group, _GROUP) if grouped else NOTHING,
        line(say.say(label), _PHONE, style),
        line(say("came late") if person.late else "", _LATE, "$text-muted"),
        words(say("answered for"), "$text-accent") if person.answered_for else NOTHING,
    )
