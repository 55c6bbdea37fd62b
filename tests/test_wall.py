"""``facilitator wall`` as a person has it: a real session, and a real second window that follows it."""

import asyncio
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from process import Phone, Process
from pseudoterminal import Terminal

from facilitator.store import sessions

WAITS = "appears here by itself"
QUIET = "The laptop is quiet"
STATEMENT = "Customer first."
RESULT = "Few answers"


@pytest.fixture
def plan_file(tmp_path: Path, small_plan: str) -> Path:
    path = tmp_path / "klein.toml"
    path.write_text(small_plan, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "s"


@pytest.fixture
def open_wall(folder: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens second windows, of the folder's sessions, and closes them."""
    opened: list[Terminal] = []

    def one(*args: str, columns: int = 120, rows: int = 40) -> Terminal:
        words = ("wall", *args, "--sessions", str(folder), "--lang", "en")
        opened.append(Terminal(*words, columns=columns, rows=rows))
        return opened[-1]

    yield one
    for terminal in opened:
        terminal.close()


def host(what: str, plan_or_session: Path, folder: Path, port: int = 0) -> Process:
    return Process(what, str(plan_or_session), "--lang", "en", folder=folder, port=port)


@asynccontextmanager
async def phones(url: str, many: int) -> AsyncIterator[list[Phone]]:
    found = [Phone.new(url) for _ in range(many)]
    try:
        for phone in found:
            await phone.join()
        yield found
    finally:
        for phone in found:
            await phone.http.close()


async def answer(found: list[Phone], round_: int = 1) -> None:
    for number, phone in enumerate(found):
        status, told = await phone.answer(f"{round_}-{number}", "werte", round_, {"kunde": 5, "ehrlich": 4})
        assert status == 200, told


async def test_a_wall_shows_the_lobby_hides_while_it_is_open_shows_when_shown_and_takes_back(
    plan_file: Path, folder: Path, open_wall: Callable[..., Terminal]
) -> None:
    async with host("run", plan_file, folder) as server:
        wall = open_wall()
        code = server.url.rpartition("/")[2]
        await wall.until(lambda: "0 birds have landed" in wall.shown() and "Scan the code" in wall.shown())
        async with phones(server.url, 6) as found:
            await wall.until(lambda: "6 birds have landed" in wall.shown())
            await server.say("next")
            await wall.until(lambda: "not open yet" in wall.shown())
            await server.say("open")
            await answer(found)
            await wall.until(lambda: "6 of 6 answered" in wall.shown() and "circle" in wall.shown())
            assert RESULT not in wall.shown()
            await server.say("close")
            await wall.until(lambda: RESULT in wall.shown())
            await server.say("hide")
            await wall.until(lambda: RESULT not in wall.shown())
            await server.say("undo")
            await wall.until(lambda: RESULT in wall.shown())
            await server.say("undo")
            await wall.until(lambda: RESULT not in wall.shown() and "closed" not in wall.shown())
        assert code not in wall.shown()


async def test_a_killed_session_leaves_its_last_picture_and_the_wall_goes_on_when_it_is_back_elsewhere(
    plan_file: Path, folder: Path, open_wall: Callable[..., Terminal]
) -> None:
    async with host("run", plan_file, folder) as first:
        wall = open_wall()
        async with phones(first.url, 6) as found:
            for command in ("next", "open"):
                await first.say(command)
            await answer(found)
            await first.say("close")
            await wall.until(lambda: STATEMENT in wall.shown())
        await first.kill()
        await wall.until(lambda: QUIET in wall.shown() and STATEMENT in wall.shown())
    port = int(re.search(r":(\d+)/", first.url)[1])  # type: ignore[index]
    async with host("resume", first.path, folder, port + 7) as second:
        assert f":{port + 7}/" in second.url
        await wall.until(lambda: QUIET not in wall.shown() and STATEMENT in wall.shown())
        await second.say("next")
        await wall.until(lambda: "2/4" in wall.shown())
    await wall.until(lambda: QUIET in wall.shown())


async def test_the_end_of_a_session_stays_on_the_wall(
    plan_file: Path, folder: Path, open_wall: Callable[..., Terminal]
) -> None:
    async with host("run", plan_file, folder) as server:
        wall = open_wall()
        async with phones(server.url, 3):
            for _ in range(5):
                await server.say("next")
        await wall.until(lambda: "3 people took part" in wall.shown())
        await server.say("quit")
        await server.process.wait()
    other = open_wall()
    await other.until(lambda: WAITS in other.shown())
    assert "3 people took part" in wall.shown()
    assert QUIET not in wall.shown()


async def test_a_wall_waits_for_a_session_and_goes_over_to_the_next_one(
    plan_file: Path, folder: Path, tmp_path: Path, open_wall: Callable[..., Terminal], small_plan: str
) -> None:
    wall = open_wall(columns=80, rows=24)
    await wall.until(lambda: WAITS in wall.shown())
    async with host("run", plan_file, folder) as server:
        await wall.until(lambda: "Small" in wall.shown() and "0 birds" in wall.shown())
        await server.say("next")
        await wall.until(lambda: "1/4" in wall.shown())
    other = tmp_path / "next.toml"
    other.write_text(small_plan.replace('en = "Small"', 'en = "Another day"'), encoding="utf-8")
    async with host("run", other, folder):
        await wall.until(lambda: "Another day" in wall.shown() and "0 birds" in wall.shown())


async def test_a_named_session_is_waited_for_and_no_other_one_followed(
    plan_file: Path, folder: Path, open_wall: Callable[..., Terminal]
) -> None:
    async with host("run", plan_file, folder) as server:
        await server.say("next")
        await server.say("quit")
        await server.process.wait()
    wall = open_wall(server.path.stem)
    await wall.until(lambda: server.path.stem in wall.shown())
    async with host("run", plan_file, folder) as other:
        assert other.path != server.path
        async with host("resume", server.path, folder, 8799):
            await wall.until(lambda: "1/4" in wall.shown())


async def test_of_several_sessions_a_person_chooses_one(
    plan_file: Path, folder: Path, open_wall: Callable[..., Terminal]
) -> None:
    async with host("run", plan_file, folder) as first, host("run", plan_file, folder, 8799) as second:
        await first.say("next")
        wall = open_wall()
        await wall.until(lambda: "Which one" in wall.shown() and first.path.stem in wall.shown())
        listed = [line for line in wall.shown().splitlines() if "klein" in line]
        assert second.path.stem in listed[0]
        wall.press("\x1b[B")
        wall.press("\r")
        await wall.until(lambda: "1/4" in wall.shown())


async def test_nothing_a_wall_is_told_reaches_the_room_and_the_files_stay_as_they_are(
    plan_file: Path, folder: Path, open_wall: Callable[..., Terminal]
) -> None:
    async with host("run", plan_file, folder) as server:
        await server.say("next")
        wall = open_wall()
        await wall.until(lambda: "1/4" in wall.shown())
        before = await server.say("status")
        files = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.iterdir()}
        for key in "nbocrauUtlgkxjviwseznmyh ":
            wall.press(key)
        wall.press("\x1b[6~\x1b[5~\x1b[15~.")
        wall.press("d")
        await wall.until(lambda: "1/4" in wall.shown() and wall.screen.buffer[5][5].bg != "ffffff")
        assert "1/4" in wall.shown()
        assert await server.say("status") == before
        assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.iterdir()} == files
        assert [event["event"] for event in sessions.read(server.path)[1]] == ["Moved"]


async def test_the_desk_comes_with_a_wall_and_goes_with_it(
    plan_file: Path, folder: Path, open_wall: Callable[..., Terminal]
) -> None:
    args = ("run", str(plan_file), "--host", "127.0.0.1", "--sessions", str(folder), "--lang", "en")
    desk = Terminal(*args)
    try:
        await desk.until(lambda: "begin" in desk.shown())
        desk.press("n")
        await desk.until(lambda: "1/4" in desk.shown() and "This step has no guide" not in desk.shown())
        wall = open_wall()
        await desk.until(lambda: "1 wall ✓" in desk.shown() and "This step has no guide" in desk.shown())
        await wall.until(lambda: "1/4" in wall.shown())
        desk.press("z")
        await wall.until(lambda: "Scan the code" in wall.shown())
        desk.press("z")
        await wall.until(lambda: "Scan the code" not in wall.shown())
        wall.press("qq")
        assert await wall.ended() == 0
        await desk.until(lambda: "1 wall" not in desk.shown() and "This step has no guide" not in desk.shown())
    finally:
        desk.close()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_signal_ends_a_wall_cleanly(open_wall: Callable[..., Terminal], name: str) -> None:
    wall = open_wall()
    await wall.until(lambda: WAITS in wall.shown())
    wall.process.send_signal(getattr(signal, name))
    assert await wall.ended() == 0


async def test_a_wall_needs_a_terminal_and_a_session_that_there_is(open_wall: Callable[..., Terminal]) -> None:
    plain = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "facilitator", "wall", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        stdin=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    said, _ = await plain.communicate()
    assert plain.returncode == 1
    assert b"a terminal of its own" in said
    wall = open_wall("no-such-session")
    assert await wall.ended() == 1
    assert "no-such-session" in wall.text()
