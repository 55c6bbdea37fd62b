"""Dot votes: how much two random people share; knows ballots, not who cast them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import comb, prod, sqrt

from facilitator.domain.agreement.measure import Measure
from facilitator.domain.agreement.shape import SAY_NUMBER, Agreement, few, shape_of


def shared_dots(ballots: Sequence[Mapping[str, int]], per_person: int) -> float | None:
    """How many of their ``per_person`` dots two random people share: the mean of sum_j min(a_j, b_j).

    From 0 to ``per_person``; None with fewer than two ballots. Pairs that share a t-th dot on an option are those of
    people who gave it t or more, so no pair is looked at. Raises ``ValueError`` for a ballot of more dots than one has,
    or of negative ones.
    """
    reached = _reached(ballots, per_person)
    if len(ballots) < 2:
        return None
    return sum(comb(people, 2) for people in reached.values()) / comb(len(ballots), 2)


def _reached(ballots: Sequence[Mapping[str, int]], per_person: int) -> Counter[tuple[str, int]]:
    """How many people gave each option a first dot, a second one, and so on."""
    reached: Counter[tuple[str, int]] = Counter()
    for ballot in ballots:
        if sum(ballot.values()) > per_person or min(ballot.values(), default=0) < 0:
            raise ValueError(f"ballots: expected up to {per_person} dots, no number below 0")
        reached.update((option, dot) for option, given in ballot.items() for dot in range(given))
    return reached


def effective_favourites(totals: Sequence[int]) -> float | None:
    """How many equally liked options would be as mixed: 1/sum s^2, 1..k, s the share of all dots; None without dots."""
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


def felt_by_all(people: Mapping[str, int], sizes: Mapping[str, int]) -> float:
    """How far every group feels an option, 0..1: the geometric mean over groups of (people_g + 1)/(n_g + 2) [own].

    ``people`` gave it a dot, out of the ``sizes`` of all groups. One loud group counts as much as any other. Raises
    ``ValueError`` without groups or for more people than a group has.
    """
    if not sizes or any(not 0 <= people.get(name, 0) <= n for name, n in sizes.items()):
        raise ValueError("people: expected groups, and from 0 to all people of each")
    shares = sorted((people.get(name, 0) + 1) / (n + 2) for name, n in sizes.items())
    return float(prod(shares) ** (1 / len(shares)))


def measure(per_person: int) -> Measure:
    """How ballots of ``per_person`` dots compare: the share of them that two do not have in common, 0..1.

    A ballot is a vector with a place for every dot on every option, so phi is the length of the mean one: phi^2 = 1 -
    the mean distance over all pairs, self pairs included; the share of dots in common that ``of_ballots`` tells leaves
    those out. The centre gives its dots where they are shared with most, of equals the first by name. Functions raise
    ``ValueError`` as ``shared_dots`` does, or without ballots.
    """

    def phi(ballots: Sequence[Mapping[str, int]]) -> float:
        if not ballots:
            raise ValueError("ballots: expected at least one")
        squares = sum(people * people for people in _reached(ballots, per_person).values())
        return sqrt(squares / (len(ballots) ** 2 * per_person))

    def distance(a: Mapping[str, int], b: Mapping[str, int]) -> float:
        return 1 - sum(_reached([a], per_person)[dot] for dot in _reached([b], per_person)) / per_person

    def centre(ballots: Sequence[Mapping[str, int]]) -> dict[str, int]:
        reached = _reached(ballots, per_person)
        best = sorted(reached, key=lambda dot: (-reached[dot], dot[1], dot[0]))[:per_person]
        return dict(sorted(Counter(option for option, _ in best).items()))

    return Measure(phi, distance, centre)
