"""Several choices per person, as counts per option; knows nothing of what they say."""

from collections import Counter
from collections.abc import Collection, Sequence
from math import sqrt

from facilitator.domain.agreement.measure import Measure
from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, chance_level, few, shape_of


def phi(counts: Sequence[int], n: int) -> float:
    """Agreement 0..1 of n people who each chose some options: the root of the mean over the options of (2p-1)^2.

    Every option is a yes or a no. Raises ``ValueError`` without people or options, or for a count outside 0..n.
    """
    if n < 1:
        raise ValueError("n: expected at least one person")
    _checked(counts, n)
    return sqrt(sum((2 * c - n) ** 2 for c in counts) / (n * n * len(counts)))


def range_with_missing(counts: Sequence[int], n: int, missing: int, most: int = 0) -> tuple[float, float]:
    """The least and greatest phi, 0..1, once ``missing`` more people have chosen up to ``most`` options (0: all).

    The greatest is exact: all of them choose the same options, one at least, those of the commonest which raise it
    most. The least is exact where people may choose freely or nothing, else a bound from below. ``ValueError`` as
    ``phi``.
    """
    _checked(counts, n)
    total = n + missing
    if total < 1:
        raise ValueError("n: expected at least one person")
    order = sorted(counts, reverse=True)
    limit = most or len(counts)
    best = max(
        sum((2 * (c + (missing if i < taken else 0)) - total) ** 2 for i, c in enumerate(order))
        for taken in range(1, limit + 1)
    )
    worst = 0
    for c in counts:
        nearest = min(max((total + 1) // 2 - c, 0), missing), min(max(total // 2 - c, 0), missing)
        worst += min((2 * (c + added) - total) ** 2 for added in nearest)
    scale = total * total * len(counts)
    return sqrt(worst / scale), sqrt(best / scale)


def measure(options: Sequence[str]) -> Measure:
    """How sets of options compare: the share 0..1 of the options on which two differ, the majority on each as centre.

    Phi^2 = 1 - 2 times the mean distance over all pairs, self pairs included.
    """

    def phi_of(values: Sequence[Collection[str]]) -> float:
        chosen = Counter(option for value in values for option in value)
        return phi([chosen[option] for option in options], len(values))

    def centre(values: Sequence[Collection[str]]) -> frozenset[str]:
        chosen = Counter(option for value in values for option in value)
        return frozenset(option for option in options if 2 * chosen[option] > len(values))

    def distance(a: Collection[str], b: Collection[str]) -> float:
        return len(frozenset(a) ^ frozenset(b)) / len(options)

    return Measure(phi_of, distance, centre)


def of_ballots(counts: Sequence[int], n: int, missing: int = 0, most: int = 0) -> Agreement:
    """The agreement of ``n`` people who chose up to ``most`` options each; ``missing`` may still answer.

    Pure chance lets everybody toss a coin per option, so phi0 is 0 and the tick 1/sqrt(n). There are no camps: a set
    of options has no two ends. Raises ``ValueError`` for a count outside 0..n or a negative number.
    """
    _checked(counts, n)
    if n < SAY_NUMBER:
        return few(n)
    value, chance = phi(counts, n), chance_level(0.0, n)
    low, high = range_with_missing(counts, n, missing, most) if missing else (None, None)
    return Agreement(n, value, chance, shape_of(value, n, chance, camps=None), low, high)


def _checked(counts: Sequence[int], n: int) -> None:
    if not counts or min(counts) < 0 or max(counts) > n:
        raise ValueError("counts: expected one or more options, each chosen by 0 to n people")
