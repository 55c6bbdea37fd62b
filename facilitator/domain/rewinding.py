"""A session as it was after any number of its events, without folding all of them again; knows no clock and no room."""

from bisect import bisect_right
from collections.abc import Sequence

from facilitator.domain import events as ev
from facilitator.domain.plan import Workshop
from facilitator.domain.session import Session

APART = 2000
"""Events between two sessions that are kept: 20,000 events need ten, and no moment is farther away than 6 ms."""


class Rewinder:
    """Keeps the session of every ``APART`` events once it has passed there."""

    def __init__(self, workshop: Workshop, events: Sequence[ev.AnyEvent]) -> None:
        self._events = events
        self._kept: dict[int, Session] = {0: Session(workshop)}

    def at(self, place: int) -> Session:
        """A session of one's own in which the first ``place`` events have happened, from 0 to all of them."""
        places = sorted(self._kept)
        begun = places[bisect_right(places, place) - 1]
        session = self._kept[begun].copy()
        for done, event in enumerate(self._events[begun:place], begun + 1):
            session.apply(event)
            if done % APART == 0:
                self._kept[done] = session.copy()
        return session
