"""A language that nobody speaks, made of the collected words: longer than any real one, and without a plain letter.

Whatever still reads in plain letters on a screen or a phone was never translated; whatever is cut or wider than its
place would be so in a real language sooner or later.
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import facilitator

CODE = "xx"
SOURCE = Path(facilitator.__file__).parent / "locale"
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćđéƒǵĥíĵķĺḿńóṕʠŕśţúṽẃẋýźÁƁĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŢÚṼẂẊÝŹ",
)
_PLACE = re.compile(r"(%\(\w+\)\d*(?:\.\d+)?\w|%%)")
_VOWEL = re.compile(r"([aeiouAEIOU])")
MANNERS = {"1,234.5": "1·234,5", "CHF 1,234.50": "1·234,50 CHF"}
"""How numbers are written in it."""


def padded(text: str) -> str:
    """The text in letters with accents, its vowels doubled: about a third longer; places for values stay."""
    if text in MANNERS:
        return MANNERS[text]
    parts = _PLACE.split(text)
    return "".join(part if i % 2 else _VOWEL.sub(r"\1\1", part).translate(_LETTERS) for i, part in enumerate(parts))


def make(folder: Path) -> Path:
    """A folder of languages with that one beside the real ones."""
    with (SOURCE / "facilitator.pot").open("rb") as pot:
        words = read_po(pot)
    catalogue = Catalog(locale="en", header_comment="# xx")
    for message in words:
        if message.id:
            forms = tuple(map(padded, message.id)) if isinstance(message.id, tuple) else padded(message.id)
            catalogue.add(message.id, forms, flags=message.flags)
    target = folder / CODE / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "facilitator.mo").open("wb") as out:
        write_mo(out, catalogue)
    for real in SOURCE.iterdir():
        if real.is_dir():
            (folder / real.name).symlink_to(real, target_is_directory=True)
    return folder


def plain_words(text: str, known: str = "") -> set[str]:
    """The words in plain letters, but for those that are no words of a language, and ``known`` ones."""
    return set(re.findall(r"[A-Za-z]{2,}", text)) - set(known.split())
