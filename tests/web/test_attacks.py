"""Floods: who joins, asks, answers or listens without end is slowed down, and everybody else is served."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from memory import Memory
from raw import Raw, many
from webroom import CODE, Phone

from facilitator.room import Room
from facilitator.web import joining, rates
from facilitator.web.identity import Identity
from facilitator.web.server import PhoneServer, serve

NewPhone = Callable[[], Phone]
JOIN = {"Content_Type": "application/json", "Content_Length": 2}
RATES = ("addresses", "strangers", "joins")


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an address may do, a hundredth of it."""
    real = rates.Rates.__init__

    def init(made: rates.Rates, clock: Callable[[], float]) -> None:
        real(made, clock)
        for name in RATES:
            bucket = getattr(made, name)
            setattr(made, name, rates.Buckets(bucket._rate / 1000, bucket._burst // 100, clock))

    monkeypatch.setattr(rates.Rates, "__init__", init)


async def statuses(raws: list[Raw], data: Callable[[Raw], bytes]) -> list[int]:
    async def ask(raw: Raw) -> int:
        await raw.send(data(raw))
        return await raw.status()

    return await asyncio.gather(*map(ask, raws))


@pytest.mark.usefixtures("strict")
async def test_a_flood_of_joins_ends_and_a_phone_elsewhere_still_joins(
    server: PhoneServer, room: Room, journal: Memory, phone: Phone
) -> None:
    async with many(server, 60) as raws:
        found = await statuses(raws, lambda raw: raw.head("POST", "/join", **JOIN) + b"{}")
    assert found.count(200) == 10
    assert found.count(429) == 50
    assert len(room.session.participants) == len(journal.records) == 10
    await phone.join()


async def test_nobody_can_fill_the_session_with_participants(
    server: PhoneServer, room: Room, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joining, "MOST_PEOPLE", 10)
    await phone.join()
    async with many(server, 15) as raws:
        found = await statuses(raws, lambda raw: raw.head("POST", "/join", **JOIN) + b"{}")
    assert sorted(found) == [200] * 9 + [429] * 6
    assert len(room.session.participants) == 10
    await phone.join()


@pytest.mark.usefixtures("strict")
async def test_an_address_that_asks_and_asks_is_slowed_and_no_other(server: PhoneServer, phone: Phone) -> None:
    async with many(server, 60) as raws:
        found = await statuses(raws, lambda raw: raw.head(path="/state"))
        assert found.count(200) == 20
        assert found.count(429) == 40
    other = await Raw.open(server, "127.0.0.3")
    await other.send(other.head(path="/state"))
    assert await other.status() == 200
    await other.close()
    assert (await phone.call("GET", "/state"))[0] == 200


async def test_a_flood_of_answers_of_one_participant_is_slowed(
    new_phone: NewPhone, room: Room, journal: Memory
) -> None:
    flooding, other = new_phone(), new_phone()
    await flooding.join()
    await other.join()
    room.do("jump", "values")
    room.do("open")
    before = len(journal.records)
    answers = (flooding.answer("values", {"customer": 1, "clear": 1}) for _ in range(100))
    found = [status for status, _ in await asyncio.gather(*answers)]
    assert set(found) == {200, 429}
    assert len(journal.records) - before == found.count(200) < 60
    assert (await other.answer("values", {"customer": 5, "clear": 5}))[0] == 200


async def test_wrong_codes_and_wrong_words_are_tried_only_so_often(server: PhoneServer, room: Room) -> None:
    async with many(server, 300) as raws:
        found = await statuses(raws, lambda raw: raw.head(path="/state").replace(CODE.encode(), b"AAAA"))
        assert found.count(404) <= 220
        assert found.count(429) >= 80
    words = b'{"resume": "apple apple apple"}'
    async with many(server, 40) as raws:
        head: dict[str, Any] = {**JOIN, "Content_Length": len(words)}
        found = await statuses(raws, lambda raw: raw.head("POST", "/join", **head) + words)
        assert found.count(422) <= 21
        assert found.count(429) >= 19
    assert not room.session.participants


async def test_streams_that_nobody_reads_hold_up_no_phone(room: Room, identity: Identity) -> None:
    async with serve(room, identity, CODE, "127.0.0.1", 0, heartbeat=0.01) as server, many(server, 300) as deaf:
        for raw in deaf:
            raw.writer.transport.pause_reading()
            await raw.send(raw.head(path="/events"))
        good = await Raw.open(server, "127.0.0.3")
        await good.send(good.head(path="/events"))
        assert await good.status() == 200
        for action in ("next", "open", "close"):
            room.do(action)
            async with asyncio.timeout(10):
                while await good.reader.readline() != f"data: {room.session.stage}\n".encode():
                    pass
        await good.close()
        for raw in deaf:
            raw.writer.transport.abort()


async def test_an_address_that_connects_and_connects_is_let_in_less_often(
    room: Room, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rates.Rates.__init__

    def init(made: rates.Rates, clock: Callable[[], float]) -> None:
        real(made, clock)
        made.connections = rates.Buckets(0.001, 10, clock)

    monkeypatch.setattr(rates.Rates, "__init__", init)
    async with serve(room, identity, CODE, "127.0.0.1", 0) as server:
        async with many(server, 15) as raws:
            found = await statuses(raws, lambda raw: raw.head(path="/state"))
        assert found == [200] * 10 + [0] * 5
        other = await Raw.open(server, "127.0.0.3")
        await other.send(other.head(path="/state"))
        assert await other.status() == 200
        await other.close()


async def test_who_is_too_fast_has_to_connect_again(phone: Phone, server: PhoneServer) -> None:
    raw = await Raw.open(server)
    for _ in range(30):
        await raw.send(raw.head(path="/state"))
    told = await raw.ended()
    assert told.count(b"HTTP/1.1 200 ") == 20
    assert told.count(b"HTTP/1.1 429 ") == 1
    assert b"Connection: close" in told
    await raw.close()
    assert (await phone.call("GET", "/state"))[0] == 200
