"""What strangers may write: the corpus of ``hostile.toml``, and what no way out may ever let through."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

_SURROGATE = re.compile(r"<(D[89A-F][0-9A-F]{2})>")
_BESIDE_LETTERS = "\u200d\u200c\ufe0f"
"""Joiners and the emoji selector: of category C or unseen, and part of how people write."""


class Words(NamedTuple):
    """One text of the corpus; ``id`` is ``<threat>-<name>``."""

    id: str
    text: str


def _text(raw: Any) -> str:
    text, times = raw if isinstance(raw, list) else (raw, 1)
    return _SURROGATE.sub(lambda found: chr(int(found[1], 16)), text) * times


def _read(kind: str) -> list[Words]:
    found = tomllib.loads(Path(__file__).with_name("hostile.toml").read_text(encoding="utf-8"))[kind]
    return [Words(f"{threat}-{name}", _text(raw)) for threat, each in found.items() for name, raw in each.items()]


HOSTILE = _read("hostile")
HONEST = _read("honest")
EVERY = HOSTILE + HONEST


def each(corpus: Iterable[Words]) -> Any:
    """The corpus as cases of ``pytest.mark.parametrize("text", ...)``."""
    return [pytest.param(text, id=name) for name, text in corpus]


def writable(corpus: Iterable[Words]) -> list[Words]:
    """The texts that UTF-8 can carry: all but the lone surrogates."""
    return [words for words in corpus if not any("\ud800" <= c <= "\udfff" for c in words.text)]


def obeyed(text: str, allowed: str = "\n") -> set[str]:
    """The characters of a text that a terminal, a page or an editor might obey instead of showing them."""
    return {c for c in set(text) - set(allowed + _BESIDE_LETTERS) if _is_obeyed(c)}


def _is_obeyed(char: str) -> bool:
    category = unicodedata.category(char)
    newer = category == "Cn" and "\U0001f300" <= char <= "\U0001faff"
    return (category[0] == "C" and not newer) or category in {"Zl", "Zp"}


def calculated(cells: Iterable[str]) -> list[str]:
    """The cells of a table that a spreadsheet would calculate instead of showing them."""
    return [cell for cell in cells if cell[:1] in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")]
