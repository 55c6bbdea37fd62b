"""One heading per bird, so that the flock's order is phi: an identity, not a picture of it.

Order is the mean normalised velocity of Vicsek et al. (PRL 75:1226, 1995). Knows numbers, no screen and no time.
"""

from collections import Counter
from collections.abc import Sequence
from math import cos, fsum, hypot, pi, sin

_SCAN = 1.5
_STEPS = 48
_CLOSE = 1e-11


def midranks(values: Sequence[float]) -> tuple[float, ...]:
    """The midrank place of each value among all, in (0, 1): equal values share a place and fly together."""
    n, counts = len(values), Counter(values)
    below, place = 0, {}
    for value in sorted(counts):
        place[value] = (below + counts[value] / 2) / n
        below += counts[value]
    return tuple(place[value] for value in values)


def stacked(labels: Sequence[str]) -> tuple[float, ...]:
    """The places of unordered answers, in (0, 1): the most frequent first, stacked; ties by label."""
    counts = Counter(labels)
    order = sorted(counts, key=lambda label: (-counts[label], label))
    rank = {label: float(i) for i, label in enumerate(order)}
    return midranks([rank[label] for label in labels])


def even(n: int) -> tuple[float, ...]:
    """N evenly spread places in (0, 1)."""
    return tuple((i + 0.5) / n for i in range(n))


def order(headings: Sequence[float]) -> float:
    """The length of the mean direction of headings in radians, 0..1; 0 without birds."""
    n = len(headings)
    return hypot(fsum(map(cos, headings)), fsum(map(sin, headings))) / n if n else 0.0


def _spread_order(weights: Sequence[tuple[float, int]], n: int, s: float) -> float:
    x = fsum(w * cos(s * q) for q, w in weights)
    y = fsum(w * sin(s * q) for q, w in weights)
    return hypot(x, y) / n


def _solve(places: Sequence[float], phi: float) -> float | None:
    """The smallest spread s in [0, 1.5] with order phi, by scan and bisection; none if there is none."""
    weights = list(Counter(pi * (2 * q - 1) for q in places).items())
    n = len(places)
    low = 0.0
    for step in range(1, _STEPS + 1):
        high = _SCAN * step / _STEPS
        if _spread_order(weights, n, high) <= phi:
            return _bisect(weights, n, low, high, phi)
        low = high
    return None


def _bisect(weights: Sequence[tuple[float, int]], n: int, low: float, high: float, phi: float) -> float:
    while high - low > _CLOSE / 100:
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if _spread_order(weights, n, middle) > phi:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def headings(positions: Sequence[float], phi: float, mu: float) -> tuple[float, ...]:
    """Headings in radians around ``mu`` whose order is phi (0..1) to 1e-9, for places in (0, 1).

    theta_j = mu + s pi (2 q_j - 1), s by bisection. Where no spread gives phi, the places are evenly spread anew in
    their order, for which there is always one unless a single bird is asked to disagree with itself.
    """
    n = len(positions)
    if n < 2 or phi >= 1.0:
        return (mu,) * n
    s = _solve(positions, phi)
    if s is None or abs(order([s * pi * (2 * q - 1) for q in positions]) - phi) > 1e-9:
        ranked = sorted(range(n), key=lambda i: (positions[i], i))
        fresh = even(n)
        positions = [fresh[place] for place in sorted(range(n), key=ranked.__getitem__)]
        s = _solve(positions, phi)
    return tuple(mu + (s if s is not None else 1.0) * pi * (2 * q - 1) for q in positions)
