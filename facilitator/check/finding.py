"""What the check has found, one value a matter; knows no fact and no screen."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from facilitator.domain.words import Message

State: TypeAlias = Literal["ok", "warn", "bad", "unknown"]
ORDER: tuple[State, ...] = ("bad", "warn", "unknown", "ok")
"""The worst first."""


class Finding(msgspec.Struct, frozen=True):
    """One matter: what it is about, how it stands, a sentence, what to do, and a command to copy or none.

    ``unknown`` is what the system does not tell.
    """

    what: Message
    state: State
    said: Message
    todo: Message | None = None
    command: str = ""


def worst(findings: Iterable[Finding]) -> State:
    """The worst state among them; ok if there are none."""
    return min((finding.state for finding in findings), key=ORDER.index, default="ok")
