"""Who is in the room, line by line: the door, who has no phone and answers through the facilitator, the clicker."""

from facilitator.console import answering
from facilitator.console.commands import Command, host
from facilitator.console.talk import Talk
from facilitator.domain.actions.people import whole
from facilitator.domain.roster import Phone, roster
from facilitator.domain.state import Participant
from facilitator.domain.words import N_, Message, Refusal
from facilitator.standing_in import asked, submit

_MOST = 10_000


_PHONES: dict[Phone, Message] = {
    "here": Message("here"),
    "away": Message("phone away"),
    "dropped out": Message("dropped out"),
    "none": Message("without a phone"),
}


def people(talk: Talk, _argument: str) -> str:
    """Read out who is in, by number; of answers only those that the facilitator gave."""
    lang, session = talk.lang, talk.room.session
    for one in roster(session, talk.live.present):
        words = [lang("person %(number)d", number=one.number), session.people[one.id].name]
        words.append(talk.room.workshop.group_name(one.group, talk.room.lang))
        words.append(lang.say(_PHONES[one.phone]))
        words += [lang("came late")] if one.late else []
        words += [lang("answered for")] if one.answered_for else []
        talk.tell(", ".join(filter(None, words)))
    told = [lang.count("%(n)d person", "%(n)d people", len(session.people))]
    if session.led.expected:
        told.append(lang("%(n)d expected", n=session.led.expected))
    if session.led.locked:
        told.append(lang("the door is locked"))
    return ", ".join(told)


def groups(talk: Talk, argument: str) -> str:
    """Read out the groups to choose from, or name others; ``-`` for none."""
    if argument:
        return talk.act("groups", "" if argument == "-" else argument)
    found = talk.room.workshop.group_names(talk.room.lang)
    return ", ".join(found) if found else talk.lang("no groups to choose from")


def remove(talk: Talk, argument: str) -> str:
    """Take somebody out; with their answers only once that is confirmed."""
    rest, sure = talk.certain(argument)
    who = _person(talk, rest.partition(" ")[0])
    if rest.partition(" ")[2].strip().lower() == "answers" and not sure:
        text = N_("person %(number)d would go, and all their answers would count no more")
        talk.tell(talk.lang(text, number=who.number))
        return talk.ask()
    return talk.act("remove", rest)


def person(talk: Talk, argument: str) -> str:
    """Let somebody without a phone in, into a group however its letters are written."""
    try:
        name = talk.live.stand_in(argument)
    except Refusal as refusal:
        if refusal.field != "group":
            raise
        groups = ", ".join(talk.room.workshop.group_names(talk.room.lang))
        raise Refusal(refusal.message, Message("They are: %(groups)s.", {"groups": groups})) from None
    talk.acted = talk.room.newest
    who = talk.room.session.participants[name]
    return talk.lang("person %(number)d is in: answer %(number)d is how to answer for them", number=who.number)


async def answer(talk: Talk, argument: str) -> str:
    """Answer the open step for somebody; without an answer, read out what is asked and how to say it."""
    number, _, text = argument.partition(" ")
    who, room = _person(talk, number), talk.room
    question = asked(room, who.id)
    if not text:
        for line in answering.told(question.fields, talk.lang):
            talk.tell(line)
        return talk.lang("say answer %(number)d and the answer", number=who.number)
    try:
        receipt = submit(room, question, answering.lines(question.fields, text))
    except Refusal as refusal:
        raise answering.placed(refusal, question.fields) from None
    await room.journal.durable(receipt.seq)
    return talk.lang("saved for person %(number)d", number=who.number)


def _person(talk: Talk, number: str) -> Participant:
    wanted = whole(number, _MOST)
    found = next((who for who in talk.room.session.people.values() if who.number == wanted), None)
    if found is None:
        hint = Message("Say people to hear who is in.")
        raise Refusal(Message("There is nobody of that number."), hint, code="argument")
    return found


def clicker(talk: Talk, argument: str) -> str:
    """Offer one phone to lead, or let none lead any more."""
    door = talk.live.clicker
    if argument.lower() == "off":
        door.revoke()
        return talk.lang("no phone leads")
    if argument:
        raise Refusal(Message("Behind clicker may stand: off."), code="argument")
    door.offer()
    if not door.pin:
        raise Refusal(Message("No phone can lead this session."), code="not_now")
    return talk.lang("the PIN is %(pin)s, the address %(url)s", pin=" ".join(door.pin), url=door.url)


PEOPLE = (
    Command("people", people, Message("reads out who is in, by number")),
    host("expect", Message("so many people are expected; 0 for nobody knows"), "N"),
    Command("groups", groups, Message("says the groups to choose from, or names others; - for none"), "[ONE / TWO]"),
    host("lock", Message("lets nobody new in")),
    host("unlock", Message("lets people in again")),
    Command("remove", remove, Message("takes a person out; with answers theirs count no more"), "PERSON [answers]"),
    Command("person", person, Message("lets somebody without a phone in"), "[GROUP]"),
    Command("answer", answer, Message("answers for them; alone it says what is asked and how"), "PERSON [ANSWER]"),
    Command("clicker", clicker, Message("lets one phone lead too and says its PIN; off ends that"), "[off]"),
)
