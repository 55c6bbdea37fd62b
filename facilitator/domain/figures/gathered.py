"""What a whole day brought: a line or two of each step that counts, beside each other."""

import msgspec

from facilitator.domain.agreement import Agreement
from facilitator.domain.figures.compared import ShiftItem
from facilitator.domain.figures.worded import Promise


class SheetLine(msgspec.Struct, frozen=True):
    """One thing that was chosen or said, by ``count`` ``of`` so many people; both 0 where nobody is counted."""

    text: str
    count: int = 0
    of: int = 0


class SheetPart(msgspec.Struct, frozen=True):
    """The best of one step, and how many ``more`` there are; of a ``star`` only the first was wanted."""

    id: str
    label: str
    lines: tuple[SheetLine, ...]
    more: int = 0
    star: bool = False


class SheetFlock(msgspec.Struct, frozen=True):
    """How far the room agreed on one step, and ``before`` where it was asked twice, question by question too."""

    id: str
    label: str
    before: Agreement | None
    after: Agreement
    items: tuple[ShiftItem, ...] = ()


class SheetAmount(msgspec.Struct, frozen=True):
    """Medians of what people have and should have; ``within`` of ``n`` are near the official answer, once revealed."""

    id: str
    label: str
    unit: str
    n: int
    have: float
    should: float | None = None
    official: float | None = None
    within: int | None = None


class SheetPledges(msgspec.Struct, frozen=True):
    """The pledges due first, of ``n`` in all with their budgets."""

    id: str
    label: str
    promises: tuple[Promise, ...]
    n: int
    unit: str = ""
    budget: float = 0.0


class OutcomeSheet(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """The day in one picture, each in the plan's order; parts of which nothing came out are absent.

    ``notes`` is what the facilitator wrote down as an outcome, ``next`` when the room measures again.
    """

    flocks: tuple[SheetFlock, ...] = ()
    chosen: tuple[SheetPart, ...] = ()
    amounts: tuple[SheetAmount, ...] = ()
    pledges: tuple[SheetPledges, ...] = ()
    notes: tuple[str, ...] = ()
    next: str = ""
