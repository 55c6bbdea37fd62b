"""The way in of a session: the address that is shown and watched, its poster as files; leads and serves nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from facilitator.archive import Options, find_session, in_words
from facilitator.check import facts
from facilitator.check.diagnosis import Door
from facilitator.check.facts import Facts, Terminal
from facilitator.domain.plan import from_dict
from facilitator.domain.words import Message, Refusal
from facilitator.invitation import browser, codes, pixels, poster, qr
from facilitator.invitation.addresses import Address
from facilitator.invitation.following import Move
from facilitator.invitation.poster import Invitation
from facilitator.invitation.watch import Watch
from facilitator.invitation.wifi import Wifi
from facilitator.language import Language, language
from facilitator.room import Room
from facilitator.store import sessions
from facilitator.store.disk import Disk, put_in_place
from facilitator.web.server import PhoneServer

Format: TypeAlias = Literal["html", "svg", "png"]
FORMATS: tuple[Format, ...] = get_args(Format)


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
    async def following(self, server: PhoneServer) -> AsyncIterator[None]:
        """Look at this machine's addresses while the block runs; the server is asked by those that it has."""
        self.server = server
        self._watch.proven = lambda ip: server.seen_at(ip) > 0
        self._watch.listeners.append(server.look_again)
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

    def tell(self, listener: Callable[[Move], None]) -> None:
        """Call ``listener`` whenever another address is shown."""
        told: list[Move | None] = [None]

        def look() -> None:
            if self.moved is not None and self.moved is not told[0]:
                told[0] = self.moved
                listener(self.moved)

        self._watch.listeners.append(look)

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
        say = language(self._room.lang)
        invitation = Invitation(say.pick(self._room.workshop.title), self.url, self._wifi)
        (path,) = await asyncio.to_thread(write, self._path.with_suffix(".poster.html"), invitation, say, "html")
        return path, await asyncio.to_thread(browser.show, path)


def write(path: Path, invitation: Invitation, say: Language, kind: Format) -> list[Path]:
    """The poster as files: a page, or for ``png`` a picture a code, the Wi-Fi's with ``.wifi`` in its name."""
    if kind != "png":
        text = (poster.html if kind == "html" else poster.svg)(invitation, say)
        put_in_place(Disk(), path, text.encode())
        return [path]
    steps = poster.ways(invitation, say)
    paths = [path.with_suffix(".wifi" + path.suffix) for _ in steps[:-1]] + [path]
    for way, place in zip(steps, paths, strict=True):
        put_in_place(Disk(), place, pixels.png(qr.matrix(way.code), poster.SIZE))
    return paths


def _newest(folder: Path) -> Path:
    """The session that is running, or the newest one; ``Refusal`` if there is none."""
    known = [info for info in sessions.list_sessions(folder) if info.state != "damaged"]
    if not known:
        hint = Message("`facilitator run PLAN` begins one.")
        raise Refusal(Message("There is no session yet."), hint, code="session")
    return max(known, key=lambda info: (info.state == "open", info.created, info.path.stat().st_mtime)).path


async def print_poster(
    name: str | None, options: Options, kind: Format, out: Path | None, *, show: bool, say: Callable[[str], object]
) -> None:
    """Write the poster of a session, the running or newest one by default, and say where it is and what it shows."""
    path = find_session(name, options.folder) if name else _newest(options.folder)
    with in_words():
        meta, _ = sessions.read(path)
    tongue = language(options.lang or meta["lang"])
    watch = Watch(options.host)
    url = codes.url(watch.shown.ip, options.port or meta.get("port") or codes.ports()[0], meta["code"])
    title = tongue.pick(from_dict(meta["plan"], path.name).title)
    target = out or path.with_suffix(f".poster.{kind}")
    if any(target.absolute() == own.absolute() for own in sessions.own_files(path) if ".poster." not in own.name):
        raise Refusal(Message("%(file)s belongs to the session itself.", {"file": target.name}), code="export")
    for written in write(target, Invitation(title, url, options.network), tongue, kind):
        say(str(written))
    through = watch.shown.interface or "--host"
    say(tongue("It shows %(url)s, through %(interface)s; after another address it has to be made anew.",
               url=url, interface=through))  # fmt: skip
    if show and not await asyncio.to_thread(browser.show, target):
        say(tongue("There is no browser here to show it."))
