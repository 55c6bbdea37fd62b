"""Camps tests that are known, and those to be worked out; a redraw asks here and never waits for a bootstrap."""

from collections.abc import Iterable, Mapping, Sequence

from facilitator.domain.agreement import camps

Counts = tuple[int, ...]


class Verdicts:
    """Whether counts show two camps: as tested, or by the rule alone while nobody has tested them."""

    def __init__(self) -> None:
        self._known: dict[Counts, bool] = {}
        self._wanted: dict[Counts, None] = {}

    def __call__(self, counts: Sequence[int]) -> bool:
        """What is known of these counts per point."""
        asked = tuple(counts)
        if not camps.rule(asked):
            return False
        if asked not in self._known:
            self._wanted[asked] = None
            return True
        return self._known[asked]

    def decide(self, counts: Sequence[int]) -> bool:
        """The test itself, which takes its time; remembered."""
        asked = tuple(counts)
        self._known[asked] = camps.decide(asked)
        self._wanted.pop(asked, None)
        return self._known[asked]

    def wanted(self) -> tuple[Counts, ...]:
        """Counts that were asked for and not tested, each told once."""
        wanted = tuple(self._wanted)
        self._wanted.clear()
        return wanted

    def learn(self, tested: Mapping[Counts, bool]) -> None:
        """Take in what was tested."""
        self._known.update(tested)


def tested(wanted: Iterable[Counts]) -> dict[Counts, bool]:
    """The tests themselves, which take their time."""
    return {counts: camps.decide(counts) for counts in wanted}
