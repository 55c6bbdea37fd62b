"""What the facilitator of the demo does at every step, as a person would who leads the day; knows no screen.

The words are in ``facilitator/plans/crowd/facilitator.toml``.
"""

import asyncio
import tomllib
from functools import cache
from importlib import resources

from facilitator.crowd import Crowd, thought
from facilitator.domain.asking import Ask
from facilitator.domain.plan import Step, Workshop
from facilitator.domain.words import pick
from facilitator.hosted import Hosted
from facilitator.room import Room

_LONG = 6
"""Questions from which on a day is long enough for people to come late and to leave early."""
_MERGES, _NAMED = 3, 5
"""After a question for short answers: so many mergers at most, and so many themes whose names are looked at."""


@cache
def _words() -> dict[str, dict[str, dict[str, str]]]:
    text = resources.files("facilitator.plans").joinpath("crowd", "facilitator.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def answers(workshop: Workshop, lang: str, participants: int) -> dict[str, str]:
    """What the facilitator answers to what the plan asks before the day, by the ids of the questions."""
    return {ask.id: answer for ask in workshop.asks if (answer := _answer(ask, lang, participants))}


def _answer(ask: Ask, lang: str, participants: int) -> str:
    known = pick(_words()["answers"].get(ask.field, ""), lang)
    return str(participants) if ask.field == "people" else known


async def lead(live: Hosted, participants: int, seed: int, look: float) -> None:
    """Lead through every step and end; a result stays for ``look`` seconds."""
    room, plan = live.room, live.room.workshop
    url = f"http://127.0.0.1:{live.server.port}/{live.file.meta['code']}"
    async with Crowd(
        url,
        participants,
        seed,
        groups=plan.groups,
        lang=room.lang,
        think=look,
        plan=plan.id,
        lively=sum(room.activity(step.id).asks for step in plan.steps) >= _LONG,
        tongues=plan.languages,
    ) as crowd:
        await crowd.joined()
        await asyncio.sleep(look)
        for step in plan.steps:
            await _step(live, crowd, step, look)
        if room.session.current is plan.steps[-1]:
            room.do("next")
        await asyncio.sleep(look)


async def _step(live: Hosted, crowd: Crowd, step: Step, look: float) -> None:
    """Open, let everyone answer, close, put in order, work it out, show, look, and write down what was said."""
    room = live.room
    _do(room, "jump", step.id)
    await asyncio.sleep(look / 2)
    _do(room, "open")
    if room.activity(step.id).asks:
        await crowd.answered(step.id, room.session.state(step.id).round)
    await asyncio.sleep(look / 2)
    _do(room, "close")
    if step.kind == "collect":
        await _tidy(room, look / 4)
    await live.settle()
    _do(room, "reveal")
    for action, topic in (("note", "notes"), ("outcome", "outcomes")):
        text = pick(_words()[topic].get(step.id, ""), room.lang)
        if text:
            _do(room, action, text)
    await asyncio.sleep(look)


async def _tidy(room: Room, pause: float) -> None:
    """Merge themes that mean the same in other words, as the room would say, and give them a name that reads well."""
    for _ in range(_MERGES):
        board, homes = room.board(), dict[str, str]()
        for theme in board.themes if board else ():
            into = homes.setdefault(thought(theme.label), theme.id)
            if into != theme.id:
                _do(room, "merge", f"{theme.id} {into}")
                await asyncio.sleep(pause)
                break
    board = room.board()
    for theme in board.themes[:_NAMED] if board else ():
        named = thought(theme.label)
        if theme.label[:1].islower() and named != theme.label:
            _do(room, "rename", f"{theme.id} {named}")
            await asyncio.sleep(pause)


def _do(room: Room, action: str, argument: str = "") -> None:
    """Lead on, unless the person at the screen was quicker."""
    if room.session.allowed(action):
        room.do(action, argument)
