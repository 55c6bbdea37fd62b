import asyncio
import time
from collections.abc import Callable

import aiohttp
import pytest
from raw import Raw
from webroom import CODE, Phone

from facilitator.room import Change, Room
from facilitator.web.identity import Identity
from facilitator.web.replies import Refused
from facilitator.web.server import PhoneServer, serve
from facilitator.web.stream import Streams

NewPhone = Callable[[], Phone]


async def event(stream: aiohttp.ClientResponse) -> tuple[str, int]:
    async with asyncio.timeout(5):
        name = (await stream.content.readline()).decode().removeprefix("event: ").strip()
        data = (await stream.content.readline()).decode().removeprefix("data: ").strip()
        await stream.content.readline()
    return name, int(data)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110  the condition is of another task
            await asyncio.sleep(0.01)


async def test_a_stream_tells_the_version_at_once_and_whenever_it_changes(phone: Phone, room: Room) -> None:
    async with phone.http.get(phone.base + "/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await event(stream) == ("version", 0)
        room.do("next")
        seen = await event(stream)
        while seen[0] == "heartbeat":
            seen = await event(stream)
        assert seen == ("version", room.session.stage)


async def test_silence_is_filled_with_heartbeats(phone: Phone) -> None:
    async with phone.http.get(phone.base + "/events") as stream:
        await event(stream)
        assert await event(stream) == ("heartbeat", 0)


async def test_answers_wake_nobody_and_the_host_wakes_everybody() -> None:
    streams = Streams(lambda: 0)
    client = streams._enter("a")
    streams.changed(Change(host=False))
    assert not client.wake.is_set()
    streams.changed(Change(host=True))
    assert client.wake.is_set()


async def test_several_changes_at_once_are_one_event(phone: Phone, room: Room) -> None:
    async with phone.http.get(phone.base + "/events") as stream:
        await event(stream)
        room.do("next")
        room.do("open")
        room.do("close")
        seen = await event(stream)
        while seen[0] == "heartbeat":
            seen = await event(stream)
        assert seen == ("version", room.session.stage)
        assert (await event(stream))[0] == "heartbeat"


async def test_the_third_stream_of_a_phone_ends_the_first(phone: Phone, server: PhoneServer) -> None:
    await phone.join()
    streams = [await phone.http.get(phone.base + "/events") for _ in range(3)]
    async with asyncio.timeout(5):
        await streams[0].read()
    await until(lambda: server.streams == 2)
    for stream in streams:
        stream.close()


async def test_a_phone_that_goes_away_leaves_nothing(new_phone: NewPhone, server: PhoneServer) -> None:
    phone = new_phone()
    stream = await phone.http.get(phone.base + "/events")
    await event(stream)
    assert server.streams == 1
    stream.close()
    await until(lambda: server.streams == 0)


async def test_who_never_reads_a_stream_is_cut(server: PhoneServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.web.stream._WRITE_SECONDS", 0.2)
    monkeypatch.setattr(server._hall.streams, "heartbeat", 0.0001)
    monkeypatch.setattr(server._hall.streams, "_version", lambda: 10**4000)
    raw = await Raw.open(server)
    raw.writer.transport.pause_reading()
    await raw.send(raw.head(path="/events"))
    await until(lambda: server.streams == 1)
    await until(lambda: server.streams == server.connections == 0)
    raw.writer.transport.abort()
    await raw.close()


async def test_there_is_a_cap_on_all_streams() -> None:
    streams = Streams(lambda: 0, most=1)
    streams._enter("a")
    with pytest.raises(Refused) as refused:
        streams._enter("b")
    assert refused.value.status == 503


async def test_closing_with_open_streams_is_quick_and_ends_them(room: Room, identity: Identity) -> None:
    async with aiohttp.ClientSession() as http:
        async with serve(room, identity, CODE, "127.0.0.1", 0) as server:
            url = f"http://127.0.0.1:{server.port}/{CODE}/events"
            streams = [await http.get(url) for _ in range(20)]
            for stream in streams:
                await event(stream)
            started = time.perf_counter()
        assert time.perf_counter() - started < 2
        for stream in streams:
            assert b"event" not in await stream.read()


async def test_after_closing_the_room_has_nobody_to_tell(room: Room, identity: Identity) -> None:
    async with serve(room, identity, CODE, "127.0.0.1", 0):
        assert len(room._listeners) == 1
    assert room._listeners == []


async def test_a_taken_port_is_an_os_error(room: Room, identity: Identity, server: PhoneServer) -> None:
    with pytest.raises(OSError, match="Address already in use"):
        async with serve(room, identity, CODE, "127.0.0.1", server.port):
            pass
