"""Where people came from and went to between two rounds, counted on as few steps as tell it."""

from collections import Counter
from collections.abc import Sequence

from facilitator.domain.figures.compared import Move

_MOST = 7
"""Steps of an axis at most; what is finer is told in five."""


def counted(moves: Sequence[Move]) -> tuple[int, Counter[tuple[int, int]]]:
    """The steps of both axes, and how many people went from one step to another, counted from 0."""
    steps = _steps(moves)
    counts: Counter[tuple[int, int]] = Counter()
    for move in moves:
        counts[_step(move.before, steps), _step(move.after, steps)] += move.people
    return steps, counts


def _steps(moves: Sequence[Move]) -> int:
    """The fewest even steps on which all answers lie, five where that would be too many."""
    places = [place for move in moves for place in (move.before, move.after)]
    for steps in range(2, _MOST + 1):
        if all(abs(place * (steps - 1) - round(place * (steps - 1))) < 1e-9 for place in places):
            return steps
    return 5


def _step(place: float, steps: int) -> int:
    return min(steps - 1, max(0, round(place * (steps - 1))))
