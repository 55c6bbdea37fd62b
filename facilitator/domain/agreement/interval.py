"""How sure a number is if the room is a sample: a 90 % jackknife-t interval of phi; knows distances, not answers.

Miller, Biometrika 61:1 (1974) for the jackknife, on the mean pair distance; half a pseudo-answer at each end keeps it
from claiming certainty where few answers agree. The pseudo-answers are our own convention.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import fsum, sqrt

_Z = 1.6448536


def student_t(v: int) -> float:
    """The 95 % quantile of Student's t with ``v`` >= 1 degrees of freedom; Cornish-Fisher, within .01 from v = 3 on."""
    z = _Z
    return (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )


def interval(counts: Sequence[int], room: int | None = None) -> tuple[float, float] | None:
    """The 90 % interval of phi, 0..1 and around it, from counts on 1..k points; None with fewer than two answers.

    ``room`` is how many people there are in all, if the answers are part of a room and not of a larger world. Raises
    ``ValueError`` for fewer than two points, a negative count, or a room smaller than its answers.
    """
    n, k = sum(counts), len(counts)
    if k < 2 or min(counts) < 0 or (room is not None and room < n):
        raise ValueError("counts: expected two or more points, no number below 0, a room no smaller than they are")
    return from_places(range(k), counts, room) if n > 1 else None


def from_places(places: Sequence[int], counts: Sequence[int], room: int | None = None) -> tuple[float, float]:
    """As ``interval``, for answers at ascending whole places from one end to the other, ``counts`` at each.

    Distances are whole numbers, so a turned scale changes no bit.
    """
    n, span = sum(counts), places[-1] - places[0]
    halves = [2 * c for c in counts]
    halves[0] += 1
    halves[-1] += 1
    m = n + 1
    means = [distance / (2 * span * (m - 1)) for distance in _summed(places, halves)]
    g = fsum(w * d for w, d in zip(halves, means, strict=True)) / (2 * m)
    without = [(m * (m - 1) * g - 2 * (m - 1) * d) / ((m - 1) * (m - 2)) for d in means]
    mean = fsum(w * each for w, each in zip(halves, without, strict=True)) / (2 * m)
    spread = fsum(w * (each - mean) ** 2 for w, each in zip(halves, without, strict=True)) / 2
    h = student_t(n - 1) * sqrt((m - 1) / m * spread)
    if room is not None:
        h *= sqrt(1 - n / room)
    pairs = sum(c * d for c, d in zip(counts, _summed(places, counts), strict=True))
    phi = sqrt(max(0.0, 1 - 2 * pairs / (n * n * span)))
    low, high = sqrt(max(0.0, 1 - 2 * (g + h))), sqrt(min(1.0, max(0.0, 1 - 2 * (g - h))))
    return min(low, phi), max(high, phi)


def _summed(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """For each place the sum of its distances to all weights, in one pass."""
    total, moment = sum(weights), sum(w * x for w, x in zip(weights, places, strict=True))
    below = list(accumulate(weights))
    moments = list(accumulate(w * x for w, x in zip(weights, places, strict=True)))
    return [x * (2 * b - total) + moment - 2 * m for x, b, m in zip(places, below, moments, strict=True)]
