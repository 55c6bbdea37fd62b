"""Death at any operation: what was acknowledged is there exactly once, in order, and nothing that was not said is."""

import asyncio
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faultydisk import META, Death, FaultyDisk, abandon
from figures import leave, times
from forgetfuldisk import ForgetfulDisk

from facilitator.store import sessions
from facilitator.store.files import Files
from facilitator.store.journal import SessionFile

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


SEEDS = times("REORDERINGS", 4)
ALL = 12
"""Events in a whole script."""


class Script:
    """A short session; remembers what was asked for and what was acknowledged."""

    def __init__(self, disk: FaultyDisk | ForgetfulDisk) -> None:
        self.disk = disk
        self.asked: list[dict[str, Any]] = []
        self.acknowledged = 0

    def _ask(self, file: SessionFile) -> int:
        record = {"event": "Answered", "n": len(self.asked)}
        self.asked.append(record)
        return file.append(record)

    async def _say(self, file: SessionFile, how_many: int) -> None:
        seq = [self._ask(file) for _ in range(how_many)][-1]
        await file.durable(seq)
        self.acknowledged = len(self.asked)

    async def _checkpoint(self, file: SessionFile, meanwhile: int = 0) -> None:
        """A checkpoint; so many records come in while the disk is busy with it."""
        begun, wanted = self.disk.operations, len(self.asked) + meanwhile

        def come_in() -> None:
            if len(self.asked) < wanted and (self.disk.operations - begun) % 4 == 1:
                self._ask(file)

        self.disk.meanwhile = come_in
        await asyncio.wrap_future(file.checkpoint())
        self.disk.meanwhile = None
        assert len(self.asked) == wanted

    async def play(self, file: SessionFile) -> None:
        await self._say(file, 1)
        await self._say(file, 3)
        await self._checkpoint(file, meanwhile=3)
        await self._say(file, 2)
        await self._checkpoint(file)
        await self._checkpoint(file, meanwhile=2)
        await self._say(file, 1)
        file.put_result("a/1", {"n": 1})
        file.close()

    def run(self, start: Callable[[], SessionFile]) -> bool:
        """Play until the end or death; whether it came to the end."""
        file = None
        try:
            file = start()
            asyncio.run(self.play(file))
        except (Death, OSError):
            return False
        finally:
            if file is not None:
                abandon(file)
                self.acknowledged = max(self.acknowledged, min(file._writer.saved, len(self.asked)))
        return True

    def check(self, path: Path, *, reordered: bool = False) -> None:
        """What a later opening finds: all that was acknowledged, nothing that was not asked for, nothing twice.

        What nobody was told of is there up to some record; on a disk that writes in any order some of it.
        """
        told = self.acknowledged
        for _ in range(2):
            file = sessions.open_session(path)
            events = file.events()
            assert events[:told] == self.asked[:told]
            beyond = iter(self.asked[told:])
            assert all(event in beyond for event in events[told:])
            assert reordered or events == self.asked[: len(events)]
            assert file.recovered.lost <= (len(self.asked) - len(events) if reordered else 0)
            if len(self.asked) == ALL and file.db.table("results").all():
                assert file.db.table("results").all() == [{"key": "a/1", "n": 1}]
            abandon(file)


@pytest.mark.parametrize("after", [False, True])
def test_death_at_every_operation_of_a_session(tmp_path: Path, after: bool) -> None:
    ended, number = False, 0
    while not ended:
        number += 1
        path = sessions.create(tmp_path, f"s{number}", META)
        abandon(path)
        disk = FaultyDisk(number, after=after)
        script = Script(disk)
        ended = script.run(lambda p=path.path, d=disk: sessions.open_session(p, disk=d))
        script.check(path.path)
    assert number > 60
    assert script.acknowledged == ALL


@pytest.mark.parametrize("after", [False, True])
def test_death_at_every_operation_while_mending(tmp_path: Path, after: bool) -> None:
    ended, number = False, 0
    while not ended:
        number += 1
        file = sessions.create(tmp_path, f"s{number}", META)
        for n in range(3):
            file.append({"n": n})
        file.close()
        file = sessions.open_session(file.path)
        file.append({"n": 3})
        abandon(file)
        files = Files(file.path)
        files.main.write_bytes(b"{")
        files.journal.write_bytes(files.journal.read_bytes() + b"torn")
        try:
            abandon(sessions.open_session(file.path, disk=FaultyDisk(number, after=after)))
            ended = True
        except Death:
            ended = False
        mended = sessions.open_session(file.path)
        assert mended.events() == [{"n": n} for n in range(4)]
        assert mended.recovered.lost == 0
        mended.close()
    assert number > 8


def crash(folder: Path, die_at: int, seed: int, fail_at: int = 0) -> tuple[Script, ForgetfulDisk, bool]:
    """Play on a forgetful disk until it dies, then open what it may have left; whether the script came to its end."""
    disk = ForgetfulDisk(die_at, fail_at)
    script = Script(disk)
    ended = script.run(lambda: sessions.create(folder, "s", META, disk=disk, retry_seconds=0.001))
    disk.lay_out(random.Random(seed))
    if ((folder / "s.json").exists() and (folder / "s.json").stat().st_size) or script.asked:
        script.check(folder / "s.json", reordered=True)
    return script, disk, ended


@pytest.mark.timeout(60 + 10 * SEEDS)
def test_a_crash_that_drops_and_reorders_what_was_not_synced(tmp_path: Path) -> None:
    ended, number, crashes = False, 0, 0
    while not ended:
        number += 1
        for seed in range(SEEDS):
            script, _, ended = crash(tmp_path / f"{number}-{seed}", number, seed)
            crashes += not ended
    assert number > 100
    assert script.acknowledged == ALL
    leave("crash with unsynced writes dropped and reordered", crashes=crashes, operations=number - 1)


def test_a_failed_fsync_that_drops_what_it_should_have_kept(tmp_path: Path) -> None:
    fail_at, failed, saved_later = 0, True, 0
    while failed:
        fail_at += 1
        script, disk, _ = crash(tmp_path / f"{fail_at}", 10**6, fail_at, fail_at)
        failed = disk.fsyncs >= fail_at
        saved_later += failed and 0 < script.acknowledged < ALL
    assert fail_at > 20
    assert saved_later > 10
