"""Answering for somebody: what the open step asks them, and what was typed for it as a ballot; knows no front end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.domain import typed
from facilitator.domain.fields import Field
from facilitator.domain.forms import values_of
from facilitator.domain.words import Message, Refusal
from facilitator.room import Receipt, Room, answered_by_phone


@dataclass(frozen=True, slots=True)
class Asked:
    """What a step asks one person in one round; ``before`` is what was typed for them already, by field."""

    participant: str
    number: int
    step: str
    round: int
    fields: tuple[Field, ...]
    before: Mapping[str, str]


def asked(room: Room, participant: str) -> Asked:
    """What the open step asks a person; what their own phone answered is never shown.

    ``Refusal`` where nothing is open or asked, and for who has answered with a phone.
    """
    session, step = room.session, room.session.current
    if step is None or not session.state(step.id).open:
        raise Refusal(Message("Nothing is open to be answered."), code="not_now")
    fields, round_ = room.fields(step.id, room.lang, participant), session.state(step.id).round
    if not fields:
        raise Refusal(Message("This step asks nothing."), code="not_now")
    who, ballot = session.participants[participant], session.round_ballots(step.id, round_).get(participant)
    if ballot is not None and not ballot.proxy:
        raise answered_by_phone(who)
    answer = ballot.answer if ballot else {}
    before = {field.id: typed.written(field, answer[field.id]) for field in fields if field.id in answer}
    return Asked(participant, who.number, step.id, round_, fields, before)


def meant(field: Field, text: str) -> str:
    """What a line means where it names options: their words; ``Refusal`` for what is none."""
    options = {option.id: option.label for option in getattr(field, "options", ())}
    if not options or not text.strip():
        return ""
    found = typed.filled(field, text.strip())
    if field.id in found:
        return ", ".join(options[name] for name in found[field.id] if name in options)
    prefix = f"{field.id}:"
    return ", ".join(f"{number[0]} · {options[name.removeprefix(prefix)]}" for name, number in found.items())


def submit(room: Room, question: Asked, lines: Sequence[str]) -> Receipt:
    """Take what was typed, a line per field, as the person's ballot; marked as given at the desk.

    Raises ``Refusal``, with ``field`` where one is meant, and ``OSError`` if it cannot be kept.
    """
    boxes: dict[str, list[str]] = {}
    for field, line in zip(question.fields, lines, strict=True):
        if line.strip():
            boxes |= typed.filled(field, line.strip())
    values = values_of(boxes, question.fields)
    submission = f"desk-{question.number}-{len(room.session.events)}"
    return room.submit(question.participant, submission, question.step, question.round, values, proxy=True)
