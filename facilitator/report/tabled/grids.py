"""What a table of a figure is, and how one is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.language import Language

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under heads; the first cell of a row says what it is about."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@singledispatch
def grids(_figure: object, _say: Language) -> tuple[Grid, ...]:
    """The tables of a figure, those without rows too; none for what is only words."""
    return ()


def grid(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Grid:
    """A table of whatever stands in its cells."""
    return Grid(tuple(heads), tuple(tuple(map(str, row)) for row in rows))


def number(agreement: Agreement, say: Language) -> str:
    """An agreement as it is printed, or a dash."""
    return sentences.number(agreement, say) or NOTHING
