"""What silos and movement need of any kind of answer: an agreement, a distance and a centre; knows no kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Measure:
    """How answers of one kind compare.

    ``phi`` is the agreement 0..1 of one or more answers, ``distance`` that of two as a share 0..1 of the greatest
    possible, ``centre`` an answer nearest to all of them. Wherever a kind allows it, phi^2 is 1 minus the mean distance
    over all pairs divided by its maximum, self pairs included. ``place`` is where an answer lies, 0..1 between the two
    ends of its question, for kinds that have ends; ``points`` the k of answers 1..k. ``by_distance`` is the root of
    what the mean distance leaves, 0..1, for kinds whose phi follows something else: its square divides exactly into
    what lies within groups and between them.
    """

    phi: Callable[[Sequence[Any]], float]
    distance: Callable[[Any, Any], float]
    centre: Callable[[Sequence[Any]], Any]
    place: Callable[[Any], float] | None = None
    points: int = 0
    by_distance: Callable[[Sequence[Any]], float] | None = None
