"""The composition root: store, room, phone server and front end put together; signals end it cleanly."""

import asyncio
import contextlib
import gc
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

from facilitator.archive import Options, recorded
from facilitator.hosted import Hosted
from facilitator.invitation import codes
from facilitator.invitation.watch import Watch
from facilitator.inviting import Inviting, open_first
from facilitator.logbook import logged_to
from facilitator.room import Room
from facilitator.settling import settled
from facilitator.store.journal import SessionFile
from facilitator.web.identity import Identity
from facilitator.web.server import PhoneServer, taken

_LEADING = (700, 10, 10)
"""New objects that make the garbage collector look through them, and looks until it looks further: as Python has it."""
_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def hosted(file: SessionFile, options: Options, *, opened: bool = True) -> AsyncIterator[Hosted]:
    """A session file as a running room with its phone server; leaves a closed file behind.

    Unless it is ``opened`` here, phones wait at their port until somebody does.
    """
    async with contextlib.AsyncExitStack() as stack:
        stack.enter_context(logged_to(file.path.with_suffix(".log")))
        stack.callback(file.close)
        for note in file.recovered.notes:
            _LOG.warning("opening %s: %s", file.path.name, note)
        session = recorded(file.meta, file.events(), file.path.name)
        room = Room(session.workshop, file, time.time, (), options.lang or file.meta["lang"], session=session)
        wanted = options.port or file.meta.get("port") or codes.ports()[0]
        server = PhoneServer(room, Identity(file.meta["secret"]), file.meta["code"])
        inviting = Inviting(room, file.path, Watch(options.host), file.meta["code"], options.network, wanted)
        host, ports = options.host or "0.0.0.0", list(dict.fromkeys((wanted, *codes.ports())))  # noqa: S104  for phones
        await open_first(host, ports, lambda port: taken(server, host, port), stack)
        live = Hosted(room, file, server, inviting)
        await stack.enter_async_context(inviting.following(server, live.wake))
        if file.meta.get("port") != server.port:
            file.put_meta("port", server.port)
        stack.callback(live.shut)
        stack.callback(room.listen(live.keep_result))
        live.settle = await stack.enter_async_context(settled(room))
        if opened:
            await live.open()
        yield live


@contextmanager
def steady() -> Iterator[Callable[[], None]]:
    """Let the garbage collector pass by what is loaded already: going through all of it held the screen for 50 ms.

    What is given lets it pass by what was loaded since, too.
    """
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(*_LEADING)
    try:
        yield gc.freeze
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@asynccontextmanager
async def ended_by_signals(end: Callable[[], None]) -> AsyncIterator[None]:
    """Call ``end`` once on SIGTERM and SIGHUP, where the system has them."""
    loop = asyncio.get_running_loop()
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name) and sys.platform != "win32"]
    for name in names:
        loop.add_signal_handler(getattr(signal, name), end)
    try:
        yield
    finally:
        for name in names:
            loop.remove_signal_handler(getattr(signal, name))
