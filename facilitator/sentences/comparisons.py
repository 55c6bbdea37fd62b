"""Sessions side by side in plain sentences, a line each; honest about other people and small numbers."""

from collections.abc import Iterator, Sequence

from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.comparison import Change, Comparison, Line, NamedThemes, PledgesKept, Questions, Vote
from facilitator.domain.words import N_, Message
from facilitator.language import Language
from facilitator.sentences.figures import movement
from facilitator.sentences.shapes import number, word
from facilitator.sentences.sittings import heads
from facilitator.sentences.units import day

_MOST = 12
"""Themes and pledges that are told, at most, of a kind."""
_VERDICTS = {
    "change": Message("the room has changed: the ranges do not meet"),
    "too_little": Message("too little to call it a change"),
    "unknown": Message("no word on a change"),
}


def compared(comparison: Comparison, say: Language) -> Iterator[str]:
    """The whole comparison, parts with an empty line between."""
    yield from heads(comparison, say)
    for asked in comparison.questions:
        yield ""
        yield from questions(asked, say)
    for themes in comparison.themes:
        yield ""
        yield from themes_named(themes, say)
    for pledges in comparison.pledges:
        yield ""
        yield from pledges_kept(pledges, comparison, say)


def questions(asked: Questions, say: Language) -> Iterator[str]:
    """A step with its lines."""
    yield asked.title
    if asked.unlike:
        yield "  " + say("Its scale or its options differ between the sessions: nothing to compare.")
    for line in asked.lines:
        yield "  " + (line.label if line.id else say("all together"))
        yield "    " + "  →  ".join(vote_of(line, vote, say) for vote in line.votes)
        yield from ("    " + told for told, _ in changes(line, say))


def changes(line: Line, say: Language) -> Iterator[tuple[str, bool]]:
    """What may be said about changes between a line's votes and who moved within a session; whether it claims one."""
    if line.reworded:
        yield say("It was worded differently."), False
    for change in line.changes:
        yield change_of(line, change, say), change.verdict == "change"
    for vote in line.votes:
        if vote.moved is not None and vote.moved.both >= SAY_NUMBER:
            yield f"{way(vote)}: " + say("person by person: %(moved)s", moved=movement(vote.moved, say)), False


def vote_of(line: Line, vote: Vote, say: Language) -> str:
    """The session's number and perhaps the vote's, phi with its word and range, and by how many."""
    found = vote.agreement
    told = f"{number(found, say) or '–'} {word(found, say)}".strip()
    if found.interval is not None and found.phi is not None:
        low, high = (say.number(edge, 2) for edge in found.interval)
        told += f" [{low}–{high}]"
    return f"{vote_name(line, vote)}: {told} (n = {found.n})"


def change_of(line: Line, change: Change, say: Language) -> str:
    """From which session to which, by how much, and whether that is a change."""
    first, later = line.votes[change.first], line.votes[change.later]
    told = ", ".join(filter(None, (difference(change, say), verdict(change, say))))
    return f"{vote_name(line, first)} → {vote_name(line, later)}: {told}"


def difference(change: Change, say: Language) -> str:
    """By how much, with its sign; nothing where one of both has no number."""
    if change.delta is None:
        return ""
    sign = "+" if change.delta > 0 else "−" if change.delta < 0 else "±"
    return f"{sign}{say.number(abs(change.delta), 2)}"


def verdict(change: Change, say: Language) -> str:
    """Whether that is a change, in words."""
    if change.delta is None:
        return say("too few answers to compare")
    return say.say(_VERDICTS[change.verdict])


def way(vote: Vote) -> str:
    """From the first vote of a vote's session to it."""
    return f"{vote.session + 1}.1 → {vote.session + 1}.{vote.round}"


def vote_name(line: Line, vote: Vote) -> str:
    """The session's number, with the vote's where the session voted more than once."""
    several = sum(other.session == vote.session for other in line.votes) > 1
    return f"{vote.session + 1}.{vote.round}" if several else f"{vote.session + 1}"


def themes_named(themes: NamedThemes, say: Language) -> Iterator[str]:
    """What is still named, what is not, and what is new, with how many people named it each time."""
    answered = ", ".join(f"{place + 1}: n = {n}" for place, n in zip(themes.sessions, themes.answered, strict=True))
    yield f"{themes.title} ({answered})"
    for state, title in states(say).items():
        found = [theme for theme in themes.themes if theme.state == state]
        if found:
            yield f"  {title} ({len(found)})"
            yield from (f"    {theme.label}: {_counts(theme.people)}" for theme in found[:_MOST])
            yield from _more(len(found), say)
    yield "  " + other_words(say)


def states(say: Language) -> dict[str, str]:
    """What may have become of a theme, in words, in the order it is told."""
    return {
        "gone": say("not named again"),
        "still": say("still named"),
        "new": say("named for the first time"),
    }


def other_words(say: Language) -> str:
    """What may not be concluded from themes that are gone."""
    return say("Other words may mean the same thing: look at both lists before you cheer.")


def _counts(people: Sequence[int]) -> str:
    return " → ".join(str(n) for n in people)


def _more(many: int, say: Language) -> Iterator[str]:
    if many > _MOST:
        yield "    " + say.count("and %(n)d more", "and %(n)d more", many - _MOST)


def pledges_kept(pledges: PledgesKept, comparison: Comparison, say: Language) -> Iterator[str]:
    """The pledges, how many are due, and what a later session says became of them."""
    yield f"{pledges.title} ({pledges.session + 1}): {pledged(pledges, comparison, say)}"
    for promise in pledges.promises[:_MOST]:
        yield f"    {day(promise.when, say)} · {promise.who} · {promise.what}"
    yield from _more(len(pledges.promises), say)
    yield "  " + asked_again(pledges, say)
    if pledges.answered is None:
        return
    for item in pledges.asked:
        if item.n < SAY_NUMBER:
            few = say.count("%(n)d answer: too few to tell.", "%(n)d answers: too few to tell.", item.n)
            yield f"    {item.label}: {few}"
            continue
        shares = ", ".join(f"{share.label} {share.count}" for share in item.shares)
        unsure = say.count("%(n)d does not know.", "%(n)d do not know.", item.agreement.unsure)
        yield f"    {item.label}: {shares}" + (f" · {unsure}" if item.agreement.unsure else "")
    yield "  " + perhaps_others(pledges, comparison, say)


def pledged(pledges: PledgesKept, comparison: Comparison, say: Language) -> str:
    """How many pledges there are, and how many of them are due by the day of the last session where it is known."""
    n = len(pledges.promises)
    told = say.count("%(n)d pledge", "%(n)d pledges", n)
    if pledges.due is not None:
        today = day(comparison.sessions[-1].date, say)
        told += " · " + say("%(n)d of %(all)d due by %(day)s", n=pledges.due, all=n, day=today)
    return told


def asked_again(pledges: PledgesKept, say: Language) -> str:
    """Which session says what became of them, or that none does."""
    if pledges.answered is None:
        return say("No later session asked what became of them.")
    return say("What session %(n)d says became of them:", n=pledges.answered + 1)


def perhaps_others(pledges: PledgesKept, comparison: Comparison, say: Language) -> str:
    """How many pledged in how large a room, and how many answered since."""
    asked = max((item.n + item.agreement.unsure for item in pledges.asked), default=0)
    there = comparison.sessions[pledges.session].people
    text = N_("Pledges then: %(pledged)d, in a room of %(there)d; answers now: %(asked)d. Perhaps not the same people.")
    return say(text, pledged=len(pledges.promises), there=there, asked=asked)
