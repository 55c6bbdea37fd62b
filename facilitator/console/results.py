"""What came out of a step, in plain sentences, for the room's ears or for the facilitator's alone."""

from facilitator import sentences
from facilitator.console.commands import Command
from facilitator.console.talk import Talk
from facilitator.domain.activities import REGISTER
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Figure, Histograms, Note
from facilitator.domain.plan import Step
from facilitator.domain.roster import by_desk
from facilitator.domain.words import Message, Refusal
from facilitator.language import Language, language
from facilitator.room import Room

_ALL = 1000
"""Places of a ranking that are read out when everything is asked for."""


def headline(room: Room, step_id: str) -> str:
    """The number with its word and how to read it; empty where a step has none."""
    figure, agreement, lang = room.figure(step_id), room.agreement(step_id), language(room.lang)
    if agreement is None:
        return ""
    number = " ".join(filter(None, (sentences.number(agreement, lang), sentences.word(agreement, lang))))
    return ". ".join(filter(None, (number, sentences.reading(figure, agreement, lang))))


def figures(room: Room, step_id: str, most: int = sentences.MOST) -> list[str]:
    """Every figure of the step in lines, ``most`` places of a ranking; of a pause its text."""
    lang, found = language(room.lang), room.figures(step_id)
    return [line for each in found for line in _told(each, lang, most)]


def _told(figure: Figure, lang: Language, most: int) -> list[str]:
    if isinstance(figure, Histograms) and all(item.agreement.n < SAY_NUMBER for item in figure.items):
        return []
    return [figure.text] if isinstance(figure, Note) and figure.text else sentences.told(figure, lang, most)


def result(talk: Talk, argument: str) -> str:
    """Read out what came out; what the room does not see only if it is asked for."""
    wanted = set(argument.lower().split())
    if wanted - {"private", "all"}:
        raise Refusal(Message("Behind result may stand: private, all."), code="argument")
    room = talk.room
    step = _asked(room)
    if not room.seen(step.id) and "private" not in wanted:
        hint = Message("Say result private to hear it alone.")
        raise Refusal(Message("The room does not see this yet."), hint, code="not_now")
    most = _ALL if "all" in wanted else sentences.MOST
    for line in (headline(room, step.id), *_around(room, step.id)):
        if line:
            talk.tell(line)
    for line in (*sentences.spread(room.figure(step.id)), *figures(room, step.id, most)):
        talk.tell("  " + line)
    if not REGISTER[step.kind].asks:
        return ""
    round_ = room.session.state(step.id).round
    told = talk.lang.count("%(n)d answer", "%(n)d answers", len(room.session.round_ballots(step.id, round_)))
    proxies = by_desk(room.session, step.id, round_)
    return f"{told}, {sentences.at_desk(proxies, talk.lang)}" if proxies else told


def _asked(room: Room) -> Step:
    """The step the room is at, if there is anything to tell of it."""
    step = room.session.current
    if step is None or (REGISTER[step.kind].asks and not room.session.state(step.id).round):
        raise Refusal(Message("Nothing has been asked here yet."), code="not_now")
    return step


def _around(room: Room, step_id: str) -> list[str]:
    """What surrounds the number: meaning, chance, how far it may still go, who does not know, whether it is settled."""
    figure, agreement, lang = room.figure(step_id), room.agreement(step_id), language(room.lang)
    if agreement is None:
        return []
    told = (sentences.meaning, sentences.chance, sentences.reach, sentences.unsure)
    return [*(each(agreement, lang) for each in told), sentences.provisional(figure, lang)]


RESULTS = (
    Command(
        "result",
        result,
        Message("reads out what came out; private also what the room does not see, all the whole ranking"),
        "[private] [all]",
    ),
)
