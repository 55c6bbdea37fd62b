"""Doing something at most so often: many askings become one doing, and the last asking is never lost."""

import time
from collections.abc import Callable
from typing import Any

REDRAW = 0.1
"""Seconds between two drawings of the room, at least."""


SURE = 5.0
"""Seconds in which a key that asks once can be pressed again."""


class Pace:
    """Calls ``act`` soon after ``ask``, with at least ``gap`` seconds between two calls.

    ``later`` is a timer's maker such as ``App.set_timer``.
    """

    def __init__(
        self, later: Callable[[float, Callable[[], None]], Any], act: Callable[[], None], gap: float = REDRAW
    ) -> None:
        self._later, self._act, self._gap = later, act, gap
        self._last = -gap
        self._waiting = False

    def ask(self) -> None:
        """Act as soon as the gap allows."""
        if not self._waiting:
            self._waiting = True
            self._later(max(0.001, self._last + self._gap - time.monotonic()), self._now)

    def _now(self) -> None:
        self._last, self._waiting = time.monotonic(), False
        self._act()
