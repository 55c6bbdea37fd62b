"""How alike two short texts are written, over an inverted index; knows letters, not meanings.

Cosine of TF-IDF over character 3- to 5-grams inside words. IDF = ln((1+N)/(1+df)) + 1 over the N texts of the index so
far, the asking one included: so it sharpens as texts arrive, and a likeness once told is not told again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log, sqrt

from facilitator.domain.text import words

_SLACK = 0.8
"""A leader's last known length may be this far off the true one before it is worked out again."""


def grams(text: str) -> dict[str, int]:
    """How often each 3- to 5-gram occurs inside the words of a text, word borders included."""
    found: Counter[str] = Counter()
    for word in words(text):
        padded = f" {word} "
        for size in (3, 4, 5):
            found.update(padded[i : i + size] for i in range(len(padded) - size + 1))
    return dict(found)


class Index:
    """Leading texts by the grams they contain, and how many texts each gram was seen in."""

    def __init__(self) -> None:
        self._texts = 0
        self._seen_in: dict[str, int] = {}
        self._postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._leaders: list[dict[str, int]] = []
        self._lengths: list[float] = []

    def see(self, text: dict[str, int]) -> None:
        """Count a text's grams."""
        self._texts += 1
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
        """Leaders whose cosine with the text is at least ``least``, with it, in no meaningful order."""
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
        return log((1 + self._texts) / (1 + self._seen_in.get(gram, 0))) + 1

    def _length(self, text: dict[str, int]) -> float:
        return sqrt(sum((count * self._idf(gram)) ** 2 for gram, count in text.items()))
