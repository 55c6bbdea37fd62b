"""The one door for words from strangers; knows Unicode, and refuses to know what the words are for."""

import re
import unicodedata

ZWJ = "\u200d"
ZWNJ = "\u200c"
VS16 = "\ufe0f"

_MARKS_IN_A_ROW = 4
_JOINS_IN_A_ROW = 4
_JOINERS = ZWJ + ZWNJ
_RUN_OF_JOINERS = re.compile(f"([{_JOINERS}])[{_JOINERS}{VS16}]*")
_PLAIN = re.compile("[\t\n\r -~\xa0-¬®-ſ–—‘-„…\u202f€]*")
"""European letters, signs and spaces that are one grapheme each and need no second look."""
_BREAKS = frozenset("\t\n\v\f\r\x85")
_LOOKS_EMPTY = frozenset("\u2800\u3164\uffa0")
_UNSEEN = (
    ("\u034f", "\u034f"),
    ("\u17b4", "\u17b5"),
    ("\u180b", "\u180f"),
    ("\ufe00", "\ufe0e"),
    ("\U000e0100", "\U000e01ef"),
)
"""Category M without a picture of its own: the grapheme joiner and all variation selectors but VS16."""
_JOINING_SCRIPTS = (
    ("\u0600", "\u0dff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u18af"),
    ("\ua840", "\uabff"),
    ("\ufb50", "\ufdff"),
    ("\ufe70", "\ufefc"),
)
"""Arabic and its neighbours, the Indic scripts, Myanmar, Khmer and Mongolian: joiners are part of their spelling."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


_LONGEST = 64
"""Code points per grapheme that are looked at; more are only written to keep the laptop busy."""


def clean(raw: str, limit: int = 280) -> str:
    """One line of at most ``limit`` graphemes that no terminal and no page can mistake for anything but text.

    NFC; control, format, surrogate and private characters are dropped, ZWJ, ZWNJ and VS16 stay where spelling or an
    emoji needs them; every kind of space becomes one plain space; at most four combining marks in a row. Markup stays
    as typed. Cleaning clean text changes nothing. Code points too new for Python's tables stay if they are emoji.
    """
    if _PLAIN.fullmatch(raw):
        return " ".join(raw.split())[: max(limit, 0)].rstrip(" ")
    text = _once(raw[: _LONGEST * max(limit, 1)], limit)
    while (again := _once(text, limit)) != text:
        text = again
    return text


def key(text: str) -> str:
    """What two short answers share if they say the same in other dress: case, punctuation and spaces dropped.

    ``ss`` stands for ß, ``ae`` for ä. Text of punctuation alone is its own key.
    """
    folded = _folded(text)
    kept = "".join(c for c in folded if unicodedata.category(c)[0] not in "PZC" and c != VS16)
    return kept or folded


def words(text: str) -> list[str]:
    """The words of a short answer, folded like ``key``: what lies between spaces and punctuation."""
    spaced = (" " if unicodedata.category(c)[0] in "PZ" else c for c in _folded(text))
    return "".join(c for c in spaced if c not in _JOINERS and c != VS16).split()


def graphemes(text: str) -> list[str]:
    """The characters as a reader counts them: a base with its marks, a joined emoji, a flag; they add up to ``text``.

    A rule of our own, simpler than UAX 29: jamo and conjuncts count each letter.
    """
    clusters: list[str] = []
    for char in text:
        if clusters and _extends(clusters[-1], char):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).translate(_UMLAUTS)


def _once(raw: str, limit: int) -> str:
    admitted = "".join(map(_admitted, raw))
    composed = unicodedata.normalize("NFC", _joined(_RUN_OF_JOINERS.sub(r"\1", admitted)))
    line = " ".join(part for part in _calm(composed).split(" ") if part)
    return "".join(graphemes(line)[: max(limit, 0)]).rstrip(" " + _JOINERS)


def _admitted(char: str) -> str:
    """The character, a space for it, or nothing."""
    category = unicodedata.category(char)
    if category[0] == "Z" or char in _BREAKS or char in _LOOKS_EMPTY:
        return " "
    if char in _JOINERS:
        return char
    if _within(char, _UNSEEN) or (category[0] == "C" and not _new_emoji(char, category)):
        return ""
    return char


def _joined(text: str) -> str:
    """The text without joiners and VS16 that stand where nothing needs them; runs of joiners are gone already."""
    out: list[str] = []
    joins = 0
    for place, char in enumerate(text):
        before = out[-1] if out else ""
        if char == VS16:
            if _takes_vs16(before):
                out.append(char)
        elif char in _JOINERS:
            after = text[place + 1 : place + 2]
            in_word = _joins_script(before) and _joins_script(after)
            in_emoji = char == ZWJ and joins < _JOINS_IN_A_ROW and _ends_emoji(before) and _pictograph(after)
            if in_word or in_emoji:
                out.append(char)
                joins += in_emoji
        else:
            if before != ZWJ and not _tone(char):
                joins = 0
            out.append(char)
    return "".join(out)


def _calm(text: str) -> str:
    """At most four combining marks in a row, none without a character to stand on."""
    out: list[str] = []
    run = 0
    for char in text:
        if unicodedata.category(char)[0] == "M":
            run += 1
            if run > _MARKS_IN_A_ROW or not out or out[-1] == " ":
                continue
        elif char not in _JOINERS:
            run = 0
        out.append(char)
    return "".join(out)


def _extends(cluster: str, char: str) -> bool:
    last = cluster[-1]
    if char in _JOINERS or unicodedata.category(char)[0] == "M":
        return True
    if _tone(char):
        return _ends_emoji(last) and not _tone(last)
    if last == ZWJ:
        return _pictograph(char)
    return len(cluster) == 1 and _regional(char) and _regional(last)


def _within(char: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(low <= char <= high for low, high in ranges)


def _new_emoji(char: str, category: str) -> bool:
    return category == "Cn" and "\U0001f300" <= char <= "\U0001faff"


def _pictograph(char: str) -> bool:
    if not char:
        return False
    category = unicodedata.category(char)
    return category == "So" or (category == "Sm" and char >= "\u2190") or _new_emoji(char, category)


def _tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _ends_emoji(char: str) -> bool:
    return char == VS16 or _tone(char) or _pictograph(char)


def _takes_vs16(char: str) -> bool:
    if not char or char == VS16:
        return False
    return char in "0123456789#*\u2139" or _pictograph(char) or unicodedata.category(char) in {"Po", "Pd"}


def _joins_script(char: str) -> bool:
    return bool(char) and _within(char, _JOINING_SCRIPTS) and unicodedata.category(char)[0] in "LM"
