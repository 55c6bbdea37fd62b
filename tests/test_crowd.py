"""The simulated crowd: believable and repeatable people, and phones that keep to the wire contract."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from facilitator import plans
from facilitator.crowd import Crowd, CrowdError
from facilitator.crowd.minds import Person, passes, people, think_of
from facilitator.domain.fields import UNSURE, Dots, Option, Scale, Text
from facilitator.domain.plan import parse
from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import serve

SOON = 30
GROUPS = ("Verkauf", "Technik", "Dienste")
SCALES = tuple(Scale(i, i, 5, "", "") for i in "abcde")
DOTS = Dots("dots", "", tuple(Option(str(i), str(i)) for i in range(9)), 3, 2)


def answers(n: int, step: str, round_: int, *fields: Scale | Text | Dots, seed: int = 1) -> list[dict[str, Any]]:
    return [think_of(person, step, round_, fields) for person in people(seed, n, GROUPS, "de", 0.0)]


def test_the_same_seed_thinks_the_same_and_another_one_something_else() -> None:
    assert answers(20, "werte", 1, *SCALES) == answers(20, "werte", 1, *SCALES)
    assert answers(20, "werte", 1, *SCALES) != answers(20, "werte", 1, *SCALES, seed=2)


@pytest.mark.parametrize("seed", range(1, 6))
def test_scales_stay_on_their_points_and_two_rounds_differ_by_moving_together(seed: int) -> None:
    before, after = (answers(60, "werte", r, *SCALES, seed=seed) for r in (1, 2))
    assert {v for a in before for v in a.values()} == {1, 2, 3, 4, 5}

    def spread(room: list[dict[str, Any]]) -> float:
        means = {f.id: sum(a[f.id] for a in room) / len(room) for f in SCALES}
        return float(sum(abs(a[i] - m) for a in room for i, m in means.items()))

    assert spread(after) < 0.8 * spread(before)


def test_some_statement_splits_the_departments_into_two_camps() -> None:
    crowd = people(1, 60, GROUPS, "de", 0.0)
    gaps = []
    for field in SCALES:
        means = []
        for camp in (0, 1):
            said = [think_of(p, "werte", 1, SCALES)[field.id] for p in crowd if p.camp == camp]
            means.append(sum(said) / len(said))
        gaps.append(abs(means[0] - means[1]))
    assert max(gaps) > 1.5
    assert min(gaps) < 0.7


def test_dont_know_is_said_where_it_may_be_said_and_only_there() -> None:
    may = answers(200, "werte", 1, Scale("a", "", 5, "", "", unsure=True))
    assert 0 < sum(a["a"] == UNSURE for a in may) < 40
    assert all(a["a"] != UNSURE for a in answers(200, "werte", 1, Scale("a", "", 5, "", "")))


def test_short_answers_repeat_so_that_themes_can_form() -> None:
    said = Counter(a["text"].lower() for a in answers(60, "satz", 1, Text("text", "", 1, 120)))
    assert said.most_common(1)[0][1] >= 4
    assert len(said) >= 10
    several = [a["text"] for a in answers(60, "hindernisse", 1, Text("text", "", 3, 20))]
    assert {len(texts) for texts in several} == {1, 2, 3}
    assert all(len(set(texts)) == len(texts) and all(0 < len(t) <= 20 for t in texts) for texts in several)


def test_short_answers_come_in_the_language_of_the_phone() -> None:
    fields = (Text("text", ""),)
    german, english = (
        {think_of(Person(1, i, lang=lang), "satz", 1, fields)["text"] for i in range(1, 60)} for lang in ("de", "en")
    )
    assert "Zuverlässigkeit" in german
    assert "Reliability" in english


def test_dots_keep_to_the_rules_and_lean_to_a_few_favourites() -> None:
    given = [a["dots"] for a in answers(60, "wahl", 1, DOTS)]
    assert all(1 <= sum(d.values()) <= 3 and max(d.values()) <= 2 for d in given)
    votes = Counter(option for d in given for option, n in d.items() for _ in range(n))
    top = sum(count for _, count in votes.most_common(3))
    assert top > 0.5 * votes.total()
    assert think_of(Person(1, 1), "wahl", 1, [Dots("dots", "", (Option("x", "x"),), 3, 1)]) == {"dots": {"x": 1}}


def test_stragglers_let_about_their_share_pass() -> None:
    crowd = people(3, 400, (), "de", 0.25)
    assert 60 < sum(passes(p, "werte", 1) for p in crowd) < 140
    assert not any(passes(p, "werte", 1) for p in people(3, 50, (), "de", 0.0))


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
