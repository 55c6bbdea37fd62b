"""Agreement on several statements together."""

from collections.abc import Sequence
from math import fsum, sqrt

from facilitator.domain.agreement.shape import Agreement, name


def together(items: Sequence[Agreement]) -> Agreement:
    """Root mean square of the statements' phi, 0..1, over those that have answers; n is the smallest of them."""
    having = [item for item in items if item.phi is not None]
    if not having:
        return Agreement(0, None, None, "few", unsure=sum(item.unsure for item in items))
    n = min(item.n for item in having)
    phi, chance = _rms([i.phi for i in having]), _rms([i.chance for i in having])
    low, high = _rms([i.low for i in having]), _rms([i.high for i in having])
    camps = 2 * sum(item.shape == "camps" for item in having) > len(having)
    shape = name(n, phi, chance, camps=camps)
    return Agreement(n, phi, chance, shape, low, high, sum(item.unsure for item in items))


def _rms(values: Sequence[float | None]) -> float:
    return sqrt(fsum((v or 0.0) ** 2 for v in values) / len(values))
