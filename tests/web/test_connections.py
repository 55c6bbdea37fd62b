"""What aiohttp leaves open: connections without a word, half heads, replies nobody reads, and too many of all."""

import asyncio
import logging
import re
import resource
from collections.abc import Callable, Iterator

import pytest
from raw import Raw, many
from test_guard import HEADERS
from webroom import CODE, Phone

from facilitator.room import Room
from facilitator.web import connections
from facilitator.web.identity import Identity
from facilitator.web.server import PhoneServer, serve

NewPhone = Callable[[], Phone]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(15):
        while not condition():  # noqa: ASYNC110  the condition is of another task
            await asyncio.sleep(0.02)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time limits of a few tenths of a second."""
    for name, seconds in (
        ("HEAD_SECONDS", 0.3),
        ("REPLY_SECONDS", 0.4),
        ("IDLE_SECONDS", 0.3),
        ("_SWEEP_SECONDS", 0.1),
    ):
        monkeypatch.setattr(connections, name, seconds)


@pytest.fixture
def files() -> Iterator[None]:
    """Room for some thousand connections of the test's own."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, hard), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("start", [b"", b"GET", b"GET /K7QP HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "])
async def test_half_a_head_has_a_deadline_that_no_further_byte_moves(server: PhoneServer, start: bytes) -> None:
    raw = await Raw.open(server)

    async def drip() -> None:
        while True:
            await raw.send(b"x" if start else b"")
            await asyncio.sleep(0.02)

    await raw.send(start)
    dripping = asyncio.ensure_future(drip())
    assert b" 200 " not in await raw.ended()
    dripping.cancel()
    await raw.close()


@pytest.mark.usefixtures("short")
async def test_a_connection_that_has_been_answered_may_not_stay_for_ever(server: PhoneServer) -> None:
    raw = await Raw.open(server)
    await raw.send(raw.head(path="/state"))
    assert (await raw.ended()).startswith(b"HTTP/1.1 200 ")
    await raw.close()


@pytest.mark.usefixtures("short")
async def test_who_reads_no_reply_is_cut(server: PhoneServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.web.rates.Buckets.take", lambda *_: True)
    monkeypatch.setattr(connections, "IDLE_SECONDS", 1000)
    raw = await Raw.open(server, receive=2048)
    raw.writer.transport.pause_reading()
    raw.writer.write(raw.head() * 2000)
    await until(lambda: server.connections == 1)
    (connection,) = server._hall.doors._all
    await until(lambda: connection.busy and connection.transport.get_write_buffer_size() > 0)
    await until(lambda: server.connections == 0)
    raw.writer.transport.abort()
    await raw.close()


@pytest.mark.usefixtures("short")
async def test_a_stream_is_not_cut_for_being_long(phone: Phone, server: PhoneServer) -> None:
    await phone.join()
    async with phone.http.get(phone.base + "/events") as stream:
        for _ in range(6):
            async with asyncio.timeout(5):
                while not (await stream.content.readline()).startswith(b"event: heartbeat"):
                    pass
    assert server.streams <= 1


@pytest.mark.usefixtures("files")
async def test_two_thousand_idle_connections_of_one_address_stop_nobody(
    server: PhoneServer, new_phone: NewPhone
) -> None:
    early = new_phone()
    await early.join()
    async with many(server, 2000), early.http.get(early.base + "/events") as stream:
        assert server.connections <= connections.PER_ADDRESS + 4
        late = new_phone()
        await late.join()
        for phone in (early, late):
            assert (await phone.call("GET", ""))[0] == 200
        async with asyncio.timeout(5):
            assert await stream.content.readline() == b"event: version\n"


async def test_for_a_new_connection_the_oldest_idle_stranger_goes_and_no_participant(
    server: PhoneServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PER_ADDRESS", 5)
    member = await Raw.open(server)
    await member.send(member.head("POST", "/join", Content_Type="application/json", Content_Length=2) + b"{}")
    assert await member.status() == 200
    while not (line := await member.reader.readline()).lower().startswith(b"set-cookie"):
        pass
    cookie = line.split(b":")[1].split(b";")[0].strip().decode()
    streaming = await Raw.open(server)
    await streaming.send(streaming.head(path="/events", Cookie=cookie))
    assert await streaming.status() == 200
    await member.send(member.head(path="/state", Cookie=cookie))
    async with many(server, 20) as idle:
        await until(lambda: server.connections == 5)
        await idle[-1].send(idle[-1].head(path="/state"))
        assert await idle[-1].status() == 200
        assert await idle[0].ended() == b""
    await member.send(member.head(path="/state", Cookie=cookie))
    assert b"HTTP/1.1 200" in await asyncio.wait_for(member.reader.read(65536), 5)
    assert server.streams == 1
    await streaming.close()
    await member.close()


async def test_where_everybody_is_needed_the_newcomer_is_not_let_in(
    room: Room, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PER_ADDRESS", 3)
    cookie = f"facilitator_{CODE}={identity.cookie(room.join('somebody')[0].id)}"
    async with serve(room, identity, CODE, "127.0.0.1", 0) as server:
        async with many(server, 3) as members:
            for raw in members:
                await raw.send(raw.head(path="/state", Cookie=cookie))
                assert await raw.status() == 200
            late = await Raw.open(server)
            assert await late.ended() == b""
            assert server.connections == 3
            await late.close()
        await until(lambda: server.connections == 0)
        again = await Raw.open(server)
        await again.send(again.head(path="/state"))
        assert await again.status() == 200
        await again.close()


BROKEN = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 SECRET-ECHO\r\n\r\n",
    "no version": b"GET /SECRET-ECHO\r\n\r\n",
    "a bad method": b"G<>T /SECRET-ECHO HTTP/1.1\r\nHost: x\r\n\r\n",
    "a long line": b"GET /" + b"SECRET-ECHO" * 1000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "a long header": b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"SECRET-ECHO" * 1000 + b"\r\n\r\n",
    "many headers": b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: SECRET-ECHO\r\n" * 500 + b"\r\n",
    "NUL in a header": b"GET / HTTP/1.1\r\nHost: x\r\nX: SECRET-ECHO\x00\r\n\r\n",
    "two lengths": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nSECRET-ECHO",
    "length and chunks": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nSECRET",
    "a negative length": b"POST /SECRET-ECHO HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
}


@pytest.mark.parametrize("sent", BROKEN.values(), ids=BROKEN)
async def test_broken_http_hears_no_more_than_that(
    server: PhoneServer, phone: Phone, sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    raw = await Raw.open(server)
    await raw.send(sent)
    told = (await raw.ended()).decode()
    assert told.split()[1] in {"400", "413", "414", "421", "431"}
    assert "SECRET-ECHO" not in told
    assert "Server:" not in told
    assert all(f"{name}: {value}" in told for name, value in HEADERS.items())
    assert "127.0.0" not in caplog.text
    await raw.close()
    assert (await phone.call("GET", "/state"))[0] == 200


@pytest.mark.parametrize(
    ("line", "status"),
    [("OPTIONS * HTTP/1.1", 404), ("CONNECT evil.example:80 HTTP/1.1", 421), ("TRACE /K7QP HTTP/1.1", 404),
     ("GET http://evil.example/K7QP/state HTTP/1.1", 421), ("PUT /K7QP/state HTTP/1.1", 404),
     ("DELETE /K7QP HTTP/1.1", 404)],
)  # fmt: skip
async def test_other_methods_and_targets_get_nothing(server: PhoneServer, line: str, status: int) -> None:
    raw = await Raw.open(server)
    await raw.send(f"{line}\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n\r\n".encode())
    told = (await raw.ended()).decode()
    assert int(told.split()[1]) == status
    own_style = re.compile("'sha256-[^']+'")
    assert all(f"{name}: {value}" in own_style.sub("'self'", told) for name, value in HEADERS.items())
    await raw.close()


async def test_an_expectation_does_not_come_before_the_check_of_the_host(server: PhoneServer) -> None:
    for expect in ("100-continue", "something-else"):
        raw = await Raw.open(server)
        head = raw.head("POST", "/join", Content_Type="application/json", Content_Length=2, Expect=expect)
        await raw.send(head.replace(b"127.0.0.1", b"evil.example"))
        assert await raw.status() == 421
        await raw.close()


async def test_closing_with_600_streams_open_takes_less_than_two_seconds(room: Room, identity: Identity) -> None:
    async with serve(room, identity, CODE, "127.0.0.1", 0) as server, many(server, 600) as streams:
        for raw in streams:
            await raw.send(raw.head(path="/events"))
        for raw in streams:
            assert await raw.status() == 200
        async with asyncio.timeout(2):
            await server.stop()
        assert server.streams == server.connections == 0
