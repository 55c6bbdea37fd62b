"""A disk that takes its time: only who waits for their own "saved" waits, every other phone and the screen go on."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from faultydisk import FaultyDisk
from process import Phone
from textual.pilot import Pilot

from facilitator import hosted as hosted_module
from facilitator.archive import Options, create
from facilitator.domain.session import Status
from facilitator.hosted import Hosted
from facilitator.hosting import hosted
from facilitator.store import sessions
from facilitator.store.disk import Disk
from facilitator.tui.app import FacilitatorApp
from facilitator.tui.widgets.keys import Keys


class Gate:
    """Holds a disk up in its next ``fsync`` until it is opened."""

    def __init__(self, disk: FaultyDisk) -> None:
        self.disk = disk

    async def __aenter__(self) -> None:
        self.disk.at_gate.clear()
        self.disk.gate = threading.Event()

    async def __aexit__(self, *_: object) -> None:
        gate, self.disk.gate = self.disk.gate, None
        assert gate
        gate.set()

    async def reached(self) -> None:
        assert await asyncio.to_thread(self.disk.at_gate.wait, 20)


@asynccontextmanager
async def running(folder: Path, plan: str, disk: Disk) -> AsyncIterator[Hosted]:
    """A hosted session on a disk, its first step open."""
    path = folder / "klein.toml"
    path.write_text(plan, encoding="utf-8")
    options = Options(host="127.0.0.1", sessions=folder, lang="en")
    made = create(str(path), options)
    made.close()
    async with hosted(sessions.open_session(made.path, disk=disk), options) as live:
        live.room.do("next")
        live.room.do("open")
        yield live


@asynccontextmanager
async def phones(live: Hosted, number: int) -> AsyncIterator[list[Phone]]:
    found = [Phone.new(live.url) for _ in range(number)]
    try:
        for phone in found:
            await phone.join()
        yield found
    finally:
        for phone in found:
            await phone.http.close()


async def soon(doing: Awaitable[object]) -> object:
    """It comes to its end although the disk does not."""
    return await asyncio.wait_for(doing, 20)


async def test_other_phones_are_served_while_the_disk_takes_its_time(tmp_path: Path, small_plan: str) -> None:
    disk = FaultyDisk()
    gate = Gate(disk)
    async with running(tmp_path, small_plan, disk) as live, phones(live, 2) as (slow, other):
        async with gate:
            waiting = asyncio.ensure_future(slow.answer("a", "werte", 1, {"kunde": 5}))
            await gate.reached()
            assert (await soon(other.state()))["step"]["id"] == "werte"
            for path, part in (("", "What do we stand for?"), ("/step", "Customer first.")):
                async with asyncio.timeout(20), other.http.get(live.url + path) as page:
                    assert page.status == 200
                    assert part in await page.text()
            async with asyncio.timeout(20), other.http.get(live.url + "/events") as stream:
                assert await stream.content.readline() == b"event: version\n"
                live.room.do("close")
                async for line in stream.content:
                    if line == f"data: {live.room.session.stage}\n".encode():
                        break
            assert (await soon(other.state()))["step"]["open"] is False
            assert not waiting.done()
        assert (await soon(waiting))[0] == 200


async def test_the_screen_goes_on_while_the_disk_takes_its_time(tmp_path: Path, small_plan: str) -> None:
    disk = FaultyDisk()
    gate = Gate(disk)
    async with running(tmp_path, small_plan, disk) as live, phones(live, 1) as (phone,):
        app = FacilitatorApp(live)
        app.animation_level = "none"
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, lambda: "0 of 1 answered" in seen(app))
            async with gate:
                waiting = asyncio.ensure_future(phone.answer("a", "werte", 1, {"kunde": 5}))
                await gate.reached()
                await until(pilot, lambda: "1 of 1 answered" in seen(app))
                await pilot.press("space")
                await until(pilot, lambda: "closed" in seen(app))
                assert live.room.session.status is Status.CLOSED
                await pilot.press("question_mark")
                await until(pilot, lambda: "every action by name" in seen(app))
                assert not waiting.done()
            assert (await soon(waiting))[0] == 200


async def test_an_export_on_a_slow_disk_holds_nobody_up(
    tmp_path: Path, small_plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = FaultyDisk()
    gate = Gate(slow)
    monkeypatch.setattr(hosted_module, "Disk", lambda: slow)
    async with running(tmp_path, small_plan, Disk()) as live, phones(live, 1) as (phone,):
        live.room.do("close")
        for _ in live.room.workshop.steps:
            live.room.do("next")
        app = FacilitatorApp(live)
        app.animation_level = "none"
        async with app.run_test(size=(220, 30)) as pilot:
            await until(pilot, lambda: "1 person took part" in seen(app))
            async with gate:
                await pilot.press("e")
                await gate.reached()
                assert (await soon(phone.state()))["phase"]
                await pilot.press("question_mark")
                await until(pilot, lambda: "every action by name" in seen(app))
                await pilot.press("escape")
                await until(pilot, lambda: bool(app.screen.query(Keys)))
                assert ".export.json" not in seen(app)
            await until(pilot, lambda: ".export.json" in seen(app))
    assert list(tmp_path.glob("*.export.json"))


async def test_an_export_that_cannot_be_written_is_told_on_the_screen(
    tmp_path: Path, small_plan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = FaultyDisk()
    full.failing = {"write": 28}
    monkeypatch.setattr(hosted_module, "Disk", lambda: full)
    async with running(tmp_path, small_plan, Disk()) as live:
        live.room.do("close")
        for _ in live.room.workshop.steps:
            live.room.do("next")
        app = FacilitatorApp(live)
        async with app.run_test(size=(100, 30), notifications=True) as pilot:
            await until(pilot, lambda: "took part" in seen(app))
            await pilot.press("e")
            await until(pilot, lambda: "No space left on device" in seen(app))
    assert not list(tmp_path.glob("*.export.json"))


async def test_the_banner_comes_and_goes_with_the_disk_alone(tmp_path: Path, small_plan: str) -> None:
    disk = FaultyDisk()
    async with running(tmp_path, small_plan, disk) as live, phones(live, 1) as (phone,):
        app = FacilitatorApp(live)
        app.animation_level = "none"
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, lambda: "0 of 1 answered" in seen(app))
            disk.failing = {"write": 28}
            assert (await phone.answer("a", "werte", 1, {"kunde": 5}))[0] == 503
            events = len(live.room.session.events)
            await until(pilot, lambda: "NOT SAVED" in seen(app) and "No space left on device" in seen(app))
            disk.failing = {}
            await until(pilot, lambda: "NOT SAVED" not in seen(app))
            assert len(live.room.session.events) == events
    assert sessions.read(live.path)[1][-1]["submission"] == "a"


def seen(app: FacilitatorApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def until(pilot: Pilot[None], condition) -> None:
    async with asyncio.timeout(20):
        while not condition():
            await pilot.pause(0.005)
