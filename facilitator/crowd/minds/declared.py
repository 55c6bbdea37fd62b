"""Rooms that a bundled plan declares: how the departments answer, person by person; knows no measure.

``facilitator/plans/crowd/rooms.toml`` has, per plan, step and item, one list of counts per department, first to last
as in the plan: how many of it chose point 1, 2 and so on.
"""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import accumulate
from random import Random

_Counts = dict[str, dict[str, list[list[int]]]]


@cache
def _rooms() -> dict[str, _Counts]:
    text = resources.files("facilitator.plans").joinpath("crowd", "rooms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def is_declared(plan: str) -> bool:
    """Whether there is a declared room for the plan of that id."""
    return plan in _rooms()


def departments(plan: str, step_id: str, item: str) -> list[list[int]]:
    """The counts per point of every department; none where nothing is declared."""
    return _rooms().get(plan, {}).get(step_id, {}).get(item, [])


def point(counts: Sequence[int], place: int, peers: int, chance: Random) -> int:
    """The point, from 1, of the person at a place, from 0, among so many peers.

    Together the peers give the counts exactly where they are as many, or a multiple; else as near as people divide.
    ``chance`` has to be the same for all of them: it tells who of them is where.
    """
    seats = list(range(peers))
    chance.shuffle(seats)
    reached = (2 * seats[place] + 1) * sum(counts)
    return next(i for i, upto in enumerate(accumulate(counts), 1) if reached < 2 * peers * upto)
