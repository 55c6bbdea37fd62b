"""One result beside another: two rounds, or the departments of a room."""

import msgspec

from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.silos import Silos


class Move(msgspec.Struct, frozen=True):
    """``people`` who answered at place ``before`` first and at ``after`` later, both 0..1 between the ends."""

    before: float
    after: float
    people: int


class ShiftItem(msgspec.Struct, frozen=True):
    """One question in two rounds: of ``both`` who answered twice, how many moved relative to the first centre.

    ``claim`` says whether a change may be claimed; ``moves`` are told only for answers between two ends, and from ten
    people on.
    """

    id: str
    label: str
    before: Agreement
    after: Agreement
    both: int
    toward: int
    away: int
    stayed: int
    claim: bool
    moves: tuple[Move, ...] = ()


class Shift(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """The first round beside the current one, in the order of the question."""

    items: tuple[ShiftItem, ...]


class Department(msgspec.Struct, frozen=True):
    """One department that may be shown, with its people and their agreement 0..1."""

    name: str
    n: int
    phi: float


class Apart(msgspec.Struct, frozen=True):
    """Two departments and how many points of the scale lie between them."""

    first: str
    second: str
    steps: float


class DepartmentItem(msgspec.Struct, frozen=True):
    """One question by department; ``apart`` is told for points on a scale, the farthest apart first."""

    id: str
    label: str
    groups: tuple[Department, ...]
    silos: Silos
    apart: tuple[Apart, ...] = ()


class Departments(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Whether people disagree between their departments or within them, question by question."""

    items: tuple[DepartmentItem, ...]
