"""Choices and themes, as counts per choice or theme; knows nothing of what they say.

A theme nobody thought of yet may always appear, so themes have no fixed k; choices have one.
"""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from facilitator.domain.agreement.measure import Measure
from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, chance_level, few, shape_of


def themes_phi(counts: Sequence[int]) -> float:
    """Agreement over open themes, 1/sqrt(n)..1: the root of Simpson's sum p^2 (Nature 163:688, 1949).

    Raises ``ValueError`` without answers.
    """
    n = _checked(counts)
    return sqrt(_squares(counts) / (n * n))


def choice_phi(counts: Sequence[int]) -> float:
    """Agreement over one of k choices, 0 (even) .. 1 (all on one): sqrt((k sum p^2 - 1)/(k - 1)) = sqrt(1 - IQV).

    IQV is the index of qualitative variation (Mueller & Schuessler, Statistical Reasoning in Sociology, 1961). Raises
    ``ValueError`` without answers or with fewer than two choices.
    """
    n, k = _checked(counts), len(counts)
    if k < 2:
        raise ValueError("counts: expected two or more choices")
    return sqrt((k * _squares(counts) - n * n) / (n * n * (k - 1)))


def pair_probability(counts: Sequence[int]) -> float | None:
    """How likely two people chosen at random agree, 0..1: sum n_j (n_j - 1)/(n (n - 1)); None with fewer than two."""
    n = sum(counts)
    return sum(c * (c - 1) for c in counts) / (n * (n - 1)) if n > 1 else None


def effective_number(counts: Sequence[int]) -> float:
    """How many equally common answers would be as mixed: 1/sum p^2, 1..k (Laakso & Taagepera 1979).

    Raises ``ValueError`` without answers.
    """
    n = _checked(counts)
    return n * n / _squares(counts)


def range_with_missing(counts: Sequence[int], missing: int) -> tuple[float, float]:
    """The least and greatest ``themes_phi``, 0..1, once ``missing`` more answers are in.

    Least: each of them a theme of its own. Greatest: all of them on the largest theme. Raises ``ValueError`` without
    any answer, present or missing.
    """
    n = _checked(counts, missing)
    squares, largest = _squares(counts), max(counts, default=0)
    together = squares - largest**2 + (largest + missing) ** 2
    return sqrt((squares + missing) / (n * n)), sqrt(together / (n * n))


def choice_range(counts: Sequence[int], missing: int) -> tuple[float, float]:
    """The least and greatest ``choice_phi``, 0..1, once ``missing`` more people have chosen one of the k choices.

    Least: each of them on what is rarest then. Greatest: all of them on the largest. ``ValueError`` as ``choice_phi``.
    """
    even = sorted(counts)
    left = missing
    while left:  # lift the lowest ones to the next level together
        lowest = even.count(even[0])
        step = (even[lowest] - even[0]) * lowest if lowest < len(even) else left
        each, rest = divmod(min(step, left), lowest)
        even = sorted([*(even[0] + each + (i < rest) for i in range(lowest)), *even[lowest:]])
        left -= min(step, left)
    top = counts.index(max(counts))
    together = [*counts[:top], counts[top] + missing, *counts[top + 1 :]]
    return choice_phi(even), choice_phi(together)


def measure(options: Sequence[str]) -> Measure:
    """How choices compare: 0 if equal, else 1; the commonest is the centre, of several the first in the plan.

    Phi is ``choice_phi``: phi^2 = 1 - k/(k-1) times the mean distance over all pairs, self pairs included.
    """
    place = {option: i for i, option in enumerate(options)}

    def phi_of(values: Sequence[str]) -> float:
        chosen = Counter(values)
        return choice_phi([chosen[option] for option in options])

    def centre(values: Sequence[str]) -> str:
        chosen = Counter(values)
        return min(chosen, key=lambda option: (-chosen[option], place[option]))

    return Measure(phi_of, lambda a, b: float(a != b), centre)


def of_choices(counts: Sequence[int], unsure: int = 0, missing: int = 0) -> Agreement:
    """The agreement of people who chose one of k; ``unsure`` do not know, ``missing`` may still answer.

    Pure chance spreads them evenly, so phi0 is 0; choices have no ends and so no camps. Raises ``ValueError`` for fewer
    than two choices or a negative number.
    """
    n = _checked(counts, missing, empty=True) - missing
    if len(counts) < 2:
        raise ValueError("counts: expected two or more choices")
    if n < SAY_NUMBER:
        return few(n, unsure)
    value, chance = choice_phi(counts), chance_level(0.0, n)
    low, high = choice_range(counts, missing) if missing else (None, None)
    return Agreement(n, value, chance, shape_of(value, n, chance, camps=None), low, high, unsure)


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
