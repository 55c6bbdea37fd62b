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


class Heat(msgspec.Struct, frozen=True):
    """How many entries of each category (row) touch each department (column); an entry may touch several, or none.

    ``by_row`` and ``by_column`` count each entry once, those without a category or a department too. Without
    departments there are no columns, without categories no rows.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    by_row: tuple[int, ...]
    by_column: tuple[int, ...]


class Themes(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """Short answers grouped into themes, the largest first; best suggestion first.

    Of all ``entries``, ``confirmed`` were given their theme by the room.
    """

    themes: tuple[ThemeLine, ...]
    suggestions: tuple[Likeness, ...] = ()
    heat: Heat | None = None
    confirmed: int = 0
    entries: int = 0


class Promise(msgspec.Struct, frozen=True):
    """Who does what by when, ``when`` as YYYY-MM-DD; with a budget or none, ``about`` something or nothing named."""

    number: int
    what: str
    who: str
    when: str
    budget: float | None = None
    about: str = ""


class Pledges(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """The wall of pledges, those due first at the top."""

    promises: tuple[Promise, ...]
    unit: str = ""
    budget: float = 0.0


class Note(msgspec.Struct, frozen=True, tag=True, tag_field="figure"):
    """A sentence for everybody, such as the text of a pause."""

    text: str
