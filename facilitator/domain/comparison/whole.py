"""A whole comparison as one frozen value, which screens, lines and reports take their figures from."""

import msgspec

from facilitator.domain.comparison.kept import PledgesKept
from facilitator.domain.comparison.lines import Questions
from facilitator.domain.comparison.named import NamedThemes


class Session(msgspec.Struct, frozen=True):
    """One of the sessions: the name of its file, its plan, its day as YYYY-MM-DD or empty, how many took part."""

    name: str
    plan: str
    title: str
    date: str
    people: int


class Comparison(msgspec.Struct, frozen=True):
    """Sessions in the order they were held, as far as that is known, and what they have in common.

    Places of sessions count from 0. Nobody is followed from one session to another.
    """

    sessions: tuple[Session, ...]
    questions: tuple[Questions, ...]
    themes: tuple[NamedThemes, ...]
    pledges: tuple[PledgesKept, ...]
