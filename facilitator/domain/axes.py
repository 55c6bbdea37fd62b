"""Round numbers on a logarithmic axis, whatever it is drawn on."""

from collections.abc import Iterable
from math import floor, log10

_ROUND = (1.0, 2.0, 5.0)


def bounds(values: Iterable[float]) -> tuple[float, float]:
    """The round numbers around all positive values, the first below the second; 1 stands in where there is none."""
    positive = [value for value in values if value > 0] or [1.0]
    found = _rounds(min(positive), max(positive))
    low = max((each for each in found if each <= min(positive)), default=found[0])
    high = min((each for each in found if each >= max(positive)), default=found[-1])
    if low == high:
        low, high = found[max(0, found.index(low) - 1)], found[found.index(high) + 1]
    return low, high


def marks(low: float, high: float) -> list[float]:
    """1, 2 and 5 of every power of ten from ``low`` to ``high``, powers of ten first, then the ends."""
    inside = [each for each in _rounds(low, high) if low <= each <= high]
    powers = [each for each in inside if log10(each).is_integer()]
    return list(dict.fromkeys([*powers, low, high, *inside]))


def part(value: float, low: float, high: float) -> float:
    """Where a positive value lies, 0 at ``low`` and 1 at ``high``."""
    return log10(value / low) / log10(high / low)


def _rounds(least: float, most: float) -> list[float]:
    powers = range(floor(log10(least)) - 1, floor(log10(most)) + 3)
    return [float(f"{digit:g}e{power}") for power in powers for digit in _ROUND]
