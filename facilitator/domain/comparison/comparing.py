"""Which steps sessions have in common, and what became of each."""

from collections.abc import Sequence

from facilitator.domain.comparison.kept import kept
from facilitator.domain.comparison.lines import questions
from facilitator.domain.comparison.named import named
from facilitator.domain.comparison.sitting import Sitting
from facilitator.domain.comparison.whole import Comparison, Session
from facilitator.domain.words import Message, Refusal


def order(sittings: Sequence[Sitting]) -> list[int]:
    """The places of sessions by their days where all of them are known, else as they are given."""
    known = all(sitting.date for sitting in sittings)
    return sorted(range(len(sittings)), key=lambda place: sittings[place].date if known else "")


def compared(sittings: Sequence[Sitting]) -> Comparison:
    """Two or more sessions side by side, ordered by their days where all of them are known.

    Raises ``Refusal`` where they have no answered step in common and none asks about another's pledges.
    """
    if len(sittings) < 2:
        raise Refusal(Message("A comparison takes two sessions or more."), code="compare")
    sittings = [sittings[place] for place in order(sittings)]
    steps = dict.fromkeys(asked.id for sitting in reversed(sittings) for asked in sitting.asked)
    lines = tuple(found for step in steps if (found := questions(sittings, step)) is not None)
    themes = tuple(each for step in steps if (each := named(sittings, step)) is not None)
    pledges = tuple(kept(sittings))
    if not lines and not themes and not any(pledge.asked for pledge in pledges):
        text = Message("These sessions have no answered step in common.")
        raise Refusal(text, Message("Steps are compared by their ids."), code="compare")
    heads = tuple(Session(s.name, s.plan, s.title, s.date, s.people) for s in sittings)
    return Comparison(heads, lines, themes, pledges)
