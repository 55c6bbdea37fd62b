"""The demo: a whole session led by a script and answered by the crowd over real HTTP, or played from a record."""

import asyncio
import sys
from functools import partial
from pathlib import Path

from facilitator.archive import Options, create
from facilitator.crowd import Crowd
from facilitator.domain.timeline import evenly
from facilitator.domain.words import Message, Refusal
from facilitator.hosted import Hosted
from facilitator.language import language
from facilitator.leading import lead_on_screen, lead_plainly
from facilitator.replaying import replay
from facilitator.room import Room

RECORDED = "demo-schwarm.json"
_GUEST, _AT_ONCE = 0.08, 1e9
_LOOK = 4.0
"""Seconds that a result stays before the demo goes on, at speed 1 on the screen."""


async def lead(live: Hosted, participants: int, seed: int, look: float) -> None:
    """Lead through every step: open, let everyone answer, close, work it out, show, look; then end."""
    room = live.room
    url = f"http://127.0.0.1:{live.server.port}/{live.file.meta['code']}"
    plan = room.workshop
    async with Crowd(url, participants, seed, groups=plan.groups, lang=room.lang, think=look, plan=plan.id) as crowd:
        await crowd.joined()
        await asyncio.sleep(look)
        for step in plan.steps:
            _do(room, "jump", step.id)
            await asyncio.sleep(look / 2)
            _do(room, "open")
            if room.activity(step.id).asks:
                await crowd.answered(step.id, room.session.state(step.id).round)
            await asyncio.sleep(look / 2)
            _do(room, "close")
            await live.settle()
            _do(room, "reveal")
            await asyncio.sleep(look)
        if room.session.current is plan.steps[-1]:
            room.do("next")
        await asyncio.sleep(look)


def _do(room: Room, action: str, argument: str = "") -> None:
    """Lead on, unless the person at the screen was quicker."""
    if room.session.allowed(action):
        room.do(action, argument)


async def play(plan: str, options: Options, participants: int, seed: int, *, plain: bool, speed: float) -> None:
    """Play a plan with a crowd and say where the session and its export are."""
    file = create(plan, options)
    look = (0.0 if plain else _LOOK) / speed
    front = lead_plainly if plain else lead_on_screen
    path = await front(file, options, lambda live: lead(live, participants, seed, look))
    tongue = language(options.lang or file.meta["lang"])
    sys.stdout.write(tongue("Session: %(path)s", path=str(file.path)) + "\n")
    if path is not None:
        sys.stdout.write(tongue("Export: %(path)s", path=str(path)) + "\n")


def recorded_path() -> Path:
    """The recorded session of the checkout; ``Refusal`` where there is none, as in an installed package."""
    for folder in (Path.cwd() / "sessions", Path(__file__).parent.parent / "sessions"):
        if (folder / RECORDED).is_file():
            return folder / RECORDED
    raise Refusal(
        Message("The recorded session is part of a checkout and not of an installed package."),
        Message("`facilitator demo` without --recorded plays a new one."),
        code="session",
    )


async def play_recorded(options: Options, *, plain: bool, speed: float) -> None:
    """Play the recorded session; nobody joins and nothing is stored."""
    pace = partial(evenly, led=_LOOK, done=_GUEST)
    await replay(recorded_path(), options, plain=plain, speed=_AT_ONCE if plain else speed, timed=pace, ends=True)
