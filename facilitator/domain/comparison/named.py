"""Themes that were named before and now: still there, not named again, named for the first time; knows no step.

Two themes are one if their labels say the same; other words for the same thing stay two, and a facilitator who wants
them as one renames them.
"""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from facilitator.domain.comparison.sitting import Sitting
from facilitator.domain.figures import Themes
from facilitator.domain.text import key, words
from facilitator.domain.wording import plain, same

State: TypeAlias = Literal["still", "gone", "new"]
"""``gone``: named in an earlier session and not in the last one; ``new``: in the last one alone."""


class Named(msgspec.Struct, frozen=True):
    """One theme: how many people named it in every session that asked, in their order."""

    label: str
    people: tuple[int, ...]
    state: State


class NamedThemes(msgspec.Struct, frozen=True):
    """The themes of a step in all ``sessions`` that asked it, by their places; those of most people now come first.

    ``answered`` are the people who answered it, session by session.
    """

    id: str
    title: str
    sessions: tuple[int, ...]
    answered: tuple[int, ...]
    themes: tuple[Named, ...]


class _Row:
    """A theme under way, with everything it was called."""

    def __init__(self, label: str, size: int) -> None:
        self.label = label
        self.people = [0] * size
        self._keys = {key(label)}
        self._words = [plain(words(label))]

    def is_called(self, label: str) -> bool:
        """Whether a label says the same in other dress or in another ending."""
        if key(label) in self._keys:
            return True
        said = plain(words(label))
        return any(bool(said) and bool(own) and same(said, own) for own in self._words)

    def add(self, label: str, place: int, people: int) -> None:
        """Take a theme of the session at that place in."""
        self.label = label
        self.people[place] += people
        self._keys.add(key(label))
        self._words.append(plain(words(label)))


def named(sittings: Sequence[Sitting], step: str) -> NamedThemes | None:
    """The themes of a step of short answers; None where fewer than two sessions asked it."""
    found = [(place, asked) for place, each in enumerate(sittings) if (asked := each.find(step)) is not None]
    told = [(place, asked, asked.votes[-1]) for place, asked in found]
    if len(told) < 2 or not all(isinstance(vote.figure, Themes) for _, _, vote in told):
        return None
    rows: list[_Row] = []
    for column, (_, _, vote) in enumerate(told):
        for theme in vote.figure.themes if isinstance(vote.figure, Themes) else ():
            row = next((row for row in rows if row.is_called(theme.label)), None)
            if row is None:
                row = _Row(theme.label, len(told))
                rows.append(row)
            row.add(theme.label, column, theme.people)
    rows.sort(key=lambda row: (-row.people[-1], -max(row.people)))
    return NamedThemes(
        step,
        told[-1][1].title,
        tuple(place for place, _, _ in told),
        tuple(vote.people for _, _, vote in told),
        tuple(Named(row.label, tuple(row.people), _state(row.people)) for row in rows),
    )


def _state(people: Sequence[int]) -> State:
    if not people[-1]:
        return "gone"
    return "still" if any(people[:-1]) else "new"
