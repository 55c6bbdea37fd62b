"""Finds words of another language: those of a plan, and the tool's own English ones, in pages and in lines."""

import re
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

import facilitator
from facilitator.language import language

_PLACE = re.compile(r"%\(\w+\)[^sdf%]*[sdf]")
_LONG, _WORDS = 12, 3
"""Texts of so many characters and words are looked for inside others; shorter ones are a text of their own or none."""


def spoken(page: str) -> list[str]:
    """The texts of a page, those of attributes that are read out or shown included."""
    texts = re.findall(r">([^<]+)<", page) + re.findall(r' (?:aria-label|placeholder|title|alt)="([^"]+)"', page)
    return [text for each in texts if (text := " ".join(unescape(each).split()))]


def _tidy(text: str) -> str:
    return " ".join(text.split())


class Ear:
    """Hears whether something is said in another language than ``lang``, of a plan's document and of the tool."""

    def __init__(self, raw: dict[str, Any], lang: str) -> None:
        own, others = set[str](), set[str]()
        _gather(raw, lang, own, others)
        self.own = own
        self._whole = (others | _english(lang)[0]) - own - {"English"}
        self._inside = {each for each in others if len(each) >= _LONG} | _english(lang)[1]
        self._inside = {each for each in self._inside if not any(each in mine for mine in own)}

    def foreign(self, texts: list[str]) -> list[str]:
        """What of these is not in the language."""
        tidied = {text: _tidy(text) for text in texts}
        return [said for said, text in tidied.items() if text in self._whole or any(e in text for e in self._inside)]


def _gather(value: object, lang: str, own: set[str], others: set[str]) -> None:
    """Sort the texts of a plan by whether they are in the language; guides are told to nobody."""
    if isinstance(value, dict) and lang in value:
        own.add(_tidy(value[lang]))
        others.update(_tidy(text) for code, text in value.items() if code != lang)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key != "guide":
                _gather(each, lang, own, others)
    elif isinstance(value, list | tuple):
        for each in value:
            _gather(each, lang, own, others)


@cache
def _english(lang: str) -> tuple[set[str], set[str]]:
    """The tool's own words that are others in the language: whole ones, and long pieces of those with places."""
    if lang == "en":
        return set(), set()
    path, say = Path(facilitator.__file__).parent / "locale" / "facilitator.pot", language(lang)
    whole, pieces = set[str](), set[str]()
    catalogue = read_po(BytesIO(path.read_bytes()))
    said = {say(m) for entry in catalogue if entry.id for m in ([entry.id] if isinstance(entry.id, str) else entry.id)}
    for entry in catalogue:
        for msgid in [entry.id] if isinstance(entry.id, str) else entry.id:
            if not msgid or msgid in said:
                continue
            if not _PLACE.search(msgid):
                whole.add(_tidy(msgid))
            pieces.update(p for p in map(_tidy, _PLACE.split(msgid)) if len(p) >= _LONG and len(p.split()) >= _WORDS)
    return whole, pieces
