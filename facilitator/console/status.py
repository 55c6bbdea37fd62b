"""Where the day is and what came out, read out line by line."""

from math import ceil

from facilitator import sentences
from facilitator.console import answering
from facilitator.console.commands import Command
from facilitator.console.talk import Talk
from facilitator.domain.agenda import Item, agenda
from facilitator.domain.attendance import attendance
from facilitator.domain.words import N_, Message, Refusal
from facilitator.language import Language


def status(talk: Talk, _argument: str) -> str:
    """Where the room is, as ``key=value`` words in a fixed order; ``left`` is seconds of the timer."""
    room = talk.room
    session, step, led = room.session, room.session.current, room.session.led
    words = [f"status={session.status}"]
    if step:
        state = session.state(step.id)
        words += [f"step={step.id}", f"kind={step.kind}", f"round={state.round}"]
        words += [f"shown={'yes' if session.shown(step.id) else 'no'}"]
    count = attendance(session, talk.live.present)
    words += [f"answered={count.answered if step else 0}", f"joined={count.joined}"]
    agreement = room.agreement(step.id) if step and session.shown(step.id) else None
    if agreement and agreement.phi is not None:
        words += [f"phi={agreement.phi:.2f}", f"shape={agreement.shape}"]
    words += [f"expected={led.expected}", f"locked={'yes' if led.locked else 'no'}"]
    words += [f"present={count.present}", f"away={count.away}"]
    deadline = session.state(step.id).deadline if step else None
    if deadline is not None:
        words += [f"left={max(0, ceil(deadline - room.clock()))}"]
    return " ".join(words)


def day(talk: Talk, _argument: str) -> str:
    """Read the agenda out; how far behind its plan the day is."""
    items = agenda(talk.room.session, talk.room.clock())
    for item in items:
        talk.tell(_placed(item, talk.lang))
    return sentences.behind(items, talk.lang)


def _placed(item: Item, lang: Language) -> str:
    if item.place == "skipped":
        told = lang("left out")
    elif item.place == "to come":
        told = lang.count("%(n)d minute", "%(n)d minutes", item.planned)
    else:
        text = N_("done in %(real)d of %(planned)d minutes")
        if item.place == "here":
            text = N_("here for %(real)d of %(planned)d minutes")
        told = lang(text, real=item.seconds // 60, planned=item.planned)
    return f"{item.number}: {lang.pick(item.title)}, {told}"


def guide(talk: Talk, _argument: str) -> str:
    """Read the guide of this step out."""
    step = talk.room.session.current
    lines = talk.lang.pick(step.guide).splitlines() if step else []
    for line in filter(str.strip, lines):
        talk.tell(line.strip())
    return "" if any(map(str.strip, lines)) else talk.lang("This step has no guide.")


def question(talk: Talk, _argument: str) -> str:
    """Read out what this step asks, as phones show it."""
    step = talk.room.session.current
    if step is None:
        raise Refusal(Message("Nothing has been asked here yet."), code="not_now")
    for line in answering.told(talk.room.fields(step.id, talk.room.lang), talk.lang):
        talk.tell(line)
    return talk.lang.pick(step.title)


STATUS = (
    Command("status", status, Message("says where the room is, as key=value words")),
    Command("agenda", day, Message("reads the steps out with planned and real minutes")),
    Command("question", question, Message("reads out what this step asks, as phones show it")),
    Command("guide", guide, Message("reads the guide of this step out: what to say, how to read it, what to ask next")),
)
