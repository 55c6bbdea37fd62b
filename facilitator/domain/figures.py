"""What a wall can show, independent of medium: frozen values; knows neither cells, pixels nor colours."""

from typing import TypeAlias

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


class ThemeLine(msgspec.Struct, frozen=True):
    """Entries that mean the same, under one label; ``people`` counts each person once."""

    id: str
    label: str
    entries: tuple[str, ...]
    people: int


class Likeness(msgspec.Struct, frozen=True):
    """Two themes that may mean the same; ``similarity`` is 0..1."""

    first: str
    second: str
    similarity: float


class Themes(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Short answers grouped into themes, the largest first; best suggestion first."""

    themes: tuple[ThemeLine, ...]
    suggestions: tuple[Likeness, ...] = ()


class Bar(msgspec.Struct, frozen=True):
    """One option with its dots and the people behind them."""

    id: str
    label: str
    value: int
    people: int


class Bars(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Ranked options, most dots first; equal values keep the order of the question.

    ``shared`` is how many of their dots two random people share, ``favourites`` the effective number of options.
    """

    bars: tuple[Bar, ...]
    dots: int
    shared: float | None = None
    favourites: float | None = None


class Note(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """A sentence for everybody, such as the text of a pause."""

    text: str


Figure: TypeAlias = Histograms | Themes | Bars | Note
