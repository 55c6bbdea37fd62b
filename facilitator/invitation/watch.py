"""Looks at this machine's addresses again and again, beside the loop; knows who shows them no more than who serves."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from facilitator.invitation import following
from facilitator.invitation.addresses import ANYWHERE, Address, addresses
from facilitator.invitation.following import Followed, Move

EVERY = 5.0
"""Seconds between two looks."""
_LOG = logging.getLogger(__name__)


class Watch:
    """What was found at the last look, and which of it is shown; ``host`` fixes it unless it means all addresses.

    ``proven`` tells whether phones came in by an address.
    """

    def __init__(
        self,
        host: str | None = None,
        proven: Callable[[str], bool] = lambda _ip: False,
        look: Callable[[], Sequence[Address]] = addresses,
    ) -> None:
        self._look, self.proven = look, proven
        self.found = tuple(look())
        self._followed: Followed = following.begin(self.found, "" if (host or "") in ANYWHERE else host or "")
        self.moved: Move | None = None
        self.listeners: list[Callable[[], None]] = []
        """Called after each look that found something else, and when another address was chosen."""

    @property
    def shown(self) -> Address:
        """The address that is shown."""
        return self._followed.shown

    @property
    def fixed(self) -> bool:
        """Whether the address was given by hand at the start."""
        return self._followed.fixed

    @property
    def choices(self) -> int:
        """How many addresses the key can choose from."""
        return 1 if self.fixed else len(self.found)

    def next(self) -> None:
        """Show the next address; a move that was told is over."""
        self._followed, self.moved = following.cycle(self._followed, self.found), None
        self._tell()

    def take(self, found: Sequence[Address]) -> None:
        """Follow what a look found."""
        before = (self.found, self._followed)
        self.found = tuple(found)
        self._followed, move = following.follow(self._followed, self.found, proven=self.proven(self.shown.ip))
        self.moved = move or self.moved
        if before != (self.found, self._followed):
            self._tell()

    def _tell(self) -> None:
        for listener in self.listeners:
            listener()

    async def _keep(self, every: float) -> None:
        while True:
            await asyncio.sleep(every)
            try:
                found = await asyncio.to_thread(self._look)
            except OSError:
                _LOG.exception("the addresses of this machine could not be read")
            else:
                self.take(found)

    @asynccontextmanager
    async def watching(self, every: float = EVERY) -> AsyncIterator[None]:
        """Look every so many seconds while the block runs."""
        looking = asyncio.ensure_future(self._keep(every))
        try:
            yield
        finally:
            looking.cancel()
            await asyncio.wait({looking})
            if not looking.cancelled():
                looking.result()  # it only ends by itself with an error, which has to be heard
