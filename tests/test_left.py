"""A day that was cut short: the program offers to go on where the room is, and nothing is asked again."""

import asyncio
import signal
from pathlib import Path

import pytest
from process import Process
from pseudoterminal import Terminal

from facilitator.store import sessions

OFFER = "Go on where the room is"


@pytest.fixture
def plan_file(tmp_path: Path, small_plan: str) -> Path:
    path = tmp_path / "klein.toml"
    path.write_text(small_plan, encoding="utf-8")
    return path


async def _cut_short(plan_file: Path, folder: Path, *commands: str) -> None:
    async with Process("run", str(plan_file), folder=folder) as server:
        for command in commands:
            assert (await server.say(command)).startswith("ok")
        async with asyncio.timeout(20):
            while len(sessions.read(server.path)[1]) < len(commands):  # noqa: ASYNC110  another process writes it
                await asyncio.sleep(0.02)
        await server.kill()


def _home(folder: Path) -> Terminal:
    return Terminal("--host", "127.0.0.1", "--sessions", str(folder), "--lang", "en")


async def test_a_killed_session_is_offered_first_and_resumed_with_one_key(plan_file: Path, tmp_path: Path) -> None:
    await _cut_short(plan_file, tmp_path / "s", "next", "open", "close", "next")
    terminal = _home(tmp_path / "s")
    try:
        await terminal.until(lambda: OFFER in terminal.shown())
        offered = next(line for line in terminal.shown().splitlines() if " of 4" in line)
        assert "2 of 4" in offered
        assert terminal.shown().index(OFFER) < terminal.shown().index("Start a plan")
        terminal.press("\r")
        await terminal.until(lambda: "2/4" in terminal.shown())
    finally:
        terminal.close()


async def test_a_session_that_was_ended_is_not_offered_first(plan_file: Path, tmp_path: Path) -> None:
    await _cut_short(plan_file, tmp_path / "s", *["next"] * 5)
    terminal = _home(tmp_path / "s")
    try:
        await terminal.until(lambda: "Go on with a session" in terminal.shown())
        assert OFFER not in terminal.shown()
    finally:
        terminal.close()


@pytest.mark.parametrize("way", ["SIGHUP", "SIGTERM", "closed terminal"])
async def test_a_closed_window_leaves_a_session_that_is_offered_again(
    plan_file: Path, tmp_path: Path, way: str
) -> None:
    args = ("run", str(plan_file), "--host", "127.0.0.1", "--sessions", str(tmp_path / "s"), "--lang", "en")
    terminal = Terminal(*args)
    await terminal.until(lambda: "begin" in terminal.shown())
    terminal.press("n")
    await terminal.until(lambda: "1/4" in terminal.shown())
    if way == "closed terminal":
        terminal.hang_up()
    else:
        terminal.process.send_signal(getattr(signal, way))
    await terminal.ended()
    terminal.close()
    again = _home(tmp_path / "s")
    try:
        await again.until(lambda: OFFER in again.shown() and "1 of 4" in again.shown())
        again.press("\r")
        await again.until(lambda: "1/4" in again.shown())
    finally:
        again.close()
