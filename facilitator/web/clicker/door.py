"""The door for the phone that leads: a one-time PIN, then a token that only this phone has; knows no request.

Nothing of it is ever on disk: a program that is started again has no clicker until it offers a new PIN.
"""

import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from typing import Literal, TypeAlias

from facilitator.domain.words import Message, Refusal

PIN_SECONDS = 300.0
MOST_WRONG = 5
"""Wrong tries of one PIN, whoever makes them; the last one takes it back."""
_DIGITS, _TOKEN_BYTES, _REMEMBERED = 6, 16, 8
Ended: TypeAlias = Literal["", "expired", "guessed", "revoked"]


def _same(one: str, other: str) -> bool:
    """Compared in constant time; nothing is the same as nothing."""
    return bool(other) and hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())


class Clicker:
    """Off, with a PIN on offer, or with a phone that leads; a new offer lets that one lead until another is paired.

    ``form`` stands in every form of the phone that leads; ``base`` tells what phones open.
    """

    def __init__(self, base: Callable[[], str] = str, clock: Callable[[], float] = time.monotonic) -> None:
        self._base, self._clock = base, clock
        self._pin, self._until, self.wrong = "", 0.0, 0
        self._token = self.form = ""
        self._gone: deque[str] = deque(maxlen=_REMEMBERED)
        self._ended: Ended = ""

    @property
    def pin(self) -> str:
        """The PIN on offer, six digits; empty without one, once it was used, and when its time is over."""
        return self._pin if self._clock() < self._until else ""

    @property
    def left(self) -> int:
        """Whole seconds that the PIN still holds."""
        return max(0, round(self._until - self._clock())) if self._pin else 0

    @property
    def paired(self) -> bool:
        """Whether a phone leads now."""
        return bool(self._token)

    @property
    def ended(self) -> Ended:
        """Why the last PIN or phone is none any more; empty before the first one and after a new one."""
        return "expired" if self._pin and not self.pin else self._ended

    @property
    def on(self) -> bool:
        """Whether anything is to be found at the clicker's address."""
        return self.paired or bool(self.pin)

    @property
    def url(self) -> str:
        """What the phone opens."""
        return f"{self._base()}/clicker"

    def offer(self) -> None:
        """Offer a new PIN in place of any other."""
        self._pin = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
        self._until, self.wrong, self._ended = self._clock() + PIN_SECONDS, 0, ""

    def revoke(self) -> None:
        """Let no phone lead any more, and take the PIN back."""
        self._ended = "revoked" if self.on else ""
        self._take_back()
        self._let_go()

    def pair(self, pin: str) -> str:
        """The token of a phone that leads from now on, in place of any other; empty for a wrong PIN or without one."""
        wanted = self.pin
        if not wanted:
            return ""
        if not _same(pin, wanted):
            self.wrong += 1
            if self.wrong >= MOST_WRONG:
                self._take_back()
                self._ended = "guessed"
            return ""
        self._take_back()
        self._let_go()
        self._token, self.form = secrets.token_hex(_TOKEN_BYTES), secrets.token_hex(_TOKEN_BYTES)
        return self._token

    def leads(self, token: str) -> bool:
        """Whether the phone of this token leads."""
        return _same(token, self._token)

    def led(self, token: str) -> bool:
        """Whether the phone of this token led once and does not any more."""
        return any(_same(token, gone) for gone in self._gone)

    def is_form(self, text: str) -> bool:
        """Whether a form was made for the phone that leads."""
        return _same(text, self.form)

    def _take_back(self) -> None:
        self._pin, self._until = "", 0.0

    def _let_go(self) -> None:
        if self._token:
            self._gone.append(self._token)
        self._token = self.form = ""


class NoClicker(Clicker):
    """Where nobody can lead by phone."""

    def offer(self) -> None:
        """Refuse."""
        raise Refusal(Message("This is a record: no phone can lead it."), code="not_now")
