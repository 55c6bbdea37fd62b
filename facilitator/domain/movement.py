"""Two rounds of the same question, person by person: who moved towards the first round's centre and who away from it.

It counts movement and never says that a room has agreed for good: later rounds move together for many reasons
(von der Gracht, Technological Forecasting and Social Change 79:8, 2012).
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.measure import Measure

ENOUGH = 3
"""One person in so many has to move before a change may be claimed without intervals; our own convention."""


class Movement(msgspec.Struct, frozen=True):
    """How many of ``both``, who answered both rounds, moved; ``stayed`` are as far from the centre as before.

    ``changed`` counts those who answered differently at all.
    """

    both: int
    toward: int
    away: int
    stayed: int
    changed: int


def moved(first: Mapping[str, Any], later: Mapping[str, Any], measure: Measure) -> Movement:
    """The movement of everybody who is in both rounds, relative to the centre of all first answers."""
    both = [person for person in first if person in later]
    toward = away = 0
    if both:
        centre = measure.centre(list(first.values()))
        for person in both:
            before, after = measure.distance(first[person], centre), measure.distance(later[person], centre)
            toward += after < before - 1e-12
            away += after > before + 1e-12
    changed = sum(first[person] != later[person] for person in both)
    return Movement(len(both), toward, away, len(both) - toward - away, changed)


def claimed(before: Agreement, after: Agreement, movement: Movement) -> bool:
    """Whether a change may be claimed: the 90 % intervals do not meet, or a third of the people answered differently.

    Never below five answers in either round.
    """
    if before.phi is None or after.phi is None:
        return False
    if movement.both and ENOUGH * movement.changed >= movement.both:
        return True
    first, second = before.interval, after.interval
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])
