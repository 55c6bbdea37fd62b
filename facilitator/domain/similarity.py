"""How alike two short texts are written, over an inverted index; knows letters, not meanings.

Cosine over the character 3- to 5-grams of each word, its borders included, two words with less than WORDS_ALIKE in
common having nothing in common. Every word counts the same whatever its length, words that only say how much count
less, fillers nothing [own]. No weight comes from other texts (as in TF-IDF), so the likeness of two texts holds
whatever arrives, is edited or is removed; on our labelled answers the suggestions are as good as with it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from math import sqrt
from typing import Generic, TypeVar

from facilitator.domain.wording import telling, weight

Id = TypeVar("Id", bound=Hashable)
WORDS_ALIKE = 0.3
_UNIT = 1000


def grams(word: str) -> list[str]:
    """The 3- to 5-grams of a word between two spaces."""
    line = f" {word} "
    return [line[i : i + size] for size in (3, 4, 5) for i in range(len(line) - size + 1)]


class Index(Generic[Id]):
    """Texts as plain words; a text may leave again. Sums are of whole numbers, so that they are exact in any order."""

    def __init__(self) -> None:
        self._vectors: dict[str, dict[str, int]] = {}
        self._with_gram: defaultdict[str, set[str]] = defaultdict(set)
        self._products: dict[str, dict[str, int]] = {}
        self._with_word: dict[str, set[Id]] = {}
        self._squares: dict[Id, int] = {}

    def add(self, name: Id, words: list[str]) -> None:
        """Take in a text."""
        told = telling(words)
        for word in told:
            if word not in self._with_word:
                self._learn(word)
            self._with_word[word].add(name)
        self._squares[name] = self._square(told)

    def drop(self, name: Id, words: list[str]) -> None:
        """Forget a text, given with the words it was added with."""
        del self._squares[name]
        for word in telling(words):
            self._with_word[word].discard(name)
            if not self._with_word[word]:
                self._unlearn(word)

    def near(self, name: Id, words: list[str], least: float) -> dict[Id, float]:
        """Other texts whose cosine with this one, which was added, is ``least`` or more; the same either way round."""
        products: defaultdict[Id, int] = defaultdict(int)
        for word in telling(words):
            for other, product in self._products[word].items():
                for text in self._with_word[other]:
                    products[text] += product
        products.pop(name, None)
        squares, bound = self._squares, least * least * self._squares[name]
        return {
            text: min(1.0, product / sqrt(squares[name] * squares[text]))
            for text, product in products.items()
            if product * product >= bound * squares[text]
        }

    def _learn(self, word: str) -> None:
        parts = grams(word)
        vector: defaultdict[str, int] = defaultdict(int)
        for part in parts:
            vector[part] += round(_UNIT * weight(word) / sqrt(len(parts))) or 1
        self._vectors[word] = vector
        for part in vector:
            self._with_gram[part].add(word)
        self._with_word[word] = set()
        square = _dot(vector, vector)
        self._products[word] = {word: square}
        for other in {o for part in vector for o in self._with_gram[part]} - {word}:
            product = _dot(vector, self._vectors[other])
            if product * product >= WORDS_ALIKE**2 * square * self._products[other][other]:
                self._products[word][other] = self._products[other][word] = product

    def _unlearn(self, word: str) -> None:
        for part in self._vectors.pop(word):
            self._with_gram[part].discard(word)
            if not self._with_gram[part]:
                del self._with_gram[part]
        for other in self._products.pop(word):
            if other != word:
                del self._products[other][word]
        del self._with_word[word]

    def _square(self, told: Iterable[str]) -> int:
        kept = set(told)
        return sum(product for word in kept for o, product in self._products[word].items() if o in kept)


def _dot(a: dict[str, int], b: dict[str, int]) -> int:
    return sum(count * b[part] for part, count in a.items() if part in b)
