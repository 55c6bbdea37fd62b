"""The composition root: store, room, phone server and front end put together; signals end it cleanly."""

import asyncio
import contextlib
import errno
import logging
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from facilitator.archive import Options
from facilitator.domain.plan import from_dict
from facilitator.domain.words import N_, Message, Refusal
from facilitator.export import document
from facilitator.language import language
from facilitator.logbook import logged_to
from facilitator.room import Change, Room
from facilitator.settling import settled
from facilitator.store.disk import Disk, put_in_place
from facilitator.store.journal import SessionFile
from facilitator.web import invitation
from facilitator.web.identity import Identity
from facilitator.web.server import PhoneServer, serve

_LOG = logging.getLogger(__name__)


class Hosted:
    """A running session: what the front ends and the demo may reach."""

    def __init__(self, room: Room, file: SessionFile, server: PhoneServer, options: Options, wanted: int) -> None:
        self.room = room
        self.file = file
        self.server = server
        self.wifi = options.wifi
        self._host, self._wanted = options.host, wanted
        self._place = 0
        self._at = room.session.last
        self._exporting = asyncio.Lock()
        self.settle: Callable[[], Awaitable[None]]
        """Works out now what would else be known in a moment: camps and departments."""

    @property
    def path(self) -> Path:
        """The session's file."""
        return self.file.path

    @property
    def _address(self) -> tuple[str, str]:
        if self._host:
            return self._host, ""
        found = invitation.addresses()
        chosen = found[self._place % len(found)]
        return chosen.ip, chosen.interface

    @property
    def url(self) -> str:
        """What phones open."""
        return invitation.url(self._address[0], self.server.port, self.file.meta["code"])

    @property
    def interface(self) -> str:
        """The network interface of the shown address."""
        return self._address[1]

    @property
    def phones_seen(self) -> int:
        """How many other devices have asked for the page."""
        return self.server.seen

    @property
    def streams(self) -> int:
        """How many pages listen right now."""
        return self.server.streams

    @property
    def notes(self) -> list[str]:
        """What has to be said at the start: another port than wanted, and what had to be mended."""
        say, mended = language(self.room.lang), self.file.recovered
        lines = []
        if self._wanted != self.server.port:
            text = N_("Port %(wanted)d is taken, it is %(port)d now.")
            lines.append(say(text, wanted=self._wanted, port=self.server.port))
        if mended.set_aside:
            text = N_("The session file was damaged; what could not be read was set aside: %(names)s.")
            lines.append(say(text, names=", ".join(mended.set_aside)))
        if mended.lost:
            lines.append(say.count("%(n)d record is lost.", "%(n)d records are lost.", mended.lost))
        return lines

    def next_address(self) -> None:
        """Show the next of this machine's addresses."""
        self._place += 1

    async def export(self) -> Path:
        """Write the JSON document as the room is now; its path. Nobody else waits for the disk."""
        path = self.file.path.with_suffix(".export.json")
        built = document.build(self.room, self.file.meta["plan"])
        async with self._exporting:
            await asyncio.to_thread(lambda: put_in_place(Disk(), path, document.encode(built)))
        return path

    def keep_result(self, change: Change) -> None:
        """Put what came out of a closed step beside the events, one document per round."""
        session = self.room.session
        if not change.host:
            return
        left, self._at = self._at, session.last
        for step_id in filter(None, {left, session.last}):
            state = session.state(step_id)
            if state.round and not state.open:
                came_out = document.round_of(self.room, self.room.workshop.step(step_id), state.round)
                self.file.put_result(f"{step_id}/{state.round}", document.plain(came_out, step_id))
                self.file.checkpoint()


async def _serve(
    room: Room, file: SessionFile, options: Options, wanted: int, stack: contextlib.AsyncExitStack
) -> PhoneServer:
    identity, host = Identity(file.meta["secret"]), options.host or "0.0.0.0"  # noqa: S104  phones have to reach it
    tried: list[str] = []
    ports = list(dict.fromkeys((wanted, *invitation.ports())))
    for port in ports:
        try:
            return await stack.enter_async_context(serve(room, identity, file.meta["code"], host, port))
        except socket.gaierror:
            break
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                break
            tried.append(f"{port} ({error.strerror})")
    if len(tried) < len(ports):
        raise Refusal(Message("%(host)s is no address of this machine.", {"host": host}), code="host")
    raise Refusal(
        Message("No port is free: %(tried)s.", {"tried": ", ".join(tried)}),
        Message("Name another one with --port."),
        code="port",
    )


@asynccontextmanager
async def hosted(file: SessionFile, options: Options) -> AsyncIterator[Hosted]:
    """A session file as a running room with its phone server; leaves a closed file behind."""
    async with contextlib.AsyncExitStack() as stack:
        stack.enter_context(logged_to(file.path.with_suffix(".log")))
        stack.callback(file.close)
        for note in file.recovered.notes:
            _LOG.warning("opening %s: %s", file.path.name, note)
        workshop = from_dict(file.meta["plan"], file.path.name)
        room = Room(workshop, file, time.time, file.events(), options.lang or file.meta["lang"])
        wanted = options.port or file.meta.get("port") or invitation.ports()[0]
        server = await _serve(room, file, options, wanted, stack)
        if file.meta.get("port") != server.port:
            file.put_meta("port", server.port)
        live = Hosted(room, file, server, options, wanted)
        stack.callback(room.listen(live.keep_result))
        live.settle = await stack.enter_async_context(settled(room))
        yield live


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


def greeting(live: Hosted) -> list[str]:
    """What has to be said at the start, line by line."""
    say = language(live.room.lang)
    phones = say("%(title)s: phones open %(url)s", title=say.pick(live.room.workshop.title), url=live.url)
    return [phones, say("The session is kept in %(path)s", path=str(live.path)), *live.notes]
