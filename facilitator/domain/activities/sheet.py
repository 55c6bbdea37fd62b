"""The ballot paper of a sort, a theme followed by its entries, and so on; knows what to ask whom, and no answers."""

from functools import lru_cache
from itertools import islice

from facilitator.domain.fields import Option
from facilitator.domain.similarity import Index
from facilitator.domain.sorting import Deck
from facilitator.domain.text import key, words
from facilitator.domain.themes import ALIKE, Theme
from facilitator.domain.wording import plain

THEME, ENTRY = "theme:", "entry:"
LIKELY = 6
"""Themes to choose from, beside "new"."""


class Sheet:
    """What a paper says. Entries of the same words in one theme are judged as one, by the first of them."""

    def __init__(self, options: tuple[Option, ...]) -> None:
        self.text_of = {o.id.removeprefix(ENTRY): o.label for o in options if o.id.startswith(ENTRY)}
        self.themes = _themes(options)
        self.theme_of = {entry: theme for theme in self.themes for entry in theme.entries}
        alike: dict[tuple[str, str], list[str]] = {}
        for entry, theme in self.theme_of.items():
            alike.setdefault((theme.id, key(self.text_of[entry])), []).append(entry)
        self.same = {entries[0]: tuple(entries) for entries in alike.values()}
        self._largest = sorted(self.themes, key=lambda theme: -len(theme.entries))[: LIKELY + 1]
        self._decks: dict[int, Deck] = {}
        self._choices: dict[str, tuple[Option, ...]] = {}
        self._words: dict[str, list[str]] = {}
        self._index: Index[str] = Index()

    def hand(self, person: int, each: int) -> tuple[str, ...]:
        """The entries that a person is asked about."""
        if each not in self._decks:
            owners = {entry: {person_of(s) for s in same} for entry, same in self.same.items()}
            self._decks[each] = Deck(tuple(self.same), owners, each)
        return self._decks[each].hand(person)

    def choices(self, entry: str) -> tuple[Option, ...]:
        """The likeliest themes: its own unless it is alone in it, then by the most similar entry, then by size."""
        if entry not in self._choices:
            own = self.theme_of[entry]
            likely = [own, *(self.theme_of[e] for e in self._near(entry)), *self._largest]
            label = {theme.id: theme.label for theme in likely if theme is not own or len(own.entries) > 1}
            self._choices[entry] = tuple(Option(name, label[name]) for name in islice(label, LIKELY))
        return self._choices[entry]

    def _near(self, entry: str) -> list[str]:
        if not self._words:
            self._words = {e: plain(words(self.text_of[e])) for e in self.same}
            for e, said in self._words.items():
                self._index.add(e, said)
        near = self._index.near(entry, self._words[entry], ALIKE)
        return sorted(near, key=lambda e: (-near[e], e))


def _themes(options: tuple[Option, ...]) -> tuple[Theme, ...]:
    found: list[tuple[Option, list[str]]] = []
    for option in options:
        if option.id.startswith(THEME):
            found.append((option, []))
        else:
            found[-1][1].append(option.id.removeprefix(ENTRY))
    return tuple(Theme(o.id.removeprefix(THEME), o.label, tuple(entries)) for o, entries in found)


sheet_of = lru_cache(8)(Sheet)
"""Sheets that were read before, by their options."""


def person_of(entry: str) -> int:
    """The arrival number of who wrote an entry."""
    return int(entry.partition(".")[0])
