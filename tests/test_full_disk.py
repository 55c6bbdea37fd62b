"""A real process on a disk that is really full: refused in words, nothing acknowledged is lost, and it goes on."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest
from process import Phone, Process

from facilitator.store import sessions

LINUX = sys.platform.startswith("linux")
SIZE = 1 << 20


class Fill(Protocol):
    """Takes the space of a running process away and gives it back."""

    def take(self, server: Process) -> None: ...

    def give(self, server: Process) -> None: ...


class Ballast:
    """A file that leaves 8 KiB of a small file system to everybody else."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "ballast"

    def take(self, _server: Process) -> None:
        free = shutil.disk_usage(self.path.parent).free
        with self.path.open("wb") as file:
            file.write(bytes(free - (8 << 10)))

    def give(self, _server: Process) -> None:
        self.path.unlink()


class Limit:
    """A limit for the length of the process's files, 1 KiB above its journal's."""

    def take(self, server: Process) -> None:
        self._set(server, server.path.with_suffix(".journal").stat().st_size + (1 << 10))

    def give(self, server: Process) -> None:
        self._set(server, None)

    def _set(self, server: Process, most: int | None) -> None:
        import resource  # noqa: PLC0415  does not exist on Windows

        endless = resource.RLIM_INFINITY
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (endless if most is None else most, endless))


@contextmanager
def small_file_system(folder: Path) -> Iterator[Fill]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "facilitator-test", str(folder)], check=True)
    try:
        yield Ballast(folder)
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def short_files(folder: Path) -> Iterator[Fill]:
    folder.mkdir()
    yield Limit()


needs_root = pytest.mark.skipif(not LINUX or os.geteuid() != 0, reason="only root on Linux may mount a file system")
needs_prlimit = pytest.mark.skipif(not LINUX, reason="only Linux can limit another process")


async def send(phone: Phone, submission: str) -> int:
    """Answer with a text of its own; the status, once the phone is not told to be slower."""
    async with asyncio.timeout(20):
        while True:
            texts = [submission, "x" * 60]
            status, body = await phone.answer(submission, "hindernisse", 1, {"text": texts})
            if status != 429:
                expected = {200: ("saved", True), 503: ("error", "not_saved")}[status]
                assert expected in body.items()
                return status
            await asyncio.sleep(0.05)


async def answer_until_refused(phone: Phone, acknowledged: list[str]) -> str:
    """The first submission that is not saved."""
    for submission in map("a-{}".format, range(2000)):
        if await send(phone, submission) == 503:
            return submission
        acknowledged.append(submission)
    raise AssertionError("the disk was never full")


async def until_saved(phone: Phone, submission: str) -> None:
    """What the page does: the same submission again until it is saved."""
    async with asyncio.timeout(20):
        while await send(phone, submission) != 200:  # noqa: ASYNC110  a phone learns it by asking
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(small_file_system, marks=needs_root, id="full file system"),
        pytest.param(short_files, marks=needs_prlimit, id="file size limit"),
    ],
)
async def test_a_full_disk_refuses_loses_nothing_and_recovers(
    tmp_path: Path, small_plan: str, place: Callable[[Path], "contextmanager[Fill]"]
) -> None:
    plan, acknowledged = tmp_path / "klein.toml", []
    plan.write_text(small_plan, encoding="utf-8")
    with place(tmp_path / "s") as fill:
        async with Process("run", str(plan), "--lang", "en", folder=tmp_path / "s") as server:
            phone, other = Phone.new(server.url), Phone.new(server.url)
            async with phone.http, other.http:
                await phone.join()
                await other.join()
                for command in ("next", "next", "open"):
                    assert (await server.say(command)).startswith("ok")
                assert await send(phone, "first") == 200
                acknowledged.append("first")
                fill.take(server)
                refused = await answer_until_refused(phone, acknowledged)
                assert len(acknowledged) > 3
                await server.until("NOT SAVED")
                assert await send(phone, refused) == 503
                assert await send(other, "other") == 503
                assert (await other.state())["step"]["open"]
                async with other.http.get(server.url) as page:
                    assert page.status == 200
                assert (await server.say("status")).startswith("ok status=open")
                assert (await server.say("export")).startswith("error")
                fill.give(server)
                await until_saved(phone, refused)
                await until_saved(other, "other")
                acknowledged += [refused, "other"]
                await server.until("saving again")
                assert await send(phone, "last") == 200
                acknowledged.append("last")
                await server.kill()
        _, events = sessions.read(server.path)
        kept = Counter(event["submission"] for event in events if event["event"] == "Answered")
        assert kept == Counter(acknowledged)
        assert sessions.open_session(server.path).close() is None
        assert not list((tmp_path / "s").glob("*.torn-*"))
