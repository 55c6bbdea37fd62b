"""The languages of the tool's own words: gettext catalogues in ``locale/``, English as their source."""

import gettext
import locale
import os
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from facilitator.domain import numerals
from facilitator.domain.words import N_, LocalText, Message, pick

_FOLDER = Path(__file__).parent / "locale"
SOURCE = "en"
_NUMBER, _MONEY = N_("1,234.5"), N_("CHF 1,234.50")
"""The samples whose translations tell how a language writes numbers and amounts."""
_PLACE = re.compile(r"%\((\w+)\)(?:\.(\d))?([sf])")
"""A place for a text, or for a number in the manner of the language."""


def available() -> tuple[str, ...]:
    """Codes of all complete languages, the source language among them."""
    return _available(_FOLDER)


@cache
def _available(folder: Path) -> tuple[str, ...]:
    return tuple(sorted({SOURCE, *(p.parent.parent.name for p in folder.glob("*/LC_MESSAGES/*.mo"))}))


class Language:
    """One language to say things in."""

    def __init__(self, code: str) -> None:
        self.code = code if code in available() else SOURCE
        self._catalogue = gettext.translation("facilitator", _FOLDER, [self.code], fallback=True)
        self._numbers, self._amounts = (numerals.read(self._catalogue.gettext(text)) for text in (_NUMBER, _MONEY))

    def __call__(self, text: str, /, **values: str | float) -> str:
        """The text of an English msgid, its named places filled; numbers in ``%(n)s`` and ``%(n).1f`` by locale."""
        said = self._catalogue.gettext(text) if text else ""
        return self._with_numbers(said, values) % values if values else said

    def _with_numbers(self, said: str, values: Mapping[str, str | float]) -> str:
        def written(place: re.Match[str]) -> str:
            value = values[place[1]]
            return place[0] if isinstance(value, str) else self.number(value, int(place[2]) if place[2] else None)

        return _PLACE.sub(written, said)

    def number(self, value: float, digits: int | None = None) -> str:
        """A number with so many decimals, or with as many as it needs, two at most."""
        return self._numbers.write(value, digits)

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self(N_("English"))

    @property
    def thousands(self) -> str:
        """The mark between thousands."""
        return self._numbers.group

    def amount(self, value: float, unit: str = "") -> str:
        """An amount with its unit: CHF 10'000, CHF 250.50, 30 days, 2.5 h."""
        if numerals.is_currency(unit):
            return self._amounts.money(value, unit)
        return f"{self.number(value)} {unit}" if unit else self.number(value)

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
    """The languages this machine is set to, best first; ``C`` and what is not set leave the choice to others."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    return tuple(filter(None, names)) or tuple(filter(None, [_of_system()]))


def _of_system() -> str:
    """What the system itself says: ``de_CH``, on Windows ``German_Switzerland``; empty where it says nothing."""
    name = (locale.getlocale()[0] or "").partition("_")[0]
    return locale.normalize(name)
