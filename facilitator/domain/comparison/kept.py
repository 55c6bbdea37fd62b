"""Pledges of one session beside what a later one says became of them; knows no person, and asks nobody by name."""

from collections.abc import Iterator, Sequence

import msgspec

from facilitator.domain.activities.choice import ChoiceSettings
from facilitator.domain.comparison.sitting import Sitting
from facilitator.domain.figures import ChoiceItem, Choices, Pledges, Promise


class PledgesKept(msgspec.Struct, frozen=True):
    """The pledges of the session at place ``session``, of which ``due`` were due by the day of the last session.

    ``due`` is None where that day is not known. ``asked`` are the answers of the session at place ``answered`` to what
    became of them, by people who need not be those who pledged; none where no later session asked.
    """

    session: int
    title: str
    promises: tuple[Promise, ...]
    due: int | None
    answered: int | None = None
    asked: tuple[ChoiceItem, ...] = ()


def kept(sittings: Sequence[Sitting]) -> Iterator[PledgesKept]:
    """Every step of pledges but those of the last session, each with the latest answers to it."""
    today = sittings[-1].date
    for place, sitting in enumerate(sittings[:-1]):
        for asked in sitting.asked:
            figure = asked.votes[-1].figure if asked.votes else None
            if isinstance(figure, Pledges) and figure.promises:
                due = sum(promise.when <= today for promise in figure.promises) if today else None
                answered, items = _became(sittings, place, asked.id)
                yield PledgesKept(place, asked.title, figure.promises, due, answered, items)


def _became(sittings: Sequence[Sitting], place: int, step: str) -> tuple[int | None, tuple[ChoiceItem, ...]]:
    for later in range(len(sittings) - 1, place, -1):
        for asked in sittings[later].asked:
            figure = asked.votes[-1].figure if asked.votes else None
            about = asked.settings.about if isinstance(asked.settings, ChoiceSettings) else ""
            if about == step and isinstance(figure, Choices):
                return later, figure.items
    return None, ()
