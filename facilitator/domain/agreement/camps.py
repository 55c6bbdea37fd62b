"""Two camps on 1..k points: a rule on the picture, and a test against the best single peak; knows counts alone.

A dip test would reject a bell on so few points, since ties look like gaps. The rule is our own convention; the test is
a likelihood ratio against the best unimodal distribution with a parametric bootstrap.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import fsum, log

from facilitator.domain.agreement.shape import SAY_WORD
from facilitator.domain.chance import Chance, generator

DRAWS = 199
LEVEL = 0.10
_BINS = 5
_FROM = 8
_FEW = 128
_VERY_FEW = 32


def rule(counts: Sequence[int]) -> bool:
    """Whether the counts look like two camps; never below 12 answers.

    There is a valley at most half as high as the lower of its two peaks, each side of it holds a quarter of the room,
    and the centres of the best two-group cut (Otsu 1979) lie 40 % of the scale apart. From eight points on the scale
    is merged to five bins first, a point on a bin's border shared between both. Raises ``ValueError`` for a negative
    count or fewer than two points.
    """
    if len(counts) < 2 or min(counts) < 0:
        raise ValueError("counts: expected two or more points, no number below 0")
    if sum(counts) < SAY_WORD:
        return False
    merged = _merged(counts) if len(counts) >= _FROM else list(counts)
    return _centres_apart(merged) >= Fraction(2, 5) and any(_is_valley(merged, c) for c in range(1, len(merged) - 1))


def likelihood_ratio(counts: Sequence[float]) -> float:
    """2 (log L of the counts - log L of the best unimodal fit), 0 or more; 0 if the counts have a single peak.

    The fit rises up to a mode and falls from it (pool adjacent violators on both sides), for the best of all modes.
    Raises ``ValueError`` without answers.
    """
    n = fsum(counts)
    if n <= 0:
        raise ValueError("counts: expected at least one answer")
    own = fsum(c * log(c / n) for c in counts if c)
    return max(0.0, 2 * (own - _best(counts)[0]))


def p_value(counts: Sequence[float], draws: int = DRAWS, seed: int = 0) -> float:
    """How often the best single peak gives a likelihood ratio as large, 1/(draws+1)..1: a parametric bootstrap.

    The same counts and seed give the same value, and so does a turned scale. The cost hardly grows with the answers.
    Raises ``ValueError`` as ``likelihood_ratio`` does.
    """
    counts = min(list(counts), list(counts)[::-1])
    observed = likelihood_ratio(counts)
    if observed <= 1e-9:
        return 1.0
    n, fit = round(fsum(counts)), _best(counts)[1]
    chance = generator("camps", seed, *map(str, counts))
    larger = sum(likelihood_ratio(_drawn(fit, n, chance)) >= observed - 1e-9 for _ in range(draws))
    return (larger + 1) / (draws + 1)


def decide(counts: Sequence[int]) -> bool:
    """Whether there are two camps: by the rule, and with p < .10; never below 12 answers, alike for a turned scale."""
    asked = tuple(counts)
    return _decided(min(asked, asked[::-1]))


@lru_cache(maxsize=4096)
def _decided(counts: tuple[int, ...]) -> bool:
    if not rule(counts):
        return False
    fifths = [c / _BINS for c in _merged(counts)] if len(counts) >= _FROM else list(counts)
    return p_value(fifths) < LEVEL


def _drawn(shares: Sequence[float], n: int, chance: Chance) -> list[int]:
    """Counts of n answers drawn from the shares, which sum to 1: one by one if few, else point by point."""
    if n <= _FEW:
        drawn = chance.choices(range(len(shares)), shares, k=n)
        return [drawn.count(point) for point in range(len(shares))]
    found, left = [], 1.0
    for share in shares[:-1]:
        found.append(_successes(n, share / left if left > 0 else 0.0, chance))
        n, left = n - found[-1], left - share
    return [*found, n]


def _successes(n: int, p: float, chance: Chance) -> int:
    """How many of n tries succeed with probability p.

    Of n uniform draws the i-th smallest is Beta(i, n+1-i), so the middle one tells half of them at once (Devroye,
    Non-Uniform Random Variate Generation, 1986, chapter X.4).
    """
    if p >= 1:
        return n
    found = 0
    while n > _VERY_FEW:
        i = (n + 1) // 2
        middle = chance.betavariate(i, n + 1 - i)
        if middle <= p:
            found, n, p = found + i, n - i, (p - middle) / (1 - middle)
        else:
            n, p = i - 1, p / middle
    return found + sum(chance.random() < p for _ in range(n))


def _best(counts: Sequence[float]) -> tuple[float, list[float]]:
    """The greatest log likelihood of the counts under a single peak, and that peak's shares.

    Any rise followed by any fall has a single peak, so every cut between them is tried and nothing else.
    """
    n = fsum(counts)
    best: tuple[float, list[float]] = (float("-inf"), [])
    for cut in range(1, len(counts) + 1):
        rise, fall = _rising(counts[:cut]), _rising(counts[cut:][::-1])[::-1]
        shares = [value / n for value in (*rise, *fall)]
        likely = fsum(c * log(s) for c, s in zip(counts, shares, strict=True) if c)
        if likely > best[0]:
            best = (likely, shares)
    return best


def _rising(counts: Sequence[float]) -> list[float]:
    """The nearest counts that never fall: pool adjacent violators."""
    blocks: list[tuple[float, int]] = []
    for count in counts:
        total, length = float(count), 1
        while blocks and blocks[-1][0] * length > total * blocks[-1][1]:
            before, more = blocks.pop()
            total, length = total + before, length + more
        blocks.append((total, length))
    return [total / length for total, length in blocks for _ in range(length)]


def _merged(counts: Sequence[int]) -> list[int]:
    """Five bins, in fifths of an answer."""
    k = len(counts)
    return [
        sum(c * max(0, min(_BINS * (i + 1), (b + 1) * k) - max(_BINS * i, b * k)) for i, c in enumerate(counts))
        for b in range(_BINS)
    ]


def _is_valley(counts: Sequence[int], c: int) -> bool:
    left, right = counts[:c], counts[c + 1 :]
    lower_peak = min(max(left), max(right))
    lighter_side = min(sum(left), sum(right))
    return lower_peak > 0 and 2 * counts[c] <= lower_peak and 4 * lighter_side >= sum(counts)


def _centres_apart(counts: Sequence[int]) -> Fraction:
    """Distance of the two centres of the best cut, as a share of the scale."""
    n, total = sum(counts), sum(i * c for i, c in enumerate(counts))
    found = [(Fraction(0), Fraction(0))]
    below = moment = 0
    for i, c in enumerate(counts[:-1]):
        below, moment = below + c, moment + i * c
        if 0 < below < n:
            apart = abs(Fraction(total - moment, n - below) - Fraction(moment, below))
            found.append((below * (n - below) * apart**2, apart))
    return max(found)[1] / (len(counts) - 1)
