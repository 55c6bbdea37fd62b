"""A session played back: its events happen again in a room of its own, as fast as wished, and can be sought through.

Reads the session without touching it; nobody joins, nothing is stored. Knows no screen.
"""

import asyncio
import sys
from functools import partial
from pathlib import Path

from facilitator.archive import Options, find_session, in_words, recorded
from facilitator.check.elsewhere import Elsewhere, shut
from facilitator.console import Console
from facilitator.domain.plan import from_dict
from facilitator.domain.timeline import moments
from facilitator.domain.words import Message
from facilitator.hosting import ended_by_signals, steady
from facilitator.invitation.addresses import LOOPBACK
from facilitator.leading import finish, own_keys
from facilitator.replaying.player import SPEEDS, Player, Timed
from facilitator.room import Room
from facilitator.store import sessions
from facilitator.unled import Unled

__all__ = ["SPEEDS", "Player", "player", "replay", "replay_named", "unled"]

_RECORD = Message("This is a record: nobody can come in.")


def unled(room: Room, path: Path, url: str = "http://127.0.0.1:8765/DEMO", seen: int = 0) -> Unled:
    """A recorded session as the screens want it: nobody comes in beside the ``seen`` phones that have."""
    return Unled(room, path, Elsewhere(url, shut(LOOPBACK), _RECORD, seen))


def player(path: Path, lang: str | None, speed: float, timed: Timed = moments) -> Player:
    """The player of a session's file; ``Refusal`` where it cannot be read."""
    with in_words():
        meta, records = sessions.read(path)
    session = recorded(meta, records, path.name)
    plan = from_dict(meta["plan"], path.name)
    return Player(plan, session.events, partial(unled, path=path), lang or meta["lang"], speed, timed)


async def replay(
    path: Path, options: Options, *, plain: bool, speed: float, timed: Timed = moments, ends: bool = False
) -> None:
    """Play a session on the screen or line by line; with ``ends``, and line by line, it ends by itself."""
    played = player(path, options.lang, speed, timed)
    if plain:
        console = Console(played.live, sys.stdout)
        telling = asyncio.ensure_future(console.run(None))
        await played.run(ends=True)
        console.quit.set()
        await telling
        return
    from facilitator.tui.replay import ReplayApp  # noqa: PLC0415  Textual costs a third of a second

    app = ReplayApp(played, own_keys(options.keys))
    async with ended_by_signals(app.exit):
        playing = asyncio.ensure_future(played.run(ends=ends))
        playing.add_done_callback(lambda _: app.exit())
        with steady():
            await app.run_async()
        await finish(playing)


async def replay_named(name: str, options: Options, *, plain: bool, speed: float) -> None:
    """Play the session of a name or path; ``Refusal`` if there is none."""
    await replay(find_session(name, options.folder), options, plain=plain, speed=speed)
