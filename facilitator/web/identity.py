"""Who a phone is: random ids, signed cookies and three words to move on to another phone; knows no names."""

import hmac
import re
import secrets
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_REMEMBERED = 10_000
_HEX = 32
"""128 bits of a signature, in hexadecimal digits."""


@cache
def resume_words() -> tuple[str, ...]:
    """The words that a participant's three are made of, at least 256."""
    return tuple(Path(__file__).with_name("resume_words.txt").read_text(encoding="utf-8").split())


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

    def words(self, participant: str) -> str:
        """Three plain words that bring the participant back on another phone."""
        number, vocabulary = int(self._sign("words", participant), 16), resume_words()
        chosen = []
        for _ in range(3):
            number, place = divmod(number, len(vocabulary))
            chosen.append(vocabulary[place])
        return " ".join(chosen)

    def find(self, words: str, participants: Iterable[str]) -> str | None:
        """The participant of these words, however they are written; none if nobody or more than one has them."""
        said = " ".join(re.findall(r"[a-z]+", words.casefold())).encode()
        found = [p for p in participants if hmac.compare_digest(self.words(p).encode(), said)]
        return found[0] if len(found) == 1 else None
