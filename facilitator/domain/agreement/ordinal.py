"""Agreement on ordered points 1..k, from the counts of each point."""

from collections.abc import Sequence
from itertools import accumulate
from math import fsum, log2, sqrt

from facilitator.domain.agreement.shape import WORDS_FROM, Agreement, name, tick


def phi(counts: Sequence[int]) -> float:
    """Root mean square of 2F-1 over the k-1 cuts, F the cumulative share; 0..1.

    Blair & Lacy's l (2000); 1 - Kvalseth's COV. Raises ``ValueError`` without answers or with fewer than 2 points.
    """
    n = sum(counts)
    if n <= 0 or len(counts) < 2:
        raise ValueError("phi needs at least one answer on at least two points")
    cuts = list(accumulate(counts))[:-1]
    return sqrt(fsum((2 * c - n) ** 2 for c in cuts) / len(cuts)) / n


def chance(n: int, points: int) -> float:
    """The chance level of phi with n answers on k points: phi0 = sqrt((k-2)/(3k)); 0..1."""
    return tick(n, sqrt((points - 2) / (3 * points)))


def range_with_missing(counts: Sequence[int], missing: int) -> tuple[float, float]:
    """The exact smallest and largest phi, 0..1, that ``missing`` more answers can lead to.

    The largest has all of them on one point, the smallest splits them between the two ends.
    """
    if missing <= 0:
        here = phi(counts)
        return here, here
    highest = max(phi([*counts[:j], counts[j] + missing, *counts[j + 1 :]]) for j in range(len(counts)))
    return min(phi(_ends(counts, a, missing - a)) for a in range(missing + 1)), highest


def _ends(counts: Sequence[int], first: int, last: int) -> list[int]:
    return [counts[0] + first, *counts[1:-1], counts[-1] + last]


def _pattern_agreement(pattern: Sequence[int]) -> float:
    """A of a pattern of zeros and ones: U (1 - (S-1)/(K-1))."""
    k, ones = len(pattern), [i for i, bit in enumerate(pattern) if bit]
    s = len(ones)
    if s == 1:
        return 1.0
    tdu = sum(1 for x, i in enumerate(ones) for j in ones[x + 1 :] for m in range(i + 1, j) if not pattern[m])
    zeros = [i for i, bit in enumerate(pattern) if not bit]
    pairs = s * (s - 1) // 2
    tu = sum(1 for z in zeros for x, i in enumerate(ones) for j in ones[x + 1 :] if z < i or z > j) if pairs else 0
    if tu + tdu == 0:
        return 0.0
    u = ((k - 2) * tu - (k - 1) * tdu) / ((k - 2) * (tu + tdu))
    return u * (1 - (s - 1) / (k - 1))


def van_der_eijk_a(counts: Sequence[int]) -> float:
    """Van der Eijk's agreement A (2001), -1 (two opposite ends) over 0 (even) to 1 (one point), by layers."""
    n, below, parts = sum(counts), 0, []
    if len(counts) < 3:
        return 2 * max(counts) / n - 1
    for level in sorted({c for c in counts if c > 0}):
        pattern = [int(c >= level) for c in counts]
        parts.append((level - below) * sum(pattern) / n * _pattern_agreement(pattern))
        below = level
    return fsum(parts)


def leik(counts: Sequence[int]) -> float:
    """Leik's D (1966), a dispersion: 0 (one point) to 1 (two opposite ends)."""
    n, k = sum(counts), len(counts)
    return 2 * fsum(min(c, n - c) / n for c in accumulate(counts)) / (k - 1)


def consensus(counts: Sequence[int]) -> float:
    """Tastle & Wierman's consensus (2007), 0 (two opposite ends) to 1 (one point)."""
    n, k = sum(counts), len(counts)
    mean = fsum(i * c for i, c in enumerate(counts, 1)) / n
    return 1 + fsum(c / n * log2(1 - abs(i - mean) / (k - 1)) for i, c in enumerate(counts, 1) if c)


def camps_rule(counts: Sequence[int]) -> bool:
    """Whether two camps stand apart: two peaks at least 2 points apart, a valley half as deep, a quarter of the
    answers on both sides, and the centres of the best two-group cut 40 % of the scale apart; from 12 answers on.
    """
    n, k = sum(counts), len(counts)
    if n < WORDS_FROM or k < 3:
        return False
    valleys = ((a, c, b) for a in range(k - 2) for b in range(a + 2, k) for c in range(a + 1, b))
    return _centres_apart(counts) >= 0.4 * (k - 1) and any(_is_valley(counts, *v) for v in valleys)


def _is_valley(counts: Sequence[int], a: int, c: int, b: int) -> bool:
    lower = min(counts[a], counts[b])
    if lower == 0 or 1 - counts[c] / lower < 0.5:
        return False
    need = 0.25 * sum(counts)
    return sum(counts[:c]) >= need and sum(counts[c + 1 :]) >= need


def _centres_apart(counts: Sequence[int]) -> float:
    """The distance in points of the two centres at the cut with the largest between-group variance (Otsu)."""
    best, apart = -1.0, 0.0
    for cut in range(1, len(counts)):
        left, right = sum(counts[:cut]), sum(counts[cut:])
        if left and right:
            mean_left = fsum(i * c for i, c in enumerate(counts[:cut])) / left
            mean_right = fsum(i * c for i, c in enumerate(counts[cut:], cut)) / right
            between = left * right * (mean_right - mean_left) ** 2
            if between > best:
                best, apart = between, mean_right - mean_left
    return apart


def of_counts(counts: Sequence[int], unsure: int = 0, missing: int = 0) -> Agreement:
    """All that is said of one statement, from the counts of its points."""
    n = sum(counts)
    if n == 0:
        return Agreement(0, None, None, "few", unsure=unsure)
    here, by_chance = phi(counts), chance(n, len(counts))
    low, high = range_with_missing(counts, missing)
    return Agreement(
        n,
        here,
        by_chance,
        name(n, here, by_chance, camps=camps_rule(counts)),
        low,
        high,
        unsure,
        a=van_der_eijk_a(counts),
        leik=leik(counts),
        consensus=consensus(counts),
    )
