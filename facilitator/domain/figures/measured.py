"""Numbers and ranks as people gave them: sliders, amounts, ladders and planes."""

import msgspec

from facilitator.domain.agreement import Agreement


class SliderItem(msgspec.Struct, frozen=True):
    """Places ``values`` from ``low`` to ``high`` in order, with median and quartiles (type 7); None without answers."""

    id: str
    label: str
    low: int
    high: int
    unit: str
    low_label: str
    high_label: str
    values: tuple[float, ...]
    q1: float | None
    median: float | None
    q3: float | None
    agreement: Agreement


class Sliders(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Several sliders, those the room agrees on most first."""

    items: tuple[SliderItem, ...]


class AmountLine(msgspec.Struct, frozen=True):
    """Amounts in order with quartiles (type 7) and the factor Q3/Q1; None where there is none."""

    id: str
    label: str
    values: tuple[float, ...]
    q1: float | None
    median: float | None
    q3: float | None
    factor: float | None
    agreement: Agreement


class Amounts(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Amounts on a logarithmic strip: what people have, what they should have, and the official answer once revealed.

    ``within``, ``less`` and ``more`` count the people near, below and above the official answer; all None before.
    """

    unit: str
    lines: tuple[AmountLine, ...]
    official: float | None = None
    within: int | None = None
    less: int | None = None
    more: int | None = None


class Rung(msgspec.Struct, frozen=True):
    """One ranked option: place (equal scores share one), Borda score, median and quartiles of its ranks from 1."""

    id: str
    label: str
    place: int
    score: float
    q1: float
    median: float
    q3: float


class Ladder(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Options by their Borda score; ``winner`` beats every other one head to head, None if nobody does."""

    rungs: tuple[Rung, ...]
    n: int
    winner: str | None = None


class Spot(msgspec.Struct, frozen=True):
    """One item on a plane: every person's point, the medians, and how far people agree on each axis."""

    id: str
    label: str
    points: tuple[tuple[float, float], ...]
    x: float | None
    y: float | None
    x_agreement: Agreement
    y_agreement: Agreement


class Axis(msgspec.Struct, frozen=True):
    """A name, and the words at both ends."""

    label: str
    low: str
    high: str


class Plane(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Items on two axes from 0 to ``size``; ``quadrants`` are named from high y left to right, then low y."""

    x: Axis
    y: Axis
    size: int
    quadrants: tuple[str, str, str, str]
    spots: tuple[Spot, ...]
