"""Who a phone is: random ids, signed cookies and three words to move on to another phone; knows no names."""

import hmac
import re
import secrets
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from facilitator.language import SOURCE

_REMEMBERED = 10_000
_HEX = 32
"""128 bits of a signature, in hexadecimal digits."""


_WORDS = Path(__file__).with_name("resume_words")


@cache
def resume_words(lang: str) -> tuple[str, ...]:
    """The words of a language that a participant's three are made of, at least 256; English ones where it has none.

    A list is never changed: sessions that were recorded with it are resumed by its words.
    """
    path = _WORDS / f"{lang if lang in worded() else SOURCE}.txt"
    return tuple(path.read_text(encoding="utf-8").split())


@cache
def worded() -> tuple[str, ...]:
    """The languages with words of their own."""
    return tuple(sorted(path.stem for path in _WORDS.glob("*.txt")))


def new_participant() -> str:
    """A random id of 64 bits."""
    return secrets.token_hex(8)


class Identity:
    """Signs and reads what phones carry; ``secret`` belongs to one session."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._right: dict[str, str] = {}
        self.form_token = self._sign("form", "")
        """Stands in every form, since browsers hide where a form comes from if a page asks for no referrer."""
        self.wall_token = self._sign("wall", "")
        """Lets a second window on this machine follow the session."""

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.digest(self._secret, f"{purpose}:{text}".encode(), "sha256").hex()[:_HEX]

    def cookie(self, participant: str) -> str:
        """``<participant>.<signature>``, the signature of 128 bits."""
        return f"{participant}.{self._sign('cookie', participant)}"

    def check(self, cookie: str) -> str | None:
        """The participant of a cookie that was signed here, compared in constant time.

        Cookies that were right are remembered: signing anew cost a fourteenth of an answer.
        """
        known = self._right.get(cookie)
        if known is not None:
            return known
        participant, _, signature = cookie.rpartition(".")
        if not participant or not cookie.isascii():
            return None
        if not hmac.compare_digest(signature, self._sign("cookie", participant)):
            return None
        if len(self._right) >= _REMEMBERED:
            self._right.clear()
        self._right[cookie] = participant
        return participant

    def is_form(self, token: str) -> bool:
        """Whether a form was made by this session's page."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.form_token.encode())

    def is_wall(self, token: str) -> bool:
        """Whether a wall knows this session's secret."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.wall_token.encode())

    def words(self, participant: str, lang: str) -> str:
        """Three plain words of a language that bring the participant back on another phone."""
        return _three(self._number(participant), lang)

    def _number(self, participant: str) -> int:
        return int(self._sign("words", participant), 16)

    def find(self, words: str, participants: Iterable[str]) -> str | None:
        """The participant of these words in any language; none if nobody or more than one has them.

        Capitals, accents, and whatever stands between the words or not make no difference.
        """
        said = "".join(re.findall(r"[a-z]+", unicodedata.normalize("NFD", words.casefold()))).encode()
        found = [p for p in participants if self._has(self._number(p), said)]
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _has(number: int, said: bytes) -> bool:
        """Whether that is said in one of the languages; looks at all of them, so that it takes the same time."""
        told = [hmac.compare_digest(_three(number, lang, "").encode(), said) for lang in worded()]
        return any(told)


def _three(number: int, lang: str, between: str = " ") -> str:
    vocabulary, chosen = resume_words(lang), []
    for _ in range(3):
        number, place = divmod(number, len(vocabulary))
        chosen.append(vocabulary[place])
    return between.join(chosen)
