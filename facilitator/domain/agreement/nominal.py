"""Agreement on categories without an order: choices of a closed list, themes of an open one."""

from collections.abc import Sequence
from math import sqrt

from facilitator.domain.agreement.shape import Agreement, name, tick


def _squares(counts: Sequence[int]) -> tuple[int, int]:
    n = sum(counts)
    if n <= 0:
        raise ValueError("at least one answer is needed")
    return sum(c * c for c in counts), n


def themes_phi(counts: Sequence[int]) -> float:
    """sqrt(sum p^2), 0..1: the root of Simpson's index. ``ValueError`` without answers."""
    squares, n = _squares(counts)
    return sqrt(squares) / n


def choice_phi(counts: Sequence[int]) -> float:
    """sqrt((k sum p^2 - 1)/(k - 1)), 0..1: sqrt(1 - IQV). ``ValueError`` without answers or with one option."""
    squares, n = _squares(counts)
    k = len(counts)
    if k < 2:
        raise ValueError("at least two options are needed")
    return sqrt(max(0.0, (k * squares / (n * n) - 1) / (k - 1)))


def pair_probability(counts: Sequence[int]) -> float:
    """The probability that two people chosen at random agree: sum n(n-1) / (N(N-1)), 0..1, for N >= 2."""
    n = sum(counts)
    if n < 2:
        raise ValueError("at least two answers are needed")
    return sum(c * (c - 1) for c in counts) / (n * (n - 1))


def effective_number(counts: Sequence[int]) -> float:
    """How many equally large categories would agree as much: 1 / sum p^2, 1..k."""
    squares, n = _squares(counts)
    return n * n / squares


def themes_range(counts: Sequence[int], missing: int) -> tuple[float, float]:
    """The smallest and largest theme phi, 0..1, after ``missing`` more answers: all on new themes, all on the largest."""
    squares, n = _squares(counts)
    largest = max(counts)
    total = n + missing
    highest = squares - largest**2 + (largest + missing) ** 2
    return sqrt(squares + missing) / total, sqrt(highest) / total


def of_themes(counts: Sequence[int], missing: int = 0) -> Agreement:
    """All that is said of entries on themes; provisional, since people have not confirmed the grouping."""
    n = sum(counts)
    if n == 0:
        return Agreement(0, None, None, "few", provisional=True)
    here, by_chance = themes_phi(counts), tick(n, 0.0)
    low, high = themes_range(counts, missing)
    word = name(n, here, by_chance)
    return Agreement(n, here, by_chance, "scattered" if word == "camps" else word, low, high, provisional=True)
