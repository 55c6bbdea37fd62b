"""Whether two short answers say the same in other words of the same stem; knows small words and endings, no dictionary.

Two words are one if they differ in a common ending or if one looks like the other mistyped; two answers say the same
if every word that tells something has its like in the other. No stemming: only two words beside each other tell
whether an ending is one. German, English, French and Italian; other languages by equal words and slips. [own]
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


FILLERS = _listed(
    "der die das den dem des ein eine einen einem einer eines und oder aber auch in im ins an am auf aus bei beim mit",
    "von vom zum zur fuer ueber um es ist sind war wird werden sein wir ich man uns unser unsere unserer mein meine",
    "sich da doch halt einfach mal bitte so wie dass haben hat gibt",
    "the a and or but also of to at on by for with is are was be been being it its we i our my me us they their there",
    "this that as from have has get gets keep just please s t re ve",
    "le la les l un une du de d et ou mais au aux en dans sur pour par avec est sont etre c ce cette ces il elle nous",
    "je notre nos mon ma mes leur leurs qui que qu se y ont j n ne",
    "lo gli i uno una del dello della dei degli delle dell al allo alla ai agli alle all nel nella nei nelle nell sul",
    "sulla dal dalla e ed o anche con per tra fra essere si noi io mio mia nostro nostra loro che ci ha hanno di su",
)
"""Words that bear the sentence: never a reason to keep two answers apart."""
STRENGTH = _listed(
    "zu sehr viel ganz echt total extrem immer too way far very really always overly",
    "trop tres vraiment bien beaucoup toujours troppo troppa troppi troppe molto davvero decisamente sempre",
)
"""Words that say how much: no reason either, where two other words agree."""
_ENDINGS = (
    frozenset(["", "e", "n", "en", "es", "em", "s", "r", "ern", "ne", "nes", "le", "les", "ue", "ues", "x", "d", "ed"]),
    frozenset(["a", "e", "i", "o", "he", "hi"]),
    frozenset(["y", "ies"]),
)
"""What one word may end in, here and there."""
_APART = (("leitung", "leistung"), ("verkauf", "verlauf"), ("haltung", "haftung"), ("produit", "profit"))
"""Words a slip apart that are both words of a working day."""


def plain(words: Iterable[str]) -> list[str]:
    """The words without accents, as phones often leave them out; "e-mail" is one word."""
    bare = [w if w.isascii() else _bare(w) for w in words]
    pairs = list(pairwise([*bare, ""]))
    mails = {i for i, (a, b) in enumerate(pairs) if a == "e" and b.startswith("mail")}
    return ["e" + b if i in mails else a for i, (a, b) in enumerate(pairs) if i - 1 not in mails]


def weight(word: str) -> float:
    """How much a plain word tells, 0.2..1: a convention of our own."""
    return 0.2 if word in FILLERS else 0.4 if word in STRENGTH else 1.0


def same(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two answers, as plain words, say the same: nothing is left over, or only how much, beside two others."""
    a, b = telling(first), telling(second)
    left = _unmatched(a, b), _unmatched(b, a)
    shared = min(len(a) - len(left[0]), len(b) - len(left[1]))
    return shared > 0 and (left == ([], []) or (shared > 1 and STRENGTH.issuperset(left[0] + left[1])))


@lru_cache(1 << 16)
def near(a: str, b: str) -> bool:
    """Whether two plain words are one: equal, alike but for the ending, or a slip apart.

    The ending is at most a third of the word and begins after four letters at the earliest. A slip is one letter left
    out, put in or swapped with its neighbour in words of 7 letters or more (of 5, where a letter is doubled), or
    another letter in words of 9 or more; never the first letter nor the last.
    """
    if a == b:
        return True
    shorter, longer = sorted((a, b), key=len)
    if a[0] != b[0] or len(shorter) < 4 or not (a + b).isalpha():
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(shorter))
    if start >= 4 and start * 3 >= len(longer) * 2 and any({a[start:], b[start:]} <= group for group in _ENDINGS):
        return True
    return _slip(shorter, longer, start) and not any(
        shorter.startswith(x) and longer.startswith(y) for pair in _APART for x, y in (pair, pair[::-1])
    )


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn") or word


def telling(words: Sequence[str]) -> list[str]:
    """The plain words but fillers, each once; all of them if there is no other."""
    return list(dict.fromkeys(w for w in words if w not in FILLERS)) or list(dict.fromkeys(words))


def _unmatched(words: list[str], others: list[str]) -> list[str]:
    """Words without their like in the other text, where two words may also be one compound: "e mails", "emails"."""
    known = [*others, *(a + b for a, b in pairwise(others))]
    left = [w for w in words if not any(near(w, o) for o in known)]
    if left:
        halves = {half for a, b in pairwise(words) if any(near(a + b, o) for o in others) for half in (a, b)}
        left = [w for w in left if w not in halves]
    return left


def _slip(shorter: str, longer: str, start: int) -> bool:
    x, y = shorter[start:], longer[start:]
    if len(x) < len(y):
        doubled = y[0] == longer[start - 1]
        return len(x) > 0 and x == y[1:] and len(shorter) >= (5 if doubled else 7)
    swapped = len(x) > 2 and x[:2] == y[1::-1] and x[2:] == y[2:] and len(longer) >= 7
    return swapped or (len(x) > 1 and x[1:] == y[1:] and len(longer) >= 9)
