"""The simulated crowd: phones that keep to the wire contract, against the real server and against a scripted one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from facilitator import plans
from facilitator.crowd import Crowd, CrowdError
from facilitator.domain.plan import parse
from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import serve

SOON = 30
GROUPS = ("Verkauf", "Technik", "Dienste")


class Kept:
    """A journal whose disk never waits."""

    failing: str | None = None

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []

    def append(self, record: dict[str, Any]) -> int:
        self.records.append(record)
        return len(self.records)

    async def durable(self, seq: int) -> None:
        assert seq <= len(self.records)


def new_room() -> Room:
    workshop, _ = parse(plans.read(plans.find("schwarm")), "schwarm.toml")
    return Room(workshop, Kept(), lambda: 0.0, lang="de")


@asynccontextmanager
async def served(room: Room) -> AsyncIterator[str]:
    async with serve(room, Identity("00" * 32), "K7QP", "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.port}/K7QP"


async def test_a_crowd_plays_the_whole_short_plan() -> None:
    room = new_room()
    async with asyncio.timeout(SOON), served(room) as url, Crowd(url, 16, 1, groups=room.workshop.groups) as crowd:
        assert await crowd.joined() == 16
        for step in room.workshop.steps:
            room.do("next")
            room.do("open")
            saved = await crowd.answered(step.id)
            assert saved == len(room.session.round_ballots(step.id, 1)) == (0 if step.kind == "pause" else 16)
        room.do("jump", "werte")
        room.do("again")
        assert await crowd.answered("werte", 2) == 16
    joined = room.session.participants.values()
    assert len(joined) == 16
    assert {p.group for p in joined} == set(GROUPS)


async def test_stragglers_are_waited_for_no_longer_than_those_who_answer() -> None:
    room = new_room()
    groups = room.workshop.groups
    async with asyncio.timeout(SOON), served(room) as url, Crowd(url, 20, 5, groups=groups, stragglers=0.3) as crowd:
        await crowd.joined()
        room.do("next")
        room.do("open")
        saved = await crowd.answered("werte")
    assert 0 < saved < 20
    assert len(room.session.round_ballots("werte", 1)) == saved


async def test_a_wrong_code_is_said_instead_of_waited_for() -> None:
    async with asyncio.timeout(SOON), served(new_room()) as url:
        with pytest.raises(CrowdError, match="join: 404"):
            async with Crowd(url.replace("K7QP", "AAA2"), 2, 1) as crowd:
                await crowd.joined()


@asynccontextmanager
async def scripted(refusals: list[int], bodies: list[dict[str, Any]]) -> AsyncIterator[str]:
    """A room with one open question that answers submissions with these statuses, and with 200 from then on."""
    fields = [{"type": "Scale", "id": "a", "label": "", "points": 5, "low": "", "high": ""}]

    async def join(_request: web.Request) -> web.Response:
        return web.json_response({"participant": "x", "resume": "eins zwei drei"})

    async def state(_request: web.Request) -> web.Response:
        return web.json_response({"version": 1, "step": {"id": "s", "round": 1, "open": True, "fields": fields}})

    async def answer(request: web.Request) -> web.Response:
        bodies.append(await request.json())
        status = refusals.pop(0) if refusals else 200
        return web.json_response({"saved": status == 200}, status=status)

    app = web.Application()
    app.add_routes([web.post("/C/join", join), web.get("/C/state", state), web.post("/C/answer", answer)])
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/C"
    finally:
        await runner.cleanup()


async def test_what_was_not_saved_is_sent_again_as_the_same_submission() -> None:
    bodies: list[dict[str, Any]] = []
    async with asyncio.timeout(SOON), scripted([503, 429, 503], bodies) as url, Crowd(url, 1, 1) as crowd:
        assert await crowd.answered("s") == 1
    assert len(bodies) == 4
    assert all(body == bodies[0] for body in bodies)
    assert set(bodies[0]) == {"submission", "step", "round", "values"}


async def test_who_comes_after_closing_is_settled_but_not_counted() -> None:
    bodies: list[dict[str, Any]] = []
    async with asyncio.timeout(SOON), scripted([409], bodies) as url, Crowd(url, 1, 1) as crowd:
        assert await crowd.answered("s") == 0
    assert len(bodies) == 1


async def test_a_refused_answer_ends_the_crowd_with_its_reason() -> None:
    async with asyncio.timeout(SOON), scripted([422], []) as url:
        with pytest.raises(CrowdError, match="answer to s: 422"):
            async with Crowd(url, 1, 1) as crowd:
                await crowd.answered("s")


async def test_statements_that_come_again_in_another_step_are_answered_as_after_the_work() -> None:
    room = new_room()
    async with asyncio.timeout(SOON), served(room) as url, Crowd(url, 24, 1, groups=GROUPS, plan="schwarm") as crowd:
        await crowd.joined()
        for step in ("werte", "nochmals"):
            room.do("jump", step)
            room.do("open")
            assert await crowd.answered(step) == 24
            room.do("close")
    before, after = (room.agreement(step) for step in ("werte", "nochmals"))
    assert before is not None
    assert after is not None
    assert after.phi is not None
    assert before.phi is not None
    assert after.phi > before.phi + 0.15
