"""What is said of a room's agreement: the number, its chance level and its shape in one word.

phi is the length of the average of unit vectors that stand for the answers, 0..1: the order parameter of a flock
(Vicsek et al., PRL 75:1226, 1995). Thresholds, words and the few-answers rule are conventions of this project.
"""

from math import sqrt

import msgspec

FEW = 5
"""Below this many answers nothing but their count is shown."""
WORDS_FROM = 12
"""From this many answers on the shape is named."""
FINE_FROM = 20
"""From this many answers on phi is rounded to hundredths, before to twentieths."""


class Agreement(msgspec.Struct, frozen=True):
    """How far ``n`` answers agree.

    ``phi``, ``chance``, ``low`` and ``high`` are 0..1; ``shape`` is one of few, bracketed, starlings, same_direction,
    tendency, scattered, camps; ``low`` and ``high`` bound phi while people are missing; ``unsure`` counts "don't
    know", which is never part of phi. ``a`` (van der Eijk, -1..1), ``leik`` (0..1) and ``consensus`` (0..1) are the
    detail view's; ``leik`` is Leik's D, a dispersion.
    """

    n: int
    phi: float | None
    chance: float | None
    shape: str
    low: float | None = None
    high: float | None = None
    unsure: int = 0
    provisional: bool = False
    a: float | None = None
    leik: float | None = None
    consensus: float | None = None


def tick(n: int, phi0: float) -> float:
    """The phi that pure chance shows with n answers: sqrt(phi0^2 + (1 - phi0^2)/n), 0..1, for n >= 1."""
    return sqrt(phi0 * phi0 + (1 - phi0 * phi0) / n)


def name(n: int, phi: float | None, chance: float | None, *, camps: bool = False) -> str:
    """The word for a phi, by its distance to the chance level; ``camps`` overrules from WORDS_FROM answers on."""
    if n < FEW or phi is None:
        return "few"
    if n < WORDS_FROM:
        return "bracketed"
    tick_at = chance or 0.0
    if camps or phi < tick_at - 0.05:
        return "camps"
    if phi >= 0.90:
        return "starlings"
    if phi >= 0.70:
        return "same_direction"
    return "scattered" if phi <= tick_at + 0.05 else "tendency"


def shown(agreement: Agreement) -> float | None:
    """Phi as it is printed: none under 5 answers, to .05 under 20, to .01 from there."""
    if agreement.phi is None or agreement.n < FEW:
        return None
    return round(round(agreement.phi * 20) / 20, 2) if agreement.n < FINE_FROM else round(agreement.phi, 2)
