"""A session played back: forwards, backwards, to its end, on the screen and line by line; its file is not touched."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from process import Phone, Process
from pseudoterminal import Terminal
from textual.pilot import Pilot

from facilitator.domain.session import Status
from facilitator.domain.words import Refusal
from facilitator.replaying import Player, player
from facilitator.store import sessions
from facilitator.tui.replay import ReplayApp
from facilitator.tui.widgets.scrubber import Scrubber

PEOPLE = 6


@pytest.fixture
async def kept(tmp_path: Path, small_plan: str) -> Path:
    """A session that was led to its end, with a merge that was undone and a second round."""
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    async with Process("run", str(plan), folder=tmp_path / "s") as server:
        phones = [Phone.new(server.url) for _ in range(PEOPLE)]
        for phone in phones:
            await phone.join()
        for command in ("next", "open"):
            await server.say(command)
        for i, phone in enumerate(phones):
            assert (await phone.answer(f"a{i}", "werte", 1, {"kunde": 1 + i % 5, "ehrlich": 4}))[0] == 200
        for command in ("close", "undo", "redo", *["next"] * 4, "quit"):
            await server.say(command)
        await server.process.wait()
        for phone in phones:
            await phone.http.close()
    return server.path


@asynccontextmanager
async def playing(path: Path, speed: float):
    played = player(path, "en", speed)
    task = asyncio.ensure_future(played.run())
    try:
        yield played
    finally:
        task.cancel()
        await asyncio.wait({task})
        assert task.cancelled()


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110  the player tells its screen alone
            await asyncio.sleep(0.01)


async def test_it_comes_to_the_end_that_the_session_had_and_touches_nothing(kept: Path) -> None:
    before = {path.name: path.read_bytes() for path in kept.parent.iterdir()}
    played = player(kept, "en", 1e9)
    await asyncio.wait_for(played.run(ends=True), 20)
    session = played.live.room.session
    assert session.status is Status.DONE
    assert len(session.round_ballots("werte", 1)) == PEOPLE
    assert {path.name: path.read_bytes() for path in kept.parent.iterdir()} == before


async def test_going_back_takes_everything_back_that_came_later(kept: Path) -> None:
    async with playing(kept, 1e9) as played:
        await until(lambda: played.live.room.session.status is Status.DONE)
        played.pause()
        played.to_end(first=True)
        await until(lambda: played.place == 0)
        assert played.live.room.session.participants == {}
        assert not played.scrub.playing
        played.chapter(1)
        await until(lambda: played.live.room.session.last == "werte")
        assert played.live.room.session.status is Status.WAITING
        played.turn(1)
        await until(lambda: played.live.room.session.state("werte").open)
        assert played.live.room.session.round_ballots("werte", 1) == {}
        played.turn(1)
        await until(lambda: not played.live.room.session.state("werte").open)
        assert len(played.live.room.session.round_ballots("werte", 1)) == PEOPLE
        played.turn(1)
        await until(lambda: played.live.room.session.state("werte").open)
        played.turn(-1)
        await until(lambda: not played.live.room.session.state("werte").open)


async def test_a_pause_stops_it_and_from_the_end_it_begins_anew(kept: Path) -> None:
    async with playing(kept, 0.001) as played:
        played.pause()
        here = played.place
        await asyncio.sleep(0)
        assert played.place == here
        played.to_end(first=False)
        await until(lambda: played.live.room.session.status is Status.DONE)
        played.pause()
        await until(lambda: played.place < PEOPLE)
        assert played.scrub.playing


def test_speeds_go_up_and_down_by_steps_and_end(kept: Path) -> None:
    played: Player = player(kept, "en", 60.0)
    assert [played.faster(1) or played.speed for _ in range(4)] == [120.0, 300.0, 600.0, 600.0]
    assert [played.faster(-1) or played.speed for _ in range(9)][-3:] == [2.0, 1.0, 1.0]
    played.speed = 45.0
    played.faster(-1)
    assert played.speed == 30.0


def test_what_is_no_session_is_refused(tmp_path: Path) -> None:
    with pytest.raises((Refusal, FileNotFoundError)):
        player(tmp_path / "none.json", "en", 1.0)


async def test_the_screen_follows_the_record_and_its_keys(kept: Path) -> None:
    played = player(kept, "en", 0.001)
    played.pause()
    app = ReplayApp(played)
    app.animation_level = "none"

    def shown() -> str:
        strips = app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    async def see(pilot: Pilot[None], words: str) -> None:
        for _ in range(400):
            if words in shown():
                return
            await pilot.pause(0.01)
        raise AssertionError(f"{words!r} is not in\n{shown()}")

    task = asyncio.ensure_future(played.run())
    async with app.run_test(size=(100, 30)) as pilot:
        await see(pilot, "‖ 00:00")
        await see(pilot, "pause or go on")
        await pilot.press("pagedown")
        await see(pilot, "1/4")
        await pilot.press("right", "right")
        await see(pilot, f"{PEOPLE} of {PEOPLE} answered")
        await pilot.press("n", "o", "u", "c")
        assert played.live.room.session.last == "werte"
        await pilot.press("home")
        await see(pilot, "‖ 00:00")
        await pilot.press("end")
        await until(lambda: played.live.room.session.status is Status.DONE)
        await pilot.press("plus", "space")
        await until(lambda: played.scrub.playing and played.scrub.speed == 1.0)
        assert len(app.screen.query(Scrubber)) == 1
    task.cancel()
    await asyncio.wait({task})


async def test_line_by_line_it_tells_what_happened_and_ends(kept: Path) -> None:
    command = ("-m", "facilitator", "replay", str(kept), "--plain", "--speed", "10000", "--lang", "en")

    process = await asyncio.create_subprocess_exec(sys.executable, *command, stdout=asyncio.subprocess.PIPE)
    out, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0
    assert "closed" in out.decode()
    assert sessions.list_sessions(kept.parent)[0].state == "closed"


async def test_the_command_opens_the_screen(kept: Path) -> None:
    terminal = Terminal("replay", str(kept), "--lang", "en", "--speed", "1")
    try:
        await terminal.until(lambda: "pause or go on" in terminal.shown())
        terminal.press("qq")
        assert await terminal.ended() == 0
    finally:
        terminal.close()
