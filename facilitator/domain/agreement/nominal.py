"""Choices and themes, as counts per choice or theme; knows nothing of what they say.

A theme nobody thought of yet may always appear, so themes have no fixed k; choices have one.
"""

from collections.abc import Sequence
from math import sqrt

from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, chance_level, few, shape_of


def themes_phi(counts: Sequence[int]) -> float:
    """Agreement over open themes, 0..1: the root of Simpson's sum p^2. Raises ``ValueError`` without answers."""
    n = _checked(counts)
    return sqrt(_squares(counts) / (n * n))


def choice_phi(counts: Sequence[int]) -> float:
    """Agreement over one of k choices, 0..1: sqrt((k sum p^2 - 1)/(k - 1)) = sqrt(1 - IQV).

    Raises ``ValueError`` without answers or with fewer than two choices.
    """
    n, k = _checked(counts), len(counts)
    if k < 2:
        raise ValueError("counts: expected two or more choices")
    return sqrt((k * _squares(counts) - n * n) / (n * n * (k - 1)))


def pair_probability(counts: Sequence[int]) -> float | None:
    """How likely two people chosen at random agree, 0..1; None with fewer than two people."""
    n = sum(counts)
    return sum(c * (c - 1) for c in counts) / (n * (n - 1)) if n > 1 else None


def effective_number(counts: Sequence[int]) -> float:
    """How many equally common answers would be as mixed: 1/sum p^2, at least 1. ``ValueError`` without answers."""
    n = _checked(counts)
    return n * n / _squares(counts)


def range_with_missing(counts: Sequence[int], missing: int) -> tuple[float, float]:
    """The least and greatest ``themes_phi`` once ``missing`` more answers are in.

    Least: each of them a theme of its own. Greatest: all of them on the largest theme. Raises ``ValueError`` without
    any answer, present or missing.
    """
    n = _checked(counts, missing)
    squares, largest = _squares(counts), max(counts, default=0)
    together = squares - largest**2 + (largest + missing) ** 2
    return sqrt((squares + missing) / (n * n)), sqrt(together / (n * n))


def of_themes(counts: Sequence[int], missing: int = 0, *, confirmed: bool = False) -> Agreement:
    """The agreement of short answers by theme; provisional until people have confirmed the grouping.

    Chance is every answer a theme of its own, so there is nothing below it and no camps. Raises ``ValueError`` for a
    negative number.
    """
    n = _checked(counts, missing, empty=True) - missing
    if n < SAY_NUMBER:
        return few(n, provisional=not confirmed)
    value, chance = themes_phi(counts), chance_level(0.0, n)
    low, high = range_with_missing(counts, missing) if missing else (None, None)
    shape = shape_of(value, n, chance, camps=None)
    return Agreement(n, value, chance, shape, low, high, provisional=not confirmed)


def _checked(counts: Sequence[int], missing: int = 0, *, empty: bool = False) -> int:
    """How many answers there are with the missing ones."""
    if missing < 0 or min(counts, default=0) < 0:
        raise ValueError("counts: expected no number below 0")
    n = sum(counts) + missing
    if n == 0 and not empty:
        raise ValueError("counts: expected at least one answer")
    return n


def _squares(counts: Sequence[int]) -> int:
    return sum(c * c for c in counts)
