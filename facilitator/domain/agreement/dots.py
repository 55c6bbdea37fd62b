"""Dot votes: how much two random people share; knows ballots, not who cast them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import comb

from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, few, shape_of


def shared_dots(ballots: Sequence[Mapping[str, int]], per_person: int) -> float | None:
    """How many of their ``per_person`` dots two random people share: the mean over pairs of sum_j min(a_j, b_j).

    None with fewer than two ballots. Pairs that share a t-th dot on an option are those of people who gave it t or
    more, so no pair is looked at. Raises ``ValueError`` for a ballot of more dots than one has, or of negative ones.
    """
    reached: Counter[tuple[str, int]] = Counter()
    for ballot in ballots:
        if sum(ballot.values()) > per_person or min(ballot.values(), default=0) < 0:
            raise ValueError(f"ballots: expected up to {per_person} dots, no number below 0")
        reached.update((option, dot) for option, given in ballot.items() for dot in range(given))
    if len(ballots) < 2:
        return None
    return sum(comb(people, 2) for people in reached.values()) / comb(len(ballots), 2)


def effective_favourites(totals: Sequence[int]) -> float | None:
    """How many equally liked options would be as mixed: 1/sum s^2, s the share of all dots; None without dots."""
    dots = sum(totals)
    return dots * dots / sum(t * t for t in totals) if dots else None


def of_ballots(ballots: Sequence[Mapping[str, int]], per_person: int) -> Agreement:
    """The agreement of people in a dot vote: the share of their dots that two of them have in common, 0..1.

    Dots kept back are shared with nobody. There is no chance level, so words start from 0 and camps do not apply.
    Raises ``ValueError`` as ``shared_dots`` does.
    """
    n, shared = len(ballots), shared_dots(ballots, per_person)
    if n < SAY_NUMBER or shared is None:
        return few(n)
    phi = shared / per_person
    return Agreement(n, phi, None, shape_of(phi, n, None, camps=None))
