"""Grouping short answers as they arrive: the machine proposes, people decide; knows spelling, not meaning.

An online leader: each theme is led by its first entry and later ones are compared with leaders alone. No entry is ever
moved by a later one.
"""

from collections import Counter

import msgspec

from facilitator.domain.similarity import Index, grams
from facilitator.domain.text import key

SAME = 0.50
"""From this likeness on an entry joins a theme by itself."""
ALIKE = 0.14
"""From this likeness on two themes are suggested to be one."""


class Theme(msgspec.Struct, frozen=True):
    """Entries that mean the same, in order of arrival: the first gives its id, the commonest spelling the label."""

    id: str
    label: str
    entries: tuple[str, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """Two themes, the older first, that may be one; ``similarity`` ALIKE..SAME as it was when the younger came."""

    theme_a: str
    theme_b: str
    similarity: float


class Grouping:
    """Themes of the entries so far; the same entries in the same order always give the same themes."""

    def __init__(self) -> None:
        self._entries: list[list[str]] = []
        self._spellings: list[Counter[str]] = []
        self._theme_of: dict[str, int] = {}
        self._theme_of_key: dict[str, int] = {}
        self._suggestions: list[Suggestion] = []
        self._index = Index()

    def add(self, entry_id: str, text: str) -> None:
        """Take in one cleaned entry; ``ValueError`` if its id was there before."""
        if entry_id in self._theme_of:
            raise ValueError(f"entry {entry_id}: expected a new id")
        folded = key(text)
        theme = self._theme_of_key.get(folded)
        if theme is None:
            theme = self._theme_of_key[folded] = self._place(entry_id, text)
        self._theme_of[entry_id] = theme
        self._entries[theme].append(entry_id)
        self._spellings[theme][text] += 1

    def theme_of(self, entry_id: str) -> str:
        """The id of the theme an entry is in; ``KeyError`` for an unknown entry."""
        return self._entries[self._theme_of[entry_id]][0]

    @property
    def themes(self) -> list[Theme]:
        """All themes in the order they came up."""
        return [
            Theme(entries[0], spellings.most_common(1)[0][0], tuple(entries))
            for entries, spellings in zip(self._entries, self._spellings, strict=True)
        ]

    @property
    def suggestions(self) -> list[Suggestion]:
        """Pairs of themes that may be one, the most alike first, equal ones in the order they came up."""
        return sorted(self._suggestions, key=lambda s: -s.similarity)

    def _place(self, entry_id: str, text: str) -> int:
        """The theme of a new spelling: the most similar one, the older if equal, or a new one."""
        counted = grams(text)
        self._index.see(counted)
        near = sorted(self._index.likeness(counted, ALIKE))
        best = max(near, key=lambda pair: pair[1], default=(0, 0.0))
        if best[1] >= SAME:
            return best[0]
        self._index.lead(counted)
        self._entries.append([])
        self._spellings.append(Counter())
        self._suggestions += [Suggestion(self._entries[leader][0], entry_id, cosine) for leader, cosine in near]
        return len(self._entries) - 1
