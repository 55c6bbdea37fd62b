"""Agreement of people who gave away dots over options."""

from collections import Counter
from collections.abc import Mapping, Sequence

from facilitator.domain.agreement.shape import FEW, WORDS_FROM, Agreement


def shared_dots(ballots: Sequence[Mapping[str, int]], per_person: int) -> float | None:
    """How many dots two random people share, 0..per_person: the mean over pairs of sum_j min(a_j, b_j).

    None with fewer than two ballots. Counted by levels: a pair shares a t-th dot on an option if both gave t or more.
    """
    n = len(ballots)
    if n < 2 or per_person < 1:
        return None
    at_least = Counter((option, t) for b in ballots for option, given in b.items() for t in range(1, given + 1))
    return sum(c * (c - 1) for c in at_least.values()) / (n * (n - 1))


def effective_favourites(totals: Sequence[int]) -> float | None:
    """How many equally loved options would look as concentrated: 1 / sum s^2, 1..k; none without dots."""
    total = sum(totals)
    return total * total / sum(t * t for t in totals) if total else None


def of_ballots(ballots: Sequence[Mapping[str, int]], per_person: int) -> Agreement:
    """Phi is the shared part of the dots, 0..1; there is no chance level and no shape beyond the number."""
    shared = shared_dots(ballots, per_person)
    n = len(ballots)
    if shared is None:
        return Agreement(n, None, None, "few")
    phi = shared / per_person
    if n < WORDS_FROM:
        return Agreement(n, phi, None, "few" if n < FEW else "bracketed")
    words = (("starlings", 0.90), ("same_direction", 0.70), ("tendency", 0.35))
    return Agreement(n, phi, None, next((word for word, least in words if phi >= least), "scattered"))
