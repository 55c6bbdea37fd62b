"""Silos or everybody unsure: how much of the disagreement lies between groups; knows values and groups, no people.

With the distance behind phi, the dispersion of n people is n (1 - phi^2) up to a factor, so the agreement of the room
and of each group is all it takes: DISCO, Rizzo & Szekely, Annals of Applied Statistics 4:2 (2010).
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, combinations
from math import fsum
from typing import Any, Literal

import msgspec

from facilitator.domain.chance import generator
from facilitator.domain.privacy import SMALLEST

SHUFFLES = 999
LEVEL = 0.05
GROUPS = 3
Phi = Callable[[Sequence[Any]], float]


class Silos(msgspec.Struct, frozen=True):
    """How the disagreement of ``n`` people divides: ``share`` 0..1 of it lies between their groups.

    ``chance`` is the share that groups drawn by lot would show, ``p`` how often lots show as much. ``verdict`` is
    "silos" if the groups differ, "within" if people of one group disagree as much as all do, and None where too few
    groups or people, or too much agreement, allow no word.
    """

    n: int
    share: float
    chance: float
    p: float
    verdict: Literal["silos", "within"] | None


def dispersion(values: Sequence[Any], phi: Phi) -> float:
    """How far the values are dispersed: n (1 - phi^2), 0..n; 0 for none.

    With a phi that follows the distances this is the sum over all pairs divided by n, up to a factor.
    """
    return len(values) * max(0.0, 1 - phi(values) ** 2) if values else 0.0


def between(groups: Sequence[Sequence[Any]], phi: Phi) -> float:
    """The share 0..1 of the dispersion that lies between the groups: (T - W)/T; 0 where all are of one mind."""
    total = dispersion([value for group in groups for value in group], phi)
    within = fsum(dispersion(group, phi) for group in groups)
    return max(0.0, (total - within) / total) if total > 1e-12 else 0.0


def find(groups: Mapping[str, Sequence[Any]], phi: Phi, *, shuffles: int = SHUFFLES, seed: int = 0) -> Silos:
    """The silos of answers by group; the same answers and seed give the same result.

    Chance is (J - 1)/(N - 1) for J groups of N people. The test shuffles people over groups of the same sizes. The
    verdict "silos" needs a share above chance, p < .05 and three groups of five people or more; "within" needs as many
    people and a disagreement to speak of. Raises ``ValueError`` with fewer than two answers or an empty group.
    """
    parts = [list(groups[name]) for name in sorted(groups)]
    everybody = [value for part in parts for value in part]
    n = len(everybody)
    if n < 2 or not all(parts):
        raise ValueError("groups: expected two or more answers and no empty group")
    share, chance = between(parts, phi), (len(parts) - 1) / (n - 1)
    p = _p_value(parts, phi, share, shuffles, seed)
    enough = sum(len(part) >= SMALLEST for part in parts) >= GROUPS
    if not enough or phi(everybody) >= 0.9:
        return Silos(n, share, chance, p, None)
    return Silos(n, share, chance, p, "silos" if share > chance and p < LEVEL else "within")


def steps_apart(first: Sequence[int], second: Sequence[int]) -> float:
    """How many points lie between two groups on 1..k points, 0..k-1, from their counts per point.

    The sum over the cuts of the difference of their cumulative shares (Wasserstein's distance). Raises ``ValueError``
    for an empty group or different scales.
    """
    a, b = sum(first), sum(second)
    if not a or not b or len(first) != len(second):
        raise ValueError("counts: expected answers in both groups, on the same scale")
    return fsum(abs(x / a - y / b) for x, y in zip(accumulate(first[:-1]), accumulate(second[:-1]), strict=True))


def pairs(groups: Mapping[str, Sequence[int]]) -> tuple[tuple[str, str, float], ...]:
    """Every two groups with the points between them as in ``steps_apart``, the farthest apart first.

    Raises ``ValueError`` as ``steps_apart`` does.
    """
    found = [(a, b, steps_apart(groups[a], groups[b])) for a, b in combinations(sorted(groups), 2)]
    return tuple(sorted(found, key=lambda pair: -pair[2]))


def _p_value(parts: Sequence[Sequence[Any]], phi: Phi, share: float, shuffles: int, seed: int) -> float:
    everybody = [value for part in parts for value in part]
    total = dispersion(everybody, phi)
    if total <= 1e-12:
        return 1.0
    ends = list(accumulate(len(part) for part in parts))
    starts = [0, *ends[:-1]]
    chance, as_large = generator("silos", seed, len(everybody)), 0
    for _ in range(shuffles):
        chance.shuffle(everybody)
        within = fsum(dispersion(everybody[a:b], phi) for a, b in zip(starts, ends, strict=True))
        as_large += max(0.0, (total - within) / total) >= share - 1e-12
    return (as_large + 1) / (shuffles + 1)
