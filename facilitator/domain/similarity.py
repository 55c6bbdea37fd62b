"""How alike two short texts are written, over an inverted index; knows letters, not meanings.

Cosine of TF-IDF over character 3- to 5-grams, word borders included. IDF = ln((1+N)/df) over the N texts seen so far,
the asking one among them: it sharpens as texts arrive. No added 1, so that fillers such as "too many" weigh little.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log, sqrt

from facilitator.domain.text import words

_SLACK = 0.8
"""A leader's last known length may be this far off the true one before it is worked out again."""


def grams(text: str) -> dict[str, int]:
    """How often each 3- to 5-gram occurs in a text, its words set apart by one space."""
    line = f" {' '.join(words(text))} "
    return dict(Counter(line[i : i + size] for size in (3, 4, 5) for i in range(len(line) - size + 1)))


class Index:
    """Leading texts by the grams they contain, and how many texts each gram was seen in."""

    def __init__(self) -> None:
        self._logs = [0.0, 0.0]
        self._seen_in: dict[str, int] = {}
        self._postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._leaders: list[dict[str, int]] = []
        self._lengths: list[float] = []

    def see(self, text: dict[str, int]) -> None:
        """Count a text's grams."""
        self._logs.append(log(len(self._logs)))
        for gram in text:
            self._seen_in[gram] = self._seen_in.get(gram, 0) + 1

    def lead(self, text: dict[str, int]) -> None:
        """Make a text a leader; leaders are numbered from 0."""
        number = len(self._leaders)
        self._leaders.append(text)
        self._lengths.append(self._length(text))
        for gram, count in text.items():
            self._postings[gram].append((number, count))

    def likeness(self, text: dict[str, int], least: float) -> Iterator[tuple[int, float]]:
        """Leaders whose cosine with the text, which was seen, is at least ``least``; in no meaningful order."""
        length = self._length(text)
        products: defaultdict[int, float] = defaultdict(float)
        for gram, count in text.items():
            weight = count * self._idf(gram) ** 2
            for leader, other in self._postings.get(gram, ()):
                products[leader] += weight * other
        for leader, product in products.items():
            if product >= _SLACK * least * length * self._lengths[leader]:
                self._lengths[leader] = self._length(self._leaders[leader])
                cosine = min(1.0, product / (length * self._lengths[leader]))
                if cosine >= least:
                    yield leader, cosine

    def _idf(self, gram: str) -> float:
        return self._logs[-1] - self._logs[self._seen_in[gram]]

    def _length(self, text: dict[str, int]) -> float:
        most, logs, seen_in = self._logs[-1], self._logs, self._seen_in
        return sqrt(sum((count * (most - logs[seen_in[gram]])) ** 2 for gram, count in text.items()))
