"""Places on a line from low to high, as whole numbers; knows no unit.

Sums of distances are whole numbers until the last division, so a turned line changes no bit.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from math import sqrt

from facilitator.domain.agreement.camps import decide
from facilitator.domain.agreement.interval import from_places
from facilitator.domain.agreement.measure import Measure
from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, chance_level, few, shape_of

BINS = 5
_PHI0 = sqrt(1 / 3)


def phi(values: Sequence[int], low: int, high: int) -> float:
    """Agreement 0..1: sqrt(1 - 2 GMD/(high - low)), GMD the mean absolute difference over all pairs, self included.

    GMD is Gini's mean difference (1912), in the unit of the line. Raises ``ValueError`` without values, for one outside
    low..high or for an empty line.
    """
    _checked(values, low, high)
    if not values:
        raise ValueError("values: expected at least one")
    return _phi(_distances(values), len(values), high - low)


def range_with_missing(values: Sequence[int], low: int, high: int, missing: int) -> tuple[float, float]:
    """The least and greatest phi, 0..1, once ``missing`` more people have answered anywhere on the line.

    Greatest: all of them at one place, and the sum of distances bends upwards, so at an answer or an end. Least: a
    split between both ends, which is a parabola in the number at the low one. ``ValueError`` as ``phi``.
    """
    _checked(values, low, high)
    n, span = len(values) + missing, high - low
    if n < 1:
        raise ValueError("values: expected at least one")
    own, to_low = _distances(values), sum(value - low for value in values)
    middle = sorted(values)[len(values) // 2] if values else low
    best = own + 2 * missing * sum(abs(value - middle) for value in values)

    def split(at_low: int) -> int:
        at_high = missing - at_low
        across = at_low * to_low + at_high * (len(values) * span - to_low) + at_low * at_high * span
        return own + 2 * across

    # The parabola's top: split(a + 1) - split(a) = 2 (2 to_low - n0 span + (missing - 2 a - 1) span) changes its sign.
    top = (2 * to_low - len(values) * span + (missing - 1) * span) // (2 * span) + 1
    splits = {min(max(a, 0), missing) for a in (top - 1, top, top + 1)}
    return _phi(max(map(split, splits)), n, span), _phi(best, n, span)


def bins(values: Sequence[int], low: int, high: int) -> tuple[int, ...]:
    """How many values lie in each fifth of the line; one on a border belongs to the fifth nearer to the middle."""
    span = high - low

    def fifth(value: int) -> int:
        left, right = value - low, high - value
        return left * BINS // span if left <= right else BINS - 1 - right * BINS // span

    counts = Counter(map(fifth, values))
    return tuple(counts[b] for b in range(BINS))


def measure(low: int, high: int) -> Measure:
    """How places compare: the share 0..1 of the line between two, the lower median as centre.

    Phi^2 = 1 - 2 times the mean distance over all pairs, self pairs included.
    """
    span = high - low
    return Measure(
        lambda values: phi(values, low, high),
        lambda a, b: abs(a - b) / span,
        lambda values: sorted(values)[(len(values) - 1) // 2],
        lambda value: (value - low) / span,
    )


def of_values(
    values: Sequence[int],
    low: int,
    high: int,
    unsure: int = 0,
    missing: int = 0,
    camps: Callable[[Sequence[int]], bool] = decide,
) -> Agreement:
    """The agreement of places on a line; ``camps`` tells of counts per fifth whether they show two camps.

    Pure chance spreads people evenly over the line: phi0 is sqrt(1/3). Raises ``ValueError`` as ``phi``, or for a
    negative number.
    """
    _checked(values, low, high)
    n = len(values)
    if min(unsure, missing) < 0:
        raise ValueError("values: expected no number below 0")
    if n < SAY_NUMBER:
        return few(n, unsure)
    value, chance = phi(values, low, high), chance_level(_PHI0, n)
    least, greatest = range_with_missing(values, low, high, missing) if missing else (None, None)
    shape = shape_of(value, n, chance, camps=camps(bins(values, low, high)))
    counts = Counter(values)
    places = sorted({low, high, *counts})
    sure = from_places(places, [counts[place] for place in places])
    return Agreement(n, value, chance, shape, least, greatest, unsure, interval=sure)


def _distances(values: Sequence[int]) -> int:
    """The sum of distances over all ordered pairs, in one pass over the sorted values."""
    n = len(values)
    return 2 * sum((2 * i - n + 1) * value for i, value in enumerate(sorted(values)))


def _phi(distances: int, n: int, span: int) -> float:
    return sqrt(max(0, n * n * span - 2 * distances) / (n * n * span))


def _checked(values: Sequence[int], low: int, high: int) -> None:
    if low >= high or (values and (min(values) < low or max(values) > high)):
        raise ValueError("values: expected places from low to high, and low below high")
