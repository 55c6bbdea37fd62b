"""The composition root: store, room, phone server and front end put together; signals end it cleanly."""

import asyncio
import contextlib
import secrets
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator import __version__, plans
from facilitator.domain.plan import from_dict, parse
from facilitator.domain.words import Message, Refusal, pick
from facilitator.export import document
from facilitator.language import available, best, language, of_machine
from facilitator.room import Change, Room
from facilitator.store import sessions
from facilitator.store.journal import SessionFile
from facilitator.web import invitation
from facilitator.web.identity import Identity
from facilitator.web.server import PhoneServer, serve


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say on the command line."""

    host: str | None = None
    port: int | None = None
    code: str | None = None
    lang: str | None = None
    sessions: Path | None = None
    wifi: str | None = None

    @property
    def folder(self) -> Path:
        """Where sessions are kept."""
        return self.sessions or sessions.default_folder()


class Hosted:
    """A running session: what the front ends and the demo may reach."""

    def __init__(self, room: Room, file: SessionFile, server: PhoneServer, options: Options) -> None:
        self.room = room
        self.file = file
        self.server = server
        self.wifi = options.wifi
        self._host = options.host
        self._place = 0

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

    def next_address(self) -> None:
        """Show the next of this machine's addresses."""
        self._place += 1

    def export(self, out: Path | None = None) -> Path:
        """Write the JSON document; its path."""
        path = out or self.file.path.with_suffix(".export.json")
        path.write_bytes(document.encode(document.build(self.room, self.file.meta["plan"])))
        return path

    def keep_result(self, change: Change) -> None:
        """Put what came out of a closed step beside the events, one document per round."""
        step_id = self.room.session.last
        if not change.host or step_id is None:
            return
        state = self.room.session.state(step_id)
        if state.round and not state.open:
            came_out = document.round_of(self.room, self.room.workshop.step(step_id), state.round)
            self.file.put_result(f"{step_id}/{state.round}", document.plain(came_out, step_id))


def _meta(raw: dict[str, Any], workshop_lang: str, options: Options) -> dict[str, Any]:
    code = options.code.upper() if options.code else invitation.new_code()
    return {
        "format": "facilitator/1",
        "tool": __version__,
        "plan": raw,
        "lang": workshop_lang,
        "code": code,
        "secret": secrets.token_hex(32),
        "created": time.strftime("%Y-%m-%d"),
    }


def create(plan: str, options: Options) -> SessionFile:
    """A new session file of a plan given by name or path; ``Refusal`` names what is wrong with it."""
    path = plans.find(plan)
    workshop, raw = parse(plans.read(path), path.name)
    offered = workshop.languages or available()
    lang = options.lang or best(of_machine(), offered, offered[0])
    name = f"{time.strftime('%Y-%m-%d')}-{workshop.id}"
    return sessions.create(options.folder, name, _meta(raw, lang, options))


def find_session(name: str, folder: Path) -> Path:
    """The session file given by path or by name; ``Refusal`` if there is none."""
    for path in (Path(name), folder / name, folder / f"{name}.json"):
        if path.is_file():
            return path
    raise Refusal(
        Message("There is no session %(name)s.", {"name": name}),
        Message("`facilitator list` shows them."),
        code="session",
    )


async def _serve(room: Room, file: SessionFile, options: Options, stack: contextlib.AsyncExitStack) -> PhoneServer:
    identity, host = Identity(file.meta["secret"]), options.host or "0.0.0.0"  # noqa: S104  phones have to reach it
    wanted = options.port or file.meta.get("port") or invitation.ports()[0]
    tried: list[str] = []
    for port in dict.fromkeys((wanted, *invitation.ports())):
        try:
            return await stack.enter_async_context(serve(room, identity, file.meta["code"], host, port))
        except OSError as error:
            tried.append(f"{port} ({error.strerror})")
    raise Refusal(
        Message("No port is free: %(tried)s.", {"tried": ", ".join(tried)}),
        Message("Name another one with --port."),
        code="port",
    )


@asynccontextmanager
async def hosted(file: SessionFile, options: Options) -> AsyncIterator[Hosted]:
    """A session file as a running room with its phone server; leaves a closed file behind."""
    async with contextlib.AsyncExitStack() as stack:
        stack.callback(file.close)
        workshop = from_dict(file.meta["plan"], file.path.name)
        room = Room(workshop, file, time.time, file.events(), options.lang or file.meta["lang"])
        server = await _serve(room, file, options, stack)
        if file.meta.get("port") != server.port:
            file.put_meta("port", server.port)
        live = Hosted(room, file, server, options)
        stack.callback(room.listen(live.keep_result))
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


def greeting(live: Hosted, wanted_port: int | None) -> list[str]:
    """What has to be said at the start, line by line."""
    say = language(live.room.lang)
    lines = [say("%(title)s: phones open %(url)s", title=say.pick(live.room.workshop.title), url=live.url)]
    lines.append(say("The session is kept in %(path)s", path=str(live.file.path)))
    if wanted_port and wanted_port != live.server.port:
        lines.append(say("Port %(wanted)d is taken, it is %(port)d now.", wanted=wanted_port, port=live.server.port))
    return lines + [say("Recovered: %(note)s", note=note) for note in live.file.recovered.notes]


async def export_session(name: str, options: Options, out: Path | None, say: Callable[[str], object]) -> None:
    """Write the JSON document of a session and say its path."""
    path = find_session(name, options.folder)
    meta, records = sessions.read(path)
    room = Room(from_dict(meta["plan"], path.name), document.Nowhere(), time.time, records, meta["lang"])
    target = out or path.with_suffix(".export.json")
    target.write_bytes(document.encode(document.build(room, meta["plan"])))
    say(str(target))


def write_schema(out: Path | None) -> str:
    """The JSON schema of the document: into a file, or as text."""
    text = document.schema_text()
    if out is None:
        return text
    out.write_text(text, encoding="utf-8")
    return str(out)


def session_lines(folder: Path | None) -> list[str]:
    """One line per session, the newest first."""
    lang = best(of_machine(), available(), "en")
    found = sorted(sessions.list_sessions(folder or sessions.default_folder()), key=lambda s: s.created, reverse=True)
    return [f"{s.created}  {s.path.stem:<32} {s.state:<8} {s.people:>4}  {pick(s.title, lang)}" for s in found]


def forget_session(name: str, folder: Path | None) -> list[str]:
    """Remove a session with everything beside it; the names of what was removed."""
    return sessions.forget(find_session(name, folder or sessions.default_folder()))
