"""What happens beside what the facilitator does, told once each: who came, what is saved, who follows and leads."""

from collections.abc import Callable, Iterator

from facilitator import sentences
from facilitator.console import lobby
from facilitator.console.talk import Talk
from facilitator.console.wall import following
from facilitator.domain.attendance import turnout


class News:
    """Remembers what was told."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        live = talk.live
        self._counted = (len(talk.room.session.people), 0, 0)
        self._failing: str | None = None
        self._late: tuple[str, int] | None = None
        self._move, self._walls = live.inviting.moved, live.walls
        self._leads = (live.clicker.paired, live.clicker.ended)

    def tell(self) -> None:
        """Tell what has not been told yet."""
        sources: tuple[Callable[[], Iterator[str]], ...] = (
            self._people, self._disk, self._way_in, self._others, self._time,
        )  # fmt: skip
        for source in sources:
            for line in source():
                self._talk.tell(line)

    def answers_are_known(self) -> None:
        """What is said now tells how many have answered."""
        self._counted = (self._counted[0], *self._counts()[1:])

    def _counts(self) -> tuple[int, int, int]:
        session, step = self._talk.room.session, self._talk.room.session.current
        people = len(session.people)
        return (people, *(turnout(session, step.id) if step else (0, people)))

    def _people(self) -> Iterator[str]:
        lang, before = self._talk.lang, self._counted
        joined, answered, there = self._counted = self._counts()
        if joined != before[0]:
            yield lang.count("%(n)d has joined", "%(n)d have joined", joined)
        if answered and answered != before[1]:
            yield lang("%(answered)d of %(joined)d answered", answered=answered, joined=there)

    def _disk(self) -> Iterator[str]:
        lang, before = self._talk.lang, self._failing
        self._failing = self._talk.room.journal.failing
        if self._failing and self._failing != before:
            yield lang("NOT SAVED, the phones keep their answers: %(why)s", why=self._failing)
        elif before and not self._failing:
            yield lang("saving again")

    def _way_in(self) -> Iterator[str]:
        before, self._move = self._move, self._talk.live.inviting.moved
        if self._move is not None and self._move is not before:
            yield lobby.moved(self._move, self._talk.lang)

    def _others(self) -> Iterator[str]:
        """Second windows, and the phone that leads."""
        live, lang = self._talk.live, self._talk.lang
        walls, self._walls = self._walls, live.walls
        if self._walls != walls:
            yield following(self._walls, lang)
        before, self._leads = self._leads, (live.clicker.paired, live.clicker.ended)
        if self._leads != before:
            yield from filter(None, [sentences.leading_phone(*self._leads, lang)])

    def _time(self) -> Iterator[str]:
        """That the time of a step is up."""
        room = self._talk.room
        step = room.session.current
        deadline = room.session.state(step.id).deadline if step else None
        if step and deadline is not None and deadline <= room.clock() and self._late != (step.id, deadline):
            self._late = step.id, deadline
            yield self._talk.lang("the time is up")
