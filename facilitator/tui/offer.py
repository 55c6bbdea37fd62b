"""What the home screen offers, and how each of it begins; knows no screen."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from facilitator.live import Live
from facilitator.preparing import Preparing

Choice: TypeAlias = tuple[str, Path]
"""A label and its path."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Plans and sessions to choose from, and before them all the session ``left`` that was not ended.

    ``start_plan``, with answers to what ``prepare`` finds that a plan asks, and ``resume`` turn a chosen path into a
    running session or raise ``Refusal`` or ``OSError``; so may ``prepare``.
    """

    start_plan: Callable[[Path, Mapping[str, str]], Awaitable[Live]]
    resume: Callable[[Path], Awaitable[Live]]
    prepare: Callable[[Path], Preparing]
    plans: Sequence[Choice] = ()
    sessions: Sequence[Choice] = ()
    left: Choice | None = None
