"""What an agreement is and which words belong to it; knows no answer kind.

Source of phi: Vicsek et al., PRL 75:1226 (1995), the length of the average unit vector. Words, thresholds and the
few-answers rule are our own conventions.
"""

from math import floor, sqrt
from typing import Literal, TypeAlias

import msgspec

Shape: TypeAlias = Literal["few", "bracketed", "starlings", "same_direction", "tendency", "scattered", "camps"]
"""``few`` shows the counter alone, ``bracketed`` the number in brackets without a word; the rest are words."""

SAY_NUMBER = 5
SAY_WORD = 12
FINE_FROM = 20
_NEAR_TICK = 0.05
_EDGE = 1e-9


class Agreement(msgspec.Struct, frozen=True):
    """How far ``n`` answers agree: ``phi`` 0..1, None below five answers, like everything else derived from them.

    ``chance`` is the level that pure chance shows (None if unknown), ``low`` and ``high`` the exact range of phi while
    people are missing, ``unsure`` the "don't know" answers that phi leaves out, ``provisional`` a grouping that nobody
    has confirmed yet; ``interval`` is the 90 % one of the room as a sample, where there is a formula. Detail for
    ordinal answers: van der Eijk's ``a`` -1..1, ``leik`` D 0..1, ``consensus`` 0..1.
    """

    n: int
    phi: float | None
    chance: float | None
    shape: Shape
    low: float | None = None
    high: float | None = None
    unsure: int = 0
    provisional: bool = False
    a: float | None = None
    leik: float | None = None
    consensus: float | None = None
    interval: tuple[float, float] | None = None


def few(n: int, unsure: int = 0, *, provisional: bool = False) -> Agreement:
    """Nothing but the counter."""
    return Agreement(n, None, None, "few", unsure=unsure, provisional=provisional)


def chance_level(phi0: float, n: int) -> float:
    """The chance tick for ``n`` >= 1 random answers: sqrt(phi0^2 + (1 - phi0^2)/n), ``phi0`` that of endless ones."""
    return sqrt(phi0 * phi0 + (1 - phi0 * phi0) / n)


def shape_of(phi: float, n: int, chance: float | None, *, camps: bool | None = False) -> Shape:
    """The word for ``phi`` with ``n`` answers; ``camps`` says if two camps were found, None that there can be none.

    Camps are also what lies clearly below the tick and below an exactly even spread. Without a chance level the tick
    stands at 0.
    """
    if n < SAY_WORD:
        return "few" if n < SAY_NUMBER else "bracketed"
    tick = chance or 0.0
    above = phi - tick
    if camps or (camps is not None and phi < _even_spread(tick, n) - _NEAR_TICK - _EDGE):
        return "camps"
    if phi >= 0.70 - _EDGE:
        return "starlings" if phi >= 0.90 - _EDGE else "same_direction"
    return "tendency" if above > _NEAR_TICK + _EDGE else "scattered"


def _even_spread(tick: float, n: int) -> float:
    """The phi0 of a chance tick; on two points, where an even spread is two camps, the tick itself."""
    squared = (tick * tick * n - 1) / (n - 1)
    return sqrt(squared) if squared > _EDGE else tick


def shown(agreement: Agreement) -> float | None:
    """Phi as people read it: None below 5 answers, to the next .05 below 20, to the next .01 from there."""
    if agreement.phi is None or agreement.n < SAY_NUMBER:
        return None
    steps = 20 if agreement.n < FINE_FROM else 100
    return floor(agreement.phi * steps + 0.5) / steps
