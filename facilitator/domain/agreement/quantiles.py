"""Quartiles of numbers in order; knows no unit."""

from collections.abc import Sequence
from math import floor


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which a ``share`` 0..1 lies, in the unit of the values: type 7 of Hyndman & Fan (1996), as in R.

    Raises ``ValueError`` without values or for a share outside 0..1.
    """
    if not ordered or not 0 <= share <= 1:
        raise ValueError("ordered: expected at least one value, share: from 0 to 1")
    place = (len(ordered) - 1) * share
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def quartiles(ordered: Sequence[float]) -> tuple[float, float, float]:
    """Lower quartile, median and upper quartile, by ``quantile``. Raises ``ValueError`` without values."""
    return quantile(ordered, 0.25), quantile(ordered, 0.5), quantile(ordered, 0.75)
