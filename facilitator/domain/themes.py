"""Grouping short answers into themes: the machine proposes, people decide. Knows texts, not who wrote them.

An online leader over an inverted index: an entry joins the theme of the same key, else the most similar theme from
``MERGE`` on, else it leads a new one; from ``SUGGEST`` on the two are suggested to people. Similarity is the TF-IDF
cosine of character 3- to 5-grams, without stemming. No entry is ever moved by itself.
"""

from collections import Counter, defaultdict
from math import log, sqrt

import msgspec

from facilitator.domain.text import key

MERGE = 0.50
SUGGEST = 0.14


class Theme(msgspec.Struct, frozen=True):
    """Entries that mean the same; ``id`` is that of the entry that leads it, ``label`` the commonest spelling."""

    id: str
    label: str
    entries: tuple[str, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """Two themes that may mean the same; ``similarity`` is the cosine, 0..1."""

    theme_a: str
    theme_b: str
    similarity: float


def grams(text: str) -> Counter[str]:
    """The 3- to 5-grams of a text's words, each word between spaces, with their counts."""
    plain = "".join(c if c.isalnum() else " " for c in text.casefold())
    padded = " " + " ".join(plain.split()) + " "
    return Counter(padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1))


class Grouping:
    """Themes that grow entry by entry; the same sequence of entries always gives the same themes.

    The weight of a gram is (1 + log tf) log(1 + N/df), with N and df counted over the different texts so far.
    """

    def __init__(self) -> None:
        self._entries: dict[str, list[str]] = {}
        self._spellings: dict[str, Counter[str]] = {}
        self._leader_of_key: dict[str, str] = {}
        self._grams: dict[str, Counter[str]] = {}
        self._leaders: defaultdict[str, list[str]] = defaultdict(list)
        self._df: Counter[str] = Counter()
        self._texts = 0
        self._near: list[Suggestion] = []

    def add(self, entry_id: str, text: str) -> str:
        """Take an entry in; the id of its theme."""
        exact = key(text)
        leader = self._leader_of_key.get(exact)
        if leader is None:
            leader = self._place(entry_id, text)
            self._leader_of_key[exact] = leader
        self._entries[leader].append(entry_id)
        self._spellings[leader][text] += 1
        return leader

    def _place(self, entry_id: str, text: str) -> str:
        mine = grams(text)
        self._texts += 1
        self._df.update(mine.keys())
        near = self._similar(mine)
        if near and near[0][0] >= MERGE:
            return near[0][1]
        self._entries[entry_id], self._spellings[entry_id] = [], Counter()
        self._grams[entry_id] = mine
        for gram in mine:
            self._leaders[gram].append(entry_id)
        self._near += [Suggestion(leader, entry_id, cosine) for cosine, leader in near if cosine >= SUGGEST]
        return entry_id

    def _weight(self, gram: str, count: int) -> float:
        return (1 + log(count)) * log(1 + self._texts / self._df[gram])

    def _norm(self, counts: Counter[str]) -> float:
        return sqrt(sum(self._weight(g, c) ** 2 for g, c in counts.items()))

    def _similar(self, mine: Counter[str]) -> list[tuple[float, str]]:
        """Leaders with a gram in common, most similar first; ties in order of arrival."""
        dots: defaultdict[str, float] = defaultdict(float)
        for gram, count in mine.items():
            weight = self._weight(gram, count)
            for leader in self._leaders[gram]:
                dots[leader] += weight * self._weight(gram, self._grams[leader][gram])
        norm = self._norm(mine) or 1.0
        close = [(dot, leader) for leader, dot in dots.items() if dot > 0]
        cosines = [(dot / (norm * self._norm(self._grams[leader])), leader) for dot, leader in close]
        return sorted(cosines, key=lambda pair: -pair[0])

    @property
    def themes(self) -> list[Theme]:
        """All themes in order of their first entry; among equally common spellings the first is the label."""
        return [Theme(t, self._spellings[t].most_common(1)[0][0], tuple(e)) for t, e in self._entries.items()]

    @property
    def suggestions(self) -> list[Suggestion]:
        """Themes that people may want to merge, best first."""
        return sorted(self._near, key=lambda s: -s.similarity)
