"""The way in of a session: the address that is shown and watched, where it is served, its poster; leads nothing."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path

from facilitator.check import diagnosis, facts
from facilitator.check.diagnosis import Door
from facilitator.check.facts import Facts, Terminal
from facilitator.domain.words import Message, Refusal
from facilitator.invitation import browser, codes
from facilitator.invitation.addresses import Address, addresses
from facilitator.invitation.following import SCAN_AGAIN, Move, told
from facilitator.invitation.watch import Watch
from facilitator.invitation.wifi import Wifi
from facilitator.language import language
from facilitator.room import Room
from facilitator.web.server import PhoneServer


class Inviting:
    """The way in of a running session, whose file is ``path``; ``wanted`` is the port that was asked for.

    There is a ``server`` as soon as it is followed.
    """

    server: PhoneServer

    def __init__(self, room: Room, path: Path, watch: Watch, code: str, wifi: Wifi | None, wanted: int) -> None:
        self._room, self._path, self._watch, self._code = room, path, watch, code
        self._wifi, self._wanted = wifi, wanted
        self._system = facts.system()
        self._firewall = facts.firewall(self._system)

    @asynccontextmanager
    async def following(self, server: PhoneServer, changed: Callable[[], None]) -> AsyncIterator[None]:
        """Look at this machine's addresses while the block runs, call ``changed`` when something is different.

        The server is asked by the addresses that there are.
        """
        self.server = server
        self._watch.proven = lambda ip: server.seen_at(ip) > 0
        self._watch.listeners += [server.look_again, changed]
        async with self._watch.watching():
            yield

    @property
    def shown(self) -> Address:
        """The address that is shown."""
        return self._watch.shown

    @property
    def url(self) -> str:
        """What phones open by it."""
        return codes.url(self.shown.ip, self.server.port, self._code)

    @property
    def other_port(self) -> tuple[int, int] | None:
        """The port that was asked for, or was the session's before, and the one it is; None if it is that one."""
        return (self._wanted, self.server.port) if self._wanted != self.server.port else None

    @property
    def moved(self) -> Move | None:
        """The last time that another address was shown than before; none after one was chosen by hand."""
        return self._watch.moved

    @property
    def proven(self) -> int:
        """How many other devices have come in by the shown address."""
        return self.server.seen_at(self.shown.ip)

    @property
    def door(self) -> Door:
        """What there is to know of the way in."""
        watch, port = self._watch, self.server.port
        return Door(watch.shown, watch.found, watch.choices, port, self._firewall, self._wifi)

    def next(self) -> None:
        """Show the next of this machine's addresses."""
        self._watch.next()

    def news(self) -> str:
        """The last move in words, what it means for those who were in, and what phones open now; empty if none."""
        if self.moved is None:
            return ""
        say = language(self._room.lang)
        parts = [say.say(told(self.moved)), say("Phones open %(url)s.", url=self.url)]
        return " ".join([*parts, say.say(SCAN_AGAIN)] if self._room.session.people else parts)

    @asynccontextmanager
    async def announced(self, tell: Callable[[str], object]) -> AsyncIterator[None]:
        """Tell line by line, while the block runs, when another address is shown and what to try if no phone comes."""
        said: list[Move | None] = [self.moved]

        def look() -> None:
            if self.moved is not said[0]:
                said[0] = self.moved
                if news := self.news():
                    tell(news)

        self._watch.listeners.append(look)
        waiting = asyncio.ensure_future(self._advise(tell))
        try:
            yield
        finally:
            self._watch.listeners.remove(look)
            waiting.cancel()
            await asyncio.wait({waiting})
            if not waiting.cancelled():
                waiting.result()  # it only ends by itself with an error, which has to be heard, or with its work done

    async def _advise(self, tell: Callable[[str], object]) -> None:
        """Where phones are to come, say what to try after a while, and that one has come."""
        if diagnosis.is_closed(self.door):
            if self._watch.fixed:
                return
            self._tell_tips(tell)
        try:
            await asyncio.wait_for(self.server.arrival(), diagnosis.PATIENCE)
        except TimeoutError:
            if self.server.streams or self._room.session.people:
                return
            self._tell_tips(tell)
            await self.server.arrival()
            tell(language(self._room.lang)("A phone has come in."))

    def _tell_tips(self, tell: Callable[[str], object]) -> None:
        say = language(self._room.lang)
        tell(say("No phone has come in yet. What to try, in this order:"))
        for number, tip in enumerate(diagnosis.tips(self.door, ""), 1):
            tell(f"{number} {say.say(tip.said)} {tip.command}".rstrip())

    async def facts(self, terminal: Terminal | None) -> Facts:
        """The facts for the check, as they are now."""
        free = await asyncio.to_thread(facts.free_space, self._path.parent)
        power = await asyncio.to_thread(facts.power)
        ports = (self.server.port, self._wanted)
        return Facts(
            self._system, self.shown, self._watch.found, ports, self._firewall, free, terminal, power,
            self.proven, serving=True,
        )  # fmt: skip

    async def poster(self) -> tuple[Path, bool]:
        """Write the poster beside the session and show it in a browser; its path and whether there was one.

        Raises ``OSError`` if it cannot be written.
        """
        from facilitator import posters  # noqa: PLC0415  20 ms for jinja2, which the first screen does without
        from facilitator.invitation.poster import Invitation  # noqa: PLC0415

        say = language(self._room.lang)
        invitation = Invitation(say.pick(self._room.workshop.title), self.url, self._wifi)
        (path,) = await asyncio.to_thread(
            posters.write, self._path.with_suffix(".poster.html"), invitation, say, "html"
        )
        return path, await asyncio.to_thread(browser.show, path)


async def open_first(
    host: str,
    ports: Sequence[int],
    at: Callable[[int], AbstractAsyncContextManager[PhoneServer]],
    stack: AsyncExitStack,
) -> PhoneServer:
    """Serve on the first port that is free, until the stack ends; ``Refusal`` for a foreign host, or if none is."""
    tried: list[str] = []
    for port in ports:
        try:
            return await stack.enter_async_context(at(port))
        except socket.gaierror:
            break
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                break
            tried.append(f"{port} ({error.strerror})")
    if len(tried) < len(ports):
        known = ", ".join(f"{a.ip} ({a.interface})" for a in addresses())
        raise Refusal(
            Message("%(host)s is no address of this machine.", {"host": host}),
            Message("It has: %(addresses)s.", {"addresses": known}),
            code="host",
        )
    raise Refusal(
        Message("No port is free: %(tried)s.", {"tried": ", ".join(tried)}),
        Message("Name another one with --port."),
        code="port",
    )
