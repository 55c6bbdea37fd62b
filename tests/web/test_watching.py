import asyncio
import hmac
import json
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import msgspec
import pytest
from aiohttp.test_utils import make_mocked_request
from raw import Raw
from webroom import CODE, PLAN, Phone

from facilitator.domain import events as ev
from facilitator.domain.looking import Look
from facilitator.domain.plan import parse
from facilitator.invitation.addresses import Address
from facilitator.invitation.wifi import Wifi
from facilitator.room import Room
from facilitator.web import watching
from facilitator.web.identity import Identity
from facilitator.web.lines import HEADER, About, Happened, Line, Now, lines
from facilitator.web.replies import NotFound
from facilitator.web.server import PhoneServer, serve
from facilitator.web.watching import MOST, Walls

NewPhone = Callable[[], Phone]
RAW = json.loads(json.dumps(parse(PLAN, "probe.toml")[1]))


class Told:
    """What a wall has heard."""

    def __init__(self, reply: aiohttp.ClientResponse) -> None:
        self.reply = reply
        self.lines = lines(reply.content.iter_any())

    async def line(self) -> Line:
        async with asyncio.timeout(10):
            return await anext(self.lines)

    async def events(self, many: int) -> list[ev.AnyEvent]:
        found: list[ev.AnyEvent] = []
        while len(found) < many:
            line = await self.line()
            found += line.events if isinstance(line, Happened) else ()
        return found

    async def now(self) -> Now:
        while not isinstance(line := await self.line(), Now):
            pass
        return line


class Desk:
    """What a hosted session tells walls beside its events."""

    def __init__(self, room: Room, identity: Identity) -> None:
        self.room, self.url, self.look, self.news = room, "http://192.168.1.23:8765/K7QP", Look(), 0
        self.walls = Walls(room, identity, self.about, self.now, self.changed)

    def about(self) -> About:
        return About(RAW, self.room.lang, len(self.room.session.events))

    def now(self) -> Now:
        return Now(self.url, Address("192.168.1.23", "wlan0", 70), Wifi("Zugvogel", "blaue-katze"), self.look)

    def changed(self) -> None:
        self.news += 1

    @asynccontextmanager
    async def serving(self, identity: Identity, host: str = "127.0.0.1") -> AsyncIterator[PhoneServer]:
        doors = {("GET", "wall"): self.walls.handle}
        stop = self.room.listen(self.walls.happened)
        async with serve(self.room, identity, CODE, host, 0, more=doors) as server:
            try:
                yield server
            finally:
                self.walls.end()
                stop()


@pytest.fixture
def desk(room: Room, identity: Identity) -> Desk:
    return Desk(room, identity)


@pytest.fixture
async def server(desk: Desk, identity: Identity) -> AsyncIterator[PhoneServer]:
    async with desk.serving(identity) as running:
        yield running


@pytest.fixture
async def watch(server: PhoneServer, identity: Identity) -> AsyncIterator[Callable[[], Any]]:
    async with aiohttp.ClientSession() as http:
        url = f"http://127.0.0.1:{server.port}/{CODE}/wall"

        replies: list[aiohttp.ClientResponse] = []

        async def one() -> Told:
            replies.append(await http.get(url, headers={HEADER: identity.wall_token}))
            assert replies[-1].status == 200
            return Told(replies[-1])

        yield one
        for reply in replies:
            reply.close()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  the condition is of another task
            await asyncio.sleep(0.01)


async def said(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """All that a reply tells, but for the time; an error if it does not end, as a wall's does not."""
    async with asyncio.timeout(10), aiohttp.ClientSession() as http, http.get(url, headers=headers) as reply:
        return reply.status, {k: v for k, v in reply.headers.items() if k != "Date"}, await reply.read()


# Who gets in


@pytest.mark.parametrize("token", [None, "", "0" * 32, "é", "x" * 3000])
async def test_without_the_token_nothing_is_there(server: PhoneServer, desk: Desk, token: str | None) -> None:
    base = f"http://127.0.0.1:{server.port}/{CODE}"
    headers = {} if token is None else {HEADER: token}
    assert await said(f"{base}/wall", **headers) == await said(f"{base}/nothing", **headers)
    assert (await said(f"{base}/nothing"))[0] == 404
    assert (len(desk.walls), desk.news) == (0, 0)


async def test_what_phones_carry_opens_no_wall(server: PhoneServer, identity: Identity, phone: Phone) -> None:
    me = await phone.join()
    base = f"http://127.0.0.1:{server.port}/{CODE}"
    for token in (identity.form_token, identity.cookie(me["participant"]), me["resume"]):
        assert (await said(f"{base}/wall", **{HEADER: token}))[0] == 404


def own_address() -> str:
    """An address of this machine that is not the loopback; empty without one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


async def test_the_right_token_from_another_address_opens_nothing(desk: Desk, identity: Identity) -> None:
    address = own_address()
    if not address or address.startswith("127."):
        pytest.skip("this machine has the loopback alone")
    async with desk.serving(identity, "") as server:
        base, right = f"http://{address}:{server.port}/{CODE}", {HEADER: identity.wall_token}
        assert await said(f"{base}/wall", **right) == await said(f"{base}/nothing", **right)
        assert len(desk.walls) == 0


@pytest.mark.parametrize("peer", [("192.168.1.50", 5), ("10.0.0.1", 5), ("", 0), None, ("somewhere", 5)])
async def test_only_this_machine_gets_in(desk: Desk, identity: Identity, peer: object) -> None:
    class Transport(asyncio.Transport):
        def get_extra_info(self, name: str, default: object = None) -> object:
            return peer if name == "peername" else default

    request = make_mocked_request("GET", f"/{CODE}/wall", {HEADER: identity.wall_token}, transport=Transport())
    with pytest.raises(NotFound):
        async with asyncio.timeout(10):
            await desk.walls.handle(request)


async def test_the_token_is_compared_in_constant_time(identity: Identity, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[object] = []
    real = hmac.compare_digest
    monkeypatch.setattr(hmac, "compare_digest", lambda a, b: compared.append(a) or real(a, b))
    assert identity.is_wall(identity.wall_token)
    assert not identity.is_wall("guess")
    assert not Identity("another").is_wall(identity.wall_token)
    assert len(compared) == 3


async def test_the_loopback_serves_walls_though_phones_are_given_another_address(
    desk: Desk, identity: Identity
) -> None:
    async with desk.serving(identity, "127.0.0.2") as server, aiohttp.ClientSession() as http:
        url = f"http://127.0.0.1:{server.port}/{CODE}/wall"
        async with http.get(url, headers={HEADER: identity.wall_token}) as reply:
            assert isinstance(await Told(reply).line(), About)


# What is told


async def test_a_wall_hears_what_the_session_is_and_all_that_has_happened(watch: Any, room: Room, desk: Desk) -> None:
    room.join("p1", "Sales")
    room.do("next")
    room.do("open")
    room.submit("p1", "s", "values", 1, {"customer": 4})
    told = await watch()
    about = await told.line()
    assert about == About(RAW, "en", 4)
    assert await told.events(4) == room.session.events
    assert await told.now() == desk.now()


async def test_a_wall_hears_no_name(watch: Any, room: Room) -> None:
    room.session.led.workshop = msgspec.structs.replace(room.workshop, names=True)
    room.join("p1", "Sales", "Zoë")
    told = await watch()
    await told.line()
    assert await told.events(1) == [ev.Joined("p1", 1, "Sales")]
    assert room.session.participants["p1"].name == "Zoë"


async def test_events_come_once_and_in_their_order_also_in_a_storm(watch: Any, room: Room) -> None:
    for i in range(250):
        room.join(f"early{i}")
    walls = [await watch() for _ in range(2)]
    room.do("next")
    room.do("open")
    for i in range(250):
        room.submit(f"early{i}", "s", "values", 1, {"customer": 1 + i % 5})
        if i % 50 == 0:
            await asyncio.sleep(0)
    room.do("undo")
    for told in walls:
        assert await told.events(503) == room.session.events


@pytest.fixture
def no_pulse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is told has to wake the wall."""
    monkeypatch.setattr(watching, "_PULSE", 600)


@pytest.mark.usefixtures("no_pulse")
async def test_what_happens_and_where_the_desk_looks_is_told_at_once(watch: Any, desk: Desk, room: Room) -> None:
    told = await watch()
    assert (await told.now()).look == Look()
    room.do("next")
    assert await told.events(1) == room.session.events
    desk.look = Look("values", "clear")
    desk.walls.wake()
    assert (await told.now()).look == Look("values", "clear")


async def test_another_address_is_told(watch: Any, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_PULSE", 0.01)
    told = await watch()
    assert (await told.now()).url.startswith("http://192.168.1.23")
    desk.url = "http://10.0.0.7:8765/K7QP"
    assert (await told.now()).url.startswith("http://10.0.0.7")


async def test_silence_is_filled(watch: Any, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    monkeypatch.setattr(watching, "_PULSE", 0.01)
    monkeypatch.setattr(watching, "HEARTBEAT", 0.02)
    told = await watch()
    assert [await told.now() for _ in range(3)] == [desk.now()] * 3


# Coming and going


async def test_walls_are_counted_and_their_coming_and_going_is_told(watch: Any, desk: Desk) -> None:
    told = await watch()
    await told.line()
    assert (len(desk.walls), desk.news) == (1, 1)
    told.reply.close()
    await until(lambda: len(desk.walls) == 0)
    assert desk.news == 2


async def test_there_may_be_so_many_walls_and_no_more(
    watch: Any, desk: Desk, server: PhoneServer, identity: Identity
) -> None:
    walls = [await watch() for _ in range(MOST)]
    url, right = f"http://127.0.0.1:{server.port}/{CODE}/wall", {HEADER: identity.wall_token}
    assert (await said(url, **right))[0] == 503
    walls[0].reply.close()
    await until(lambda: len(desk.walls) == MOST - 1)
    await (await watch()).line()


async def deaf(server: PhoneServer, identity: Identity) -> Raw:
    """A wall that asks and never reads."""
    raw = await Raw.open(server, "127.0.0.1", receive=4096)
    raw.writer.transport.pause_reading()
    await raw.send(raw.head(path="/wall", **{HEADER: identity.wall_token}))
    return raw


async def stuck(desk: Desk, place: int) -> watching._Wall:
    """A wall whose line waits for room."""
    await until(lambda: len(desk.walls) > place)
    wall = desk.walls._walls[place]
    await until(lambda: wall.request.transport is not None and wall.request.transport.get_write_buffer_size() > 0)
    return wall


@pytest.fixture
def long_day(room: Room) -> Room:
    """More than any buffer takes in."""
    for _ in range(200):
        room.replay(ev.Noted(0, "", "x" * 60_000, outcome=False))
    return room


async def test_a_wall_that_reads_nothing_holds_up_nobody(
    desk: Desk, server: PhoneServer, identity: Identity, long_day: Room, phone: Phone, watch: Any
) -> None:
    raw = await deaf(server, identity)
    wall = await stuck(desk, 0)
    told = await watch()
    assert len(await told.events(200)) == 200
    await phone.join()
    long_day.do("next")
    long_day.do("open")
    assert (await phone.answer("values", {"customer": 4}))[0] == 200
    assert [type(event) for event in await told.events(4)] == [ev.Joined, ev.Moved, ev.Opened, ev.Answered]
    assert (len(desk.walls), wall.told < 200) == (2, True)
    raw.writer.transport.abort()


async def test_a_wall_that_reads_nothing_for_long_is_dropped(
    desk: Desk, server: PhoneServer, identity: Identity, long_day: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert watching._WRITE_SECONDS == 10
    monkeypatch.setattr(watching, "_WRITE_SECONDS", 0.2)
    raw = await deaf(server, identity)
    await until(lambda: desk.news == 2)
    assert len(desk.walls) == 0
    await until(lambda: server.connections == 0)
    raw.writer.transport.abort()
    assert long_day.session.status == "lobby"


@pytest.mark.usefixtures("no_pulse")
async def test_closing_ends_walls_at_once_those_that_read_nothing_too(
    desk: Desk, identity: Identity, long_day: Room
) -> None:
    async with aiohttp.ClientSession() as http:
        async with desk.serving(identity) as server:
            url = f"http://127.0.0.1:{server.port}/{CODE}/wall"
            told = Told(await http.get(url, headers={HEADER: identity.wall_token}))
            assert await told.events(200) == long_day.session.events
            raw = await deaf(server, identity)
            await stuck(desk, 1)
            started = time.perf_counter()
        assert time.perf_counter() - started < 2
        assert len(desk.walls) == 0
        assert all([isinstance(line, Now) async for line in told.lines])
        raw.writer.transport.abort()
