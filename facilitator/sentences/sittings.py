"""The sessions of a comparison by number, how to read what is told of them, and what may not be concluded."""

from collections.abc import Iterator

from facilitator.domain.agreement.shape import SAY_WORD
from facilitator.domain.comparison import Comparison
from facilitator.language import Language
from facilitator.sentences.units import day


def heads(comparison: Comparison, say: Language, *, drawn: bool = False) -> Iterator[str]:
    """The sessions by number, how to read what is told or ``drawn`` of them, and what may not be concluded."""
    for place, session in enumerate(comparison.sessions, 1):
        people = say.count("%(n)d person", "%(n)d people", session.people)
        when = day(session.date, say) if session.date else say("no day")
        yield f"{place}  {when} · {session.title} · {people} · {session.name}"
    yield from legend(comparison, say, drawn=drawn)
    yield from cautions(comparison, say)


def legend(comparison: Comparison, say: Language, *, drawn: bool = False) -> Iterator[str]:
    """What the names of votes mean, on which scale numbers are, and, unless ``drawn``, what the brackets hold."""
    lines = [line for asked in comparison.questions for line in asked.lines]
    if not lines:
        return
    several = [vote for line in lines for vote in line.votes if vote.round > 1]
    if several:
        name = f"{several[0].session + 1}.{several[0].round}"
        first = several[0]
        yield say(
            "%(name)s: session %(session)d, vote %(vote)d.", name=name, session=first.session + 1, vote=first.round
        )
    yield say("Numbers from 0 to 1 tell how far the room agrees: 0 is scattered, 1 is of one mind.")
    if not drawn and any(vote.agreement.interval for line in lines for vote in line.votes):
        yield say("[0.40–0.60]: between these the number lies nine times out of ten.")


def cautions(comparison: Comparison, say: Language) -> Iterator[str]:
    """What may not be concluded from these sessions."""
    yield say("Nobody is followed from one session to the next: it may be other people who answer.")
    sizes = [session.people for session in comparison.sessions]
    if 2 * min(sizes) < max(sizes):
        yield say("The sessions differ in size by more than a factor of two: compare them with care.")
    if min(sizes) < SAY_WORD:
        yield say("With fewer than %(few)d people a number varies a lot by chance alone.", few=SAY_WORD)
