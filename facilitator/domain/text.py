"""``clean()``: the one door for words from strangers. Knows characters, not what they are used for."""

import re
import unicodedata

_ZWJ, _VS16 = "\u200d", "\ufe0f"
_MARKS = 4
"""At most so many combining marks on one base character."""
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
"""Characters outside category C that show nothing and only hide or pad."""


def _keeps(char: str) -> bool:
    return char in (_ZWJ, _VS16) or (unicodedata.category(char)[0] != "C" and char not in _INVISIBLE)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _is_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _joins(before: str) -> bool:
    """Whether a zero width joiner has work to do after this character: emoji, or letters of joining scripts."""
    return before != "" and (unicodedata.category(before) in ("So", "Sk", "Mn", "Mc", "Lo") or before == _VS16)


def graphemes(text: str) -> list[str]:
    """The text cut into what people see as single characters: base, marks, joined emoji, flags, skin tones."""
    found: list[str] = []
    for char in text:
        last = found[-1] if found else ""
        flag = _is_regional(char) and len(last) == 1 and _is_regional(last)
        if last and (_is_mark(char) or _is_tone(char) or char == _ZWJ or last.endswith(_ZWJ) or flag):
            found[-1] += char
        else:
            found.append(char)
    return found


def _few_marks(cluster: str) -> str:
    kept, run = [], 0
    for char in cluster:
        run = run + 1 if _is_mark(char) and char != _VS16 else 0
        if run <= _MARKS:
            kept.append(char)
    return "".join(kept)


def _one_pass(raw: str, limit: int) -> str:
    spaced = re.sub(r"\s+", " ", raw)
    visible = "".join(c for c in spaced if _keeps(c))
    text = re.sub(r" +", " ", unicodedata.normalize("NFC", visible)).strip()
    joined = "".join(c for i, c in enumerate(text) if c != _ZWJ or (_joins(text[i - 1 : i]) and i + 1 < len(text)))
    return "".join(_few_marks(cluster) for cluster in graphemes(joined)[:limit]).strip()


def clean(raw: str, limit: int = 280) -> str:
    """The words of a stranger as they may be stored and shown: at most ``limit`` graphemes, idempotent.

    NFC; controls, escapes, bidi and other format characters, zero widths and lone surrogates are dropped, but the
    joiner and the emoji selector kept where they have work to do; white space becomes single spaces; at most 4 marks
    on a base.
    """
    text = _one_pass(raw, limit)
    while (again := _one_pass(text, limit)) != text:
        text = again
    return text


def key(text: str) -> str:
    """What two spellings of the same answer share: case, punctuation and spaces dropped, ss for ß, ae for ä.

    A text of punctuation alone is its own key.
    """
    folded = text.casefold().translate(str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}))
    return "".join(c for c in folded if c.isalnum() or _is_mark(c)) or folded
