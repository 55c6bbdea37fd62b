"""What is written and asked on the spot, line by line: notes, outcomes, questions of the moment."""

from facilitator.console.commands import Command, host
from facilitator.console.talk import Talk
from facilitator.domain.words import Message


def insert(talk: Talk, argument: str) -> str:
    """Put a question in: its kind, then title and parts with ``|`` between them."""
    kind, _, rest = argument.partition(" ")
    parts = [part.strip() for part in rest.split("|")]
    return talk.act("insert", "\n".join([kind.lower(), *filter(None, parts)]))


def notes(talk: Talk, _argument: str) -> str:
    """Read out what was written down, with the step it belongs to."""
    lang, room = talk.lang, talk.room
    titles = {step.id: lang.pick(step.title) for step in room.workshop.steps}
    found = room.session.led.notes
    for note in found:
        text = lang("outcome: %(text)s", text=note.text) if note.outcome else lang("note: %(text)s", text=note.text)
        step = titles.get(note.step)
        talk.tell(f"{step}, {text}" if step else text)
    return lang.count("%(n)d note", "%(n)d notes", len(found))


MOMENT = (
    host("note", Message("writes a note on this step"), "TEXT"),
    host("outcome", Message("writes something for the outcome sheet"), "TEXT"),
    Command("notes", notes, Message("reads notes and outcomes out")),
    Command(
        "insert",
        insert,
        Message("puts a question in next: scale, choice, collect or ready"),
        "KIND TITLE | PART | PART",
    ),
)
