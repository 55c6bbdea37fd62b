"""The languages of the tool's own words: gettext catalogues in ``locale/``, English as their source."""

import gettext
import locale
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from facilitator.domain.words import LocalText, Message, pick

_FOLDER = Path(__file__).parent / "locale"
SOURCE = "en"


def available() -> tuple[str, ...]:
    """Codes of all complete languages, the source language among them."""
    return tuple(sorted({SOURCE, *(p.parent.parent.name for p in _FOLDER.glob("*/LC_MESSAGES/*.mo"))}))


class Language:
    """One language to say things in."""

    def __init__(self, code: str) -> None:
        self.code = code if code in available() else SOURCE
        self._catalogue = gettext.translation("facilitator", _FOLDER, [self.code], fallback=True)

    def __call__(self, text: str, /, **values: str | float) -> str:
        """The text of an English msgid, its named places filled."""
        said = self._catalogue.gettext(text) if text else ""
        return said % values if values else said

    def say(self, message: Message) -> str:
        """A message from the domain."""
        return self(message.text, **message.values)

    def count(self, one: str, many: str, n: int) -> str:
        """The right one of two msgids for a number, which fills ``%(n)d``."""
        return self._catalogue.ngettext(one, many, n) % {"n": n}

    def pick(self, text: LocalText) -> str:
        """A text of the plan."""
        return pick(text, self.code)


@cache
def language(code: str) -> Language:
    """The language of a code, read once; English for an unknown one."""
    return Language(code)


def best(wanted: Iterable[str], offered: Iterable[str], otherwise: str) -> str:
    """The first wanted language that is offered; ``de-CH`` finds ``de``."""
    on_offer = set(offered)
    for code in wanted:
        short = code.strip().lower().replace("_", "-").split("-")[0]
        if short in on_offer:
            return short
    return otherwise


def of_machine() -> tuple[str, ...]:
    """The languages this machine is set to, best first."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    return tuple(name for name in (*names, locale.getlocale()[0] or "") if name)
