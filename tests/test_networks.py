"""Seminar hotels: real interfaces of real machines, in network namespaces."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
from netns import Room, room
from process import Phone, Process


@pytest.fixture
def hotel() -> Iterator[Room]:
    with room() as made:
        yield made


@pytest.fixture
def plan_file(tmp_path: Path, small_plan: str) -> Path:
    path = tmp_path / "klein.toml"
    path.write_text(small_plan, encoding="utf-8")
    return path


WLAN, CABLE, VPN = ("wlan0", "192.168.1.23/24"), ("eth0", "10.0.0.7/24"), ("wg0", "10.8.0.6/24")
SCENES = {
    "wifi beside a cable": ([WLAN, CABLE], (), "192.168.1.23 through wlan0 (score 70)", 0),
    "a VPN that takes all traffic": ([WLAN, VPN], ("default", "dev", "wg0"), "192.168.1.23 through", 0),
    "a VPN of one address": ([("tun0", "10.8.0.6/32"), CABLE], (), "10.0.0.7 through eth0 (score 60)", 0),
    "its own hotspot": ([CABLE, ("wlan0", "10.42.0.1/24")], (), "10.42.0.1 through wlan0 (score 100)", 0),
    "no default route": ([CABLE], (), "10.0.0.7 through eth0", 0),
    "link-local only": ([("eth0", "169.254.3.4/16")], (), "169.254.3.4 through eth0: no router", 1),
    "a tailnet only": ([("tailscale0", "100.101.102.103/32")], (), "100.101.102.103 (tailscale0) is a VPN", 0),
    "nothing at all": ([], (), "This laptop is in no network.", 1),
}  # fmt: skip


def checked(hotel: Room, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = ["ip", "netns", "exec", hotel.laptop.name, sys.executable, "-m", "facilitator", "check", "--plain"]
    return subprocess.run(
        [*command, "--lang", "en", "--sessions", str(folder), *more],
        capture_output=True, text=True, timeout=60, check=False, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.mark.parametrize(("interfaces", "route", "said", "code"), SCENES.values(), ids=SCENES)
def test_the_address_that_phones_reach_is_chosen(hotel: Room, tmp_path: Path, interfaces, route, said, code) -> None:
    for interface, address in interfaces:
        hotel.plug(interface, address)
    if route:
        hotel.laptop.ip("route", "add", *route)
    done = checked(hotel, tmp_path)
    assert said in done.stdout, done.stdout + done.stderr
    assert done.returncode == code


def test_containers_do_not_hide_the_wifi(hotel: Room, tmp_path: Path) -> None:
    hotel.laptop.bridge("docker0", "172.17.0.1/16")
    hotel.laptop.bridge("br-1f2e3d4c5b6a", "172.18.0.1/16")
    assert "is a network inside this laptop: no phone gets there." in checked(hotel, tmp_path).stdout
    hotel.plug(*WLAN)
    done = checked(hotel, tmp_path)
    assert "192.168.1.23 through wlan0" in done.stdout
    assert "also 172.18.0.1 (br-1f2e3d4c5b6a, -10), 172.17.0.1 (docker0, -10)" in done.stdout


def test_an_interface_that_is_down_is_not_offered(hotel: Room, tmp_path: Path) -> None:
    hotel.plug(*WLAN)
    hotel.plug(*CABLE)
    hotel.far("wlan0", "down")
    done = checked(hotel, tmp_path)
    assert "10.0.0.7 through eth0" in done.stdout
    assert "192.168.1.23" not in done.stdout


async def test_a_phone_that_scans_is_the_proof(hotel: Room, tmp_path: Path) -> None:
    hotel.plug(*WLAN, phone="192.168.1.50/24")
    command = [sys.executable, "-m", "facilitator", "check", "--plain", "--wait", "40", "--lang", "en"]
    checking = await asyncio.create_subprocess_exec(
        "ip", "netns", "exec", hotel.laptop.name, *command, "--sessions", str(tmp_path), stdout=asyncio.subprocess.PIPE
    )
    line = (await asyncio.wait_for(checking.stdout.readline(), 30)).decode()
    assert "http://192.168.1.23:8765/" in line
    url = re.search(r"http://\S+", line)[0]

    async def scan() -> str:
        async with aiohttp.ClientSession() as http, http.get(url, headers={"Accept-Language": "de"}) as reply:
            return await reply.text()

    assert "Es klappt" in await hotel.phone.inside(scan)
    told, _ = await asyncio.wait_for(checking.communicate(), 30)
    assert "Second device: seen: 1" in told.decode()
    assert "It lets phones through" in told.decode()
    assert checking.returncode == 0


class Visitor:
    """A phone in the room: joins, listens, and comes back by its words where the laptop has moved to."""

    def __init__(self, url: str) -> None:
        self.url, self.me = url, dict[str, str]()
        self.versions: asyncio.Queue[int] = asyncio.Queue()
        self.loop = asyncio.get_running_loop()

    async def stay(self) -> None:
        phone = Phone.new(self.url)
        async with phone.http:
            self.me = await phone.join(group="Verkauf")
            timeout = aiohttp.ClientTimeout(total=None)
            async with phone.http.get(f"{self.url}/events", timeout=timeout) as stream:
                async for raw in stream.content:
                    if raw.startswith(b"data:"):
                        self.loop.call_soon_threadsafe(self.versions.put_nowait, int(raw[5:]))


async def resumed(url: str, words: str) -> str:
    phone = Phone.new(url)
    async with phone.http:
        me = await phone.join(resume=words)
        assert (await phone.state())["counts"]["joined"] == 1
        return me["participant"]


async def test_phones_keep_their_stream_when_the_laptop_gets_another_network_beside(
    hotel: Room, plan_file: Path, tmp_path: Path
) -> None:
    hotel.plug(*CABLE, phone="10.0.0.50/24")
    async with Process("run", str(plan_file), "--lang", "en", folder=tmp_path / "s", net=hotel.laptop.name) as server:
        assert server.url.startswith("http://10.0.0.7:8765/")
        visitor = Visitor(server.url)
        staying = hotel.phone.inside(visitor.stay)
        first = await asyncio.wait_for(visitor.versions.get(), 20)
        hotel.plug("wlan0", "10.42.0.1/24")
        await asyncio.sleep(7)  # two looks at the addresses: nothing may happen, which no condition can tell
        await server.say("next")
        assert await asyncio.wait_for(visitor.versions.get(), 20) > first
        assert "10.42.0.1" not in "".join(server.lines)
        assert "joined=1" in await server.say("status")
    await asyncio.wait_for(staying, 20)


async def test_phones_come_back_by_their_words_where_the_laptop_got_another_address(
    hotel: Room, plan_file: Path, tmp_path: Path
) -> None:
    hotel.plug(*WLAN, phone="192.168.1.50/24")
    async with Process("run", str(plan_file), "--lang", "en", folder=tmp_path / "s", net=hotel.laptop.name) as server:
        visitor = Visitor(server.url)
        staying = hotel.phone.inside(visitor.stay)
        await asyncio.wait_for(visitor.versions.get(), 20)
        hotel.laptop.ip("addr", "del", "192.168.1.23/24", "dev", "wlan0")
        hotel.laptop.ip("addr", "add", "192.168.1.99/24", "dev", "wlan0")
        told = await server.until(r"^\* wlan0 has another address: the code shows 192\.168\.1\.99 now\.")
        assert "their three words" in told
        url = re.search(r"http://\S+\w", told)[0]
        assert url == server.url.replace("1.23", "1.99")
        back = await hotel.phone.inside(lambda: resumed(url, visitor.me["resume"]))
        assert back == visitor.me["participant"]
        hotel.far("wlan0", "down")
        await server.until(r"^\* 192\.168\.1\.99 is gone and this laptop is in no network")
        hotel.far("wlan0", "up")
        await server.until(r"^\* 192\.168\.1\.99 \(wlan0\) has come up")
    assert not staying.done(), "the old stream hangs, as phones know it"


async def test_the_code_goes_to_a_hotspot_as_long_as_nobody_has_come_in(
    hotel: Room, plan_file: Path, tmp_path: Path
) -> None:
    hotel.laptop.bridge("docker0", "172.17.0.1/16")
    async with Process("run", str(plan_file), "--lang", "en", folder=tmp_path / "s", net=hotel.laptop.name) as server:
        assert server.url.startswith("http://172.17.0.1:")
        hotel.plug("wlan0", "10.42.0.1/24", phone="10.42.0.50/24")
        told = await server.until(r"^\* 10\.42\.0\.1 \(wlan0\) has come up")
        url = re.search(r"http://\S+\w", told)[0]

        async def join() -> dict[str, str]:
            phone = Phone.new(url)
            async with phone.http:
                return await phone.join()

        assert await hotel.phone.inside(join)
        assert "joined=1" in await server.say("status")


async def test_a_laptop_without_any_network_says_so_and_what_to_do(
    hotel: Room, plan_file: Path, tmp_path: Path
) -> None:
    async with Process("run", str(plan_file), "--lang", "en", folder=tmp_path / "s", net=hotel.laptop.name) as server:
        await server.until(r"^\* 1 This laptop is in no network yet")
        hotel.plug(*WLAN)
        await server.until(r"^\* 192\.168\.1\.23 \(wlan0\) has come up")
