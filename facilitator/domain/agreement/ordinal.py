"""Answers on 1..k points, as counts per point; knows nothing of who chose what.

All sums are whole numbers until the last division, so order, reversal and doubling of a room change no bit.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import accumulate
from math import comb, fsum, log2, sqrt

from facilitator.domain.agreement.camps import decide
from facilitator.domain.agreement.interval import interval
from facilitator.domain.agreement.measure import Measure
from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, chance_level, few, shape_of


def phi(counts: Sequence[int]) -> float:
    """Agreement 0 (both ends) .. 1 (one point): the root of the mean over the k-1 cuts of (2F-1)^2, F cumulative share.

    Blair & Lacy's l (Sociological Methods & Research 28:3, 2000); phi^2 is 1 minus the mean distance of two people over
    its maximum. Raises ``ValueError`` without answers, for fewer than two points or a negative count.
    """
    return _phi(counts, _checked(counts))


def range_with_missing(counts: Sequence[int], missing: int) -> tuple[float, float]:
    """The least and greatest phi, 0..1, that is possible once ``missing`` more people have answered.

    Greatest: all of them on one point. Least: a split between both ends; the sum over the cuts is a parabola in the
    number on the lowest point, so its nearest whole numbers suffice. Raises ``ValueError`` as ``phi`` does.
    """
    n = _checked(counts, missing)
    k = len(counts)
    best = max(_phi([*counts[:j], counts[j] + missing, *counts[j + 1 :]], n) for j in range(k))
    middle = sum(n - 2 * below for below in _below_cuts(counts)) // (2 * (k - 1))
    splits = {min(max(low, 0), missing) for low in (middle, middle + 1)}
    worst = min(_phi([counts[0] + a, *counts[1:-1], counts[-1] + missing - a], n) for a in splits)
    return worst, best


def van_der_eijk_a(counts: Sequence[int]) -> float:
    """Van der Eijk's A, -1 (both ends) .. 0 (even) .. 1 (one point): the index that political scientists know.

    Each layer of equal height counts by its answers with U (1 - (S-1)/(k-1)), S the points it covers, U = ((k-2) slopes
    - (k-1) valleys)/((k-2)(slopes + valleys)) over its triples of points (Quality & Quantity 35:3, 2001). Raises
    ``ValueError`` as ``phi`` does.
    """
    n = _checked(counts)
    total = Fraction(0)
    previous = 0
    for level in sorted({c for c in counts if c > 0}):
        pattern = [c >= level for c in counts]
        total += Fraction((level - previous) * sum(pattern), n) * _pattern_a(pattern)
        previous = level
    return float(total)


def leik(counts: Sequence[int]) -> float:
    """Leik's D, dispersion 0 (one point) .. 1 (both ends): 2/(k-1) times the sum over the cuts of min(F, 1-F).

    Pacific Sociological Review 9:2 (1966). Raises ``ValueError`` as ``phi`` does.
    """
    n = _checked(counts)
    return 2 * sum(min(below, n - below) for below in _below_cuts(counts)) / ((len(counts) - 1) * n)


def consensus(counts: Sequence[int]) -> float:
    """Tastle & Wierman's consensus, 0..1: 1 + sum p log2(1 - |x - mean|/(k-1)).

    International Journal of Approximate Reasoning 45:3 (2007). Raises ``ValueError`` as ``phi`` does.
    """
    n = _checked(counts)
    width = n * (len(counts) - 1)
    total = sum(i * c for i, c in enumerate(counts))
    return 1 + fsum(c / n * log2((width - abs(n * i - total)) / width) for i, c in enumerate(counts) if c)


def measure(points: int) -> Measure:
    """How answers 1..points compare: the share of the scale between two, the lower median as centre."""

    def phi_of(values: Sequence[int]) -> float:
        seen = Counter(values)
        return phi([seen[point] for point in range(1, points + 1)])

    return Measure(
        phi_of,
        lambda a, b: abs(a - b) / (points - 1),
        lambda values: sorted(values)[(len(values) - 1) // 2],
        lambda value: (value - 1) / (points - 1),
        points,
    )


def of_counts(
    counts: Sequence[int], unsure: int = 0, missing: int = 0, camps: Callable[[Sequence[int]], bool] = decide
) -> Agreement:
    """The agreement of answers on k points; ``unsure`` of them said "don't know", ``missing`` people may still answer.

    Pure chance chooses every point alike: phi0 is sqrt((k-2)/(3k)). ``camps`` tells of counts whether they show two
    camps. Raises ``ValueError`` for fewer than two points or a negative number.
    """
    n = _checked(counts, missing, empty=True)
    if n - missing < SAY_NUMBER:
        return few(n - missing, unsure)
    n -= missing
    k = len(counts)
    value, chance = phi(counts), chance_level(sqrt((k - 2) / (3 * k)), n)
    low, high = range_with_missing(counts, missing) if missing else (None, None)
    return Agreement(
        n=n,
        phi=value,
        chance=chance,
        shape=shape_of(value, n, chance, camps=camps(counts)),
        low=low,
        high=high,
        unsure=unsure,
        a=van_der_eijk_a(counts),
        leik=leik(counts),
        consensus=consensus(counts),
        interval=interval(counts),
    )


def _checked(counts: Sequence[int], missing: int = 0, *, empty: bool = False) -> int:
    """How many answers there are with the missing ones."""
    if len(counts) < 2 or missing < 0 or min(counts) < 0:
        raise ValueError("counts: expected two or more points, no number below 0")
    n = sum(counts) + missing
    if n == 0 and not empty:
        raise ValueError("counts: expected at least one answer")
    return n


def _below_cuts(counts: Sequence[int]) -> list[int]:
    return list(accumulate(counts))[:-1]


def _phi(counts: Sequence[int], n: int) -> float:
    return sqrt(sum((2 * below - n) ** 2 for below in _below_cuts(counts)) / (n * n * (len(counts) - 1)))


def _pattern_a(pattern: Sequence[bool]) -> Fraction:
    """A of one layer, from its triples: valley 1-0-1 against slope 1-1-0 and 0-1-1."""
    k, ones = len(pattern), sum(pattern)
    if ones == 1:
        return Fraction(1)
    left = valleys = slopes = 0
    for one in pattern:
        if one:
            left += 1
        else:
            valleys += left * (ones - left)
            slopes += comb(left, 2) + comb(ones - left, 2)
    if valleys + slopes == 0:
        return Fraction(0)
    unimodal = Fraction((k - 2) * slopes - (k - 1) * valleys, (k - 2) * (slopes + valleys))
    return unimodal * (1 - Fraction(ones - 1, k - 1))
