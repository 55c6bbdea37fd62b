"""Several items as one number; knows agreements, not the kinds behind them."""

from collections.abc import Iterable, Sequence
from math import fsum, sqrt

from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, few, shape_of


def together(items: Sequence[Agreement]) -> Agreement:
    """The agreement over all items, 0..1: the root of the mean phi^2; chance and the range likewise.

    ``n`` is that of the item with the fewest answers, ``unsure`` counts over all items. The range is exact, since a
    missing person answers each item freely.
    """
    n = min((item.n for item in items), default=0)
    unsure = sum(item.unsure for item in items)
    provisional = any(item.provisional for item in items)
    phi = _rms(item.phi for item in items)
    if n < SAY_NUMBER or phi is None:
        return few(n, unsure, provisional=provisional)
    chance = _rms(item.chance for item in items)
    ranged = any(item.low is not None for item in items)
    low = _rms(item.phi if item.low is None else item.low for item in items) if ranged else None
    high = _rms(item.phi if item.high is None else item.high for item in items) if ranged else None
    return Agreement(n, phi, chance, shape_of(phi, n, chance), low, high, unsure, provisional)


def _rms(values: Iterable[float | None]) -> float | None:
    """The root of the mean square; None if any value is."""
    squares = [None if value is None else value * value for value in values]
    known = [square for square in squares if square is not None]
    return sqrt(fsum(known) / len(known)) if known and len(known) == len(squares) else None
