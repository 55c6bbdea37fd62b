"""The way in of a running session: who has come in by which address, what is said of it, its poster."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from memory import Memory

from facilitator.check import diagnosis
from facilitator.domain.plan import parse
from facilitator.invitation import browser
from facilitator.invitation.addresses import Address
from facilitator.invitation.watch import Watch
from facilitator.invitation.wifi import Wifi
from facilitator.inviting import Inviting
from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import serve

HERE, DOCKER = Address("127.0.0.1", "wlan0", 70), Address("172.17.0.1", "docker0", -10)
FOREIGN = "127.0.0.2"
"""The loopback's second address, by which this machine is to itself another device."""


class Door:
    """A way in whose addresses are what a test says."""

    def __init__(self, inviting: Inviting, watch: Watch) -> None:
        self.inviting, self.watch = inviting, watch
        self.lines: list[str] = []
        self.queue: asyncio.Queue[str] = asyncio.Queue()
        self.wakes = 0

    def tell(self, line: str) -> None:
        self.lines.append(line)
        self.queue.put_nowait(line)

    def wake(self) -> None:
        self.wakes += 1

    async def come(self, host: str = "") -> int:
        """Another device asks for the page, by a host."""
        connector = aiohttp.TCPConnector(local_addr=(FOREIGN, 0))
        headers = {"Host": f"{host}:{self.inviting.server.port}"} if host else {}
        url = f"http://127.0.0.1:{self.inviting.server.port}/K7QP"
        async with aiohttp.ClientSession(connector=connector) as http, http.get(url, headers=headers) as reply:
            return reply.status

    async def said(self, part: str) -> str:
        """Wait until a line has been told; the test's time limit is the bound."""
        while part not in (line := await self.queue.get()):
            pass
        return line


@pytest.fixture
async def door(tmp_path: Path, small_plan: str) -> AsyncIterator[Door]:
    workshop, _ = parse(small_plan, "klein.toml")
    room = Room(workshop, Memory(), lambda: 1000.0, lang="en")
    watch = Watch(None, look=lambda: [HERE, DOCKER])
    inviting = Inviting(room, tmp_path / "klein.json", watch, "K7QP", Wifi("Saal", "blaue-katze"), 8765)
    made = Door(inviting, watch)
    known = {HERE.ip, DOCKER.ip, "10.0.0.9"}
    async with (
        serve(room, Identity("secret"), "K7QP", "127.0.0.1", 0, addresses=lambda: known) as server,
        inviting.following(server, made.wake),
    ):
        yield made


async def test_a_device_proves_the_address_by_which_it_came_and_no_other(door: Door) -> None:
    assert door.inviting.proven == 0
    assert await door.come() == 200
    assert await door.come() == 200
    assert door.inviting.proven == 1
    door.inviting.next()
    assert door.inviting.shown == DOCKER
    assert door.inviting.proven == 0
    await door.come(DOCKER.ip)
    assert door.inviting.proven == 1
    assert door.wakes == 1, "other windows are told of another address"


async def test_an_address_that_phones_use_stays_though_a_better_one_comes(door: Door) -> None:
    await door.come()
    door.watch.take([Address("10.0.0.9", "wlan1", 100), HERE])
    assert (door.inviting.shown, door.inviting.moved) == (HERE, None)


async def test_a_move_is_told_once_with_what_it_means_for_those_who_were_in(door: Door) -> None:
    door.watch.take([Address("10.0.0.5", "wlan0", 70)])
    async with door.inviting.announced(door.tell):
        door.watch.take([Address("10.0.0.9", "eth0", 60)])
        door.watch.take([Address("10.0.0.9", "eth0", 60), DOCKER])
        assert len(door.lines) == 1
        assert "10.0.0.5 is gone: the code shows 10.0.0.9 (eth0) now." in door.lines[0]
        assert f"Phones open http://10.0.0.9:{door.inviting.server.port}/K7QP." in door.lines[0]
        assert "three words" not in door.lines[0]
        door.inviting._room.join("p1", "Verkauf")
        door.watch.take([Address("10.0.0.77", "eth0", 60)])
        assert "their three words" in door.lines[1]
        door.inviting.next()
        assert len(door.lines) == 2
    door.watch.take([HERE])
    assert len(door.lines) == 2, "nothing is told after the end"


async def test_after_a_while_without_a_phone_it_is_said_what_to_try(door: Door, monkeypatch) -> None:
    monkeypatch.setattr(diagnosis, "PATIENCE", 0.05)
    door.watch.take([Address("10.0.0.9", "eth0", 60), DOCKER])
    async with door.inviting.announced(door.tell):
        assert await door.said("Is the phone") == "1 Is the phone in the Wi-Fi Saal?"
        assert "Start again with --host and another address: 172.17.0.1 (docker0)." in await door.said("--host")
        await door.come("10.0.0.9")
        await door.said("A phone has come in.")


async def test_whoever_comes_in_time_hears_nothing(door: Door, monkeypatch) -> None:
    monkeypatch.setattr(diagnosis, "PATIENCE", 0.05)
    door.watch.take([Address("10.0.0.9", "eth0", 60)])
    await door.come("10.0.0.9")
    door.lines.clear()
    async with door.inviting.announced(door.tell):
        await asyncio.sleep(0.15)  # longer than the patience: nothing may be told, which no condition can tell
    assert door.lines == []


async def test_the_facts_of_a_running_session(door: Door) -> None:
    await door.come()
    known = await door.inviting.facts(None)
    assert (known.shown, known.found, known.seen) == (HERE, (HERE, DOCKER), 1)
    assert known.serving
    assert known.ports == (door.inviting.server.port, 8765)
    assert known.free


@pytest.mark.parametrize("there", [True, False])
async def test_the_poster_shows_what_the_lobby_shows(door: Door, monkeypatch, there: bool) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(browser, "show", lambda path: bool(shown.append(path)) or there)
    door.watch.take([Address("10.0.0.9", "eth0", 60)])
    path, in_browser = await door.inviting.poster()
    assert (shown, in_browser) == ([path], there)
    assert path.name == "klein.poster.html"
    page = path.read_text(encoding="utf-8")
    assert all(word in page for word in ("10.0.0.9", "K7QP", "Saal", "blaue-katze", "Small"))
