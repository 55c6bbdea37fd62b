"""Amounts with heavy tails: quartiles and factors, never means; knows no unit.

A single large amount moves a mean by any factor and a quartile hardly.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import fsum, sqrt

import msgspec

from facilitator.domain.agreement.measure import Measure
from facilitator.domain.agreement.quantiles import quartiles
from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, few, shape_of


def factor(values: Sequence[float]) -> float | None:
    """Q3/Q1, at least 1: "the upper quarter decides over that many times as much". None for a quartile of 0 or none.

    Raises ``ValueError`` for a negative amount.
    """
    _checked(values)
    q1, _, q3 = quartiles(sorted(values)) if values else (0.0, 0.0, 0.0)
    return q3 / q1 if q1 > 0 else None


def dispersion(values: Sequence[float]) -> float | None:
    """The quartile coefficient of dispersion (Q3 - Q1)/(Q3 + Q1), 0..1 (Bonett 2006); None for a quartile of 0.

    Raises ``ValueError`` for a negative amount.
    """
    found = factor(values)
    return None if found is None else (found - 1) / (found + 1)


class Known(msgspec.Struct, frozen=True):
    """What people believe beside the official answer, in its unit.

    The mean of (x - r)^2 is ``bias``^2 + ``noise``^2; ``within`` people are near it, ``less`` and ``more`` believe they
    may decide over less or more than they may.
    """

    bias: float
    noise: float
    within: int
    less: int
    more: int


def against(values: Sequence[float], official: float, tolerance: float) -> Known:
    """Amounts beside the official one, near which is what differs by at most ``tolerance``, a share of it.

    Raises ``ValueError`` without amounts, for a negative one or a negative tolerance.
    """
    _checked(values)
    if not values or min(official, tolerance) < 0:
        raise ValueError("values: expected at least one, official and tolerance: no number below 0")
    n, slack = len(values), official * tolerance + 1e-9
    mean = fsum(values) / n
    noise = (fsum((value - mean) ** 2 for value in values) / n) ** 0.5
    less = sum(value < official - slack for value in values)
    more = sum(value > official + slack for value in values)
    return Known(mean - official, noise, n - less - more, less, more)


def measure() -> Measure:
    """How amounts compare: 1 - QCD as agreement, and how far apart two are as a factor.

    The distance of a and b is |a - b|/(a + b), which is (f - 1)/(f + 1) for a factor f, 0..1: our own convention, the
    counterpart of the quartile coefficient. The lower median is the centre. Phi and distance have no common identity,
    so ``by_distance`` has the root of 1 - the mean distance over all pairs, self pairs included. With a lower quartile
    of 0 phi is 0, or 1 if the upper one is 0 too. Functions raise ``ValueError`` for no amounts or a negative one.
    """

    def phi(values: Sequence[float]) -> float:
        _checked(values)
        q1, _, q3 = quartiles(sorted(values))
        return 2 * q1 / (q1 + q3) if q3 else 1.0

    def distance(a: float, b: float) -> float:
        return abs(a - b) / (a + b) if a + b else 0.0

    def by_distance(values: Sequence[float]) -> float:
        _checked(values)
        people = sorted(Counter(values).items())
        apart = fsum(m * n * distance(a, b) for (a, m), (b, n) in combinations(people, 2))
        return sqrt(1 - 2 * apart / len(values) ** 2)

    return Measure(phi, distance, lambda values: sorted(values)[(len(values) - 1) // 2], by_distance=by_distance)


def of_values(values: Sequence[float], unsure: int = 0) -> Agreement:
    """The agreement of amounts, 1 - QCD, 0..1; ``unsure`` do not know.

    Amounts have no chance level, no range and no camps. With a quartile of 0 there is no factor and so no number: phi
    is None and only the answers are counted. Raises ``ValueError`` for a negative number.
    """
    _checked(values)
    n, spread = len(values), dispersion(values)
    if n < SAY_NUMBER or spread is None:
        return few(n, unsure)
    return Agreement(n, 1 - spread, None, shape_of(1 - spread, n, None, camps=None), unsure=unsure)


def _checked(values: Sequence[float]) -> None:
    if values and min(values) < 0:
        raise ValueError("values: expected no amount below 0")
