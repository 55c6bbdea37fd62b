"""What people wrote: themes and pledges, and what everybody is told."""

import msgspec


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


class Promise(msgspec.Struct, frozen=True):
    """Who does what by when, ``when`` as YYYY-MM-DD; with a budget or none."""

    number: int
    what: str
    who: str
    when: str
    budget: float | None = None


class Pledges(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """The wall of pledges, those due first at the top."""

    promises: tuple[Promise, ...]
    unit: str = ""
    budget: float = 0.0


class Note(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """A sentence for everybody, such as the text of a pause."""

    text: str
