"""The wall's way to a running session: finds it, follows it over loopback, and finds it again when it was lost.

It reads the session's file for port, code and secret, keeps no lock and writes nothing. What it hears becomes a room of
its own, which nobody leads; after each loss that room is made anew from the beginning, so that the wall never has more
than the session itself.
"""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import msgspec

from facilitator.archive import Options, find_session
from facilitator.domain.session import Status
from facilitator.domain.words import Message
from facilitator.hosting import ended_by_signals, steady
from facilitator.language import Language, available, best, language, of_machine
from facilitator.leading import finish, own_keys
from facilitator.offering import session_label
from facilitator.room import Room
from facilitator.settling import settled
from facilitator.store import held, sessions
from facilitator.store.errors import Damaged
from facilitator.watching.copies import Copy, Silent, Watched, way_in
from facilitator.web.identity import Identity
from facilitator.web.lines import HEADER, HEARTBEAT, Now, lines

if TYPE_CHECKING:
    from facilitator.tui.wall import WallApp

RETRY = (0.2, 0.4, 0.8, 1.6, 2.0)
"""Seconds before the first, second ... new try; the last one before all that follow."""
_LOOK_AROUND = 1.0
"""Seconds between two looks for a session that runs."""
_TIMES = aiohttp.ClientTimeout(total=None, sock_connect=2.0, sock_read=3 * HEARTBEAT)
_FULL = Message("This session has as many walls as it may have: close one of them.")


class Follower:
    """Brings a session onto a wall: ``path`` if it is given, else the one that runs, or the one ``chosen`` of them."""

    def __init__(self, app: "WallApp", path: Path | None, options: Options, chosen: "asyncio.Queue[Path]") -> None:
        self._app, self._path, self._options, self._chosen = app, path, options, chosen
        self._tries = 0
        self._live: Watched | None = None

    async def run(self) -> None:
        """Follow until another session is to be followed, which is so only where none was named or chosen."""
        await self._app.ready.wait()
        path = self._path or await self._found()
        async with aiohttp.ClientSession(timeout=_TIMES) as http:
            while True:
                await self._follow(http, path)
                if self._path is None and await self._runs_elsewhere(path):
                    return
                await asyncio.sleep(RETRY[min(self._tries, len(RETRY) - 1)])
                self._tries += 1

    async def _found(self) -> Path:
        """The one session that runs, or the one chosen of several."""
        while True:
            running = await asyncio.to_thread(held.running, self._options.folder)
            if len(running) == 1:
                return running[0].path
            self._app.offer([(session_label(info, self._app.say), info.path) for info in running])
            try:
                self._path = await asyncio.wait_for(self._chosen.get(), _LOOK_AROUND)
            except TimeoutError:
                continue
            return self._path

    async def _runs_elsewhere(self, path: Path) -> bool:
        """Whether this session is closed and another one is open."""
        running = await asyncio.to_thread(held.running, self._options.folder)
        return bool(running) and path not in {info.path for info in running}

    async def _follow(self, http: aiohttp.ClientSession, path: Path) -> None:
        """Follow the session for as long as it tells; then the last picture stays."""
        note = ""
        try:
            await self._hear(http, path)
        except Silent as silent:
            note = self._app.say.say(silent.note) if silent.note else ""
        except (aiohttp.ClientError, msgspec.DecodeError, OSError, Damaged):
            note = ""
        if self._live is None:
            self._app.offer((), note)
        elif not self._live.quiet:
            self._live.quiet = True
            self._live.room.stir()

    async def _hear(self, http: aiohttp.ClientSession, path: Path) -> None:
        meta, _ = await asyncio.to_thread(sessions.read, path)
        if "port" not in meta:
            raise Silent
        url = f"http://127.0.0.1:{meta['port']}/{meta['code']}/wall"
        async with (
            http.get(url, headers={HEADER: Identity(meta["secret"]).wall_token}) as reply,
            AsyncExitStack() as stack,
        ):
            if reply.status != 200:
                raise Silent(_FULL if reply.status == 503 else None)
            copy, shown = Copy(path.name, self._options.lang), False
            async for line in lines(reply.content.iter_any()):
                copy.take(line)
                if copy.now is not None and copy.whole and not shown:
                    shown = True
                    self._show(await _ready(copy.room, stack), path, copy.now)
                if shown and self._live is not None and copy.now is not None:
                    self._live.hear(copy.now)

    def _show(self, room: Room, path: Path, now: Now) -> None:
        """Put a room on the wall."""
        self._tries = 0
        room.listen(self._app.changed)
        if self._live is None:
            self._live = Watched(room, path, way_in(now), look=now.look)
            self._app.follow(self._live)
        else:
            self._live.room, self._live.quiet = room, False
            room.stir()


async def _ready(room: Room, stack: AsyncExitStack) -> Room:
    """The room once all is worked out that its picture tells, and from then on while ``stack`` is open."""
    settle = await stack.enter_async_context(settled(room))
    session = room.session
    seen = [step.id for step in room.workshop.steps if session.status is Status.DONE or step.id == session.last]
    for step_id in filter(session.shown, seen):
        room.figures(step_id)
        room.agreement(step_id)
    await settle()
    return room


async def at_wall(name: str | None, options: Options) -> None:
    """Show what the room may see of a running session until the window is closed; ``Refusal`` for an unknown name."""
    path = find_session(name, options.folder) if name else None
    say = language(options.lang or best(of_machine(), available(), "en"))
    while await _on_screen(path, options, say):
        pass


async def _on_screen(path: Path | None, options: Options, say: Language) -> bool:
    """Follow one session; whether another one is to be followed after it."""
    from facilitator.tui.wall import WallApp  # noqa: PLC0415  Textual costs a third of a second

    chosen: asyncio.Queue[Path] = asyncio.Queue()
    app = WallApp(chosen.put_nowait, path.stem if path else "", say, own_keys(options.keys))
    async with ended_by_signals(app.exit):
        following = asyncio.ensure_future(Follower(app, path, options, chosen).run())
        following.add_done_callback(lambda _: app.exit())
        with steady():
            await app.run_async()
        over = following.done()
        await finish(following)
        return over
