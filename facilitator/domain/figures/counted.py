"""How often what was chosen: histograms, choices, dots and claims."""

import msgspec

from facilitator.domain.agreement import Agreement


class Histogram(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """How often each point 1..k of one statement was chosen, and how far that agrees."""

    id: str
    label: str
    low: str
    high: str
    counts: tuple[int, ...]
    agreement: Agreement


class Histograms(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Several statements, those the room agrees on most first."""

    items: tuple[Histogram, ...]


class Share(msgspec.Struct, frozen=True):
    """One option and how many chose it."""

    id: str
    label: str
    count: int


class ChoiceItem(msgspec.Struct, frozen=True):
    """One question with options in the plan's order; ``n`` people chose, up to ``most`` options each.

    ``pair`` is how likely two random people agree, ``favourites`` the effective number of options; both are None where
    several may be chosen. Below five answers ``n`` is told alone: both are None and the shares 0.
    """

    id: str
    label: str
    shares: tuple[Share, ...]
    n: int
    most: int
    agreement: Agreement
    pair: float | None = None
    favourites: float | None = None


class Choices(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """One question as bars, or several with the same options as a matrix, in the plan's order."""

    items: tuple[ChoiceItem, ...]


class Bar(msgspec.Struct, frozen=True):
    """One option with its dots and the people behind them.

    ``felt`` 0..1 is how far every department feels it, None where fewer than two departments may be told.
    """

    id: str
    label: str
    value: int
    people: int
    felt: float | None = None


class Bars(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Ranked options, most dots first; equal values keep the order of the question.

    ``shared`` is how many of their dots two random people share, ``favourites`` the effective number of options.
    """

    bars: tuple[Bar, ...]
    dots: int
    shared: float | None = None
    favourites: float | None = None


class Claim(msgspec.Struct, frozen=True):
    """One quality: ``better`` of ``n`` claim the better half, ``possible`` can be, ``mistaken`` at least are not."""

    id: str
    label: str
    better: int
    n: int
    possible: int
    mistaken: int


class Claims(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Self-assessments against this room's own median, in the plan's order."""

    items: tuple[Claim, ...]
