"""Death at any operation: what was acknowledged is there exactly once, in order, and nothing that was not said is."""

import asyncio
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faultydisk import META, Death, FaultyDisk, ForgetfulDisk, abandon

from facilitator.store import sessions
from facilitator.store.errors import NotSaved
from facilitator.store.files import Files
from facilitator.store.journal import SessionFile

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


class Script:
    """A short session; remembers what was asked for and what was acknowledged."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.acknowledged = 0

    async def _say(self, file: SessionFile, how_many: int) -> None:
        for _ in range(how_many):
            record = {"event": "Answered", "n": len(self.asked)}
            seq = file.append(record)
            self.asked.append(record)
        await file.durable(seq)
        self.acknowledged = len(self.asked)

    async def _checkpoint(self, file: SessionFile) -> None:
        await asyncio.wrap_future(file.checkpoint())

    async def play(self, file: SessionFile) -> None:
        await self._say(file, 1)
        await self._say(file, 3)
        await self._checkpoint(file)
        await self._say(file, 2)
        await self._checkpoint(file)
        await self._checkpoint(file)
        await self._say(file, 1)
        file.put_result("a/1", {"n": 1})
        file.close()

    def run(self, start: Callable[[], SessionFile]) -> bool:
        """Play until the end or death; whether it came to the end."""
        file = None
        try:
            file = start()
            asyncio.run(self.play(file))
        except (Death, NotSaved):
            return False
        finally:
            if file is not None:
                abandon(file)
        return True

    def check(self, path: Path) -> None:
        """What a later opening finds: all that was acknowledged, nothing that was not asked for, nothing twice."""
        for _ in range(2):
            file = sessions.open_session(path)
            events = file.events()
            assert events == self.asked[: len(events)]
            assert len(events) >= self.acknowledged
            assert file.recovered.lost == 0
            if self.acknowledged == len(self.asked) == 7 and file.db.table("results").all():
                assert file.db.table("results").all() == [{"key": "a/1", "n": 1}]
            abandon(file)


@pytest.mark.parametrize("after", [False, True])
def test_death_at_every_operation_of_a_session(tmp_path: Path, after: bool) -> None:
    ended, number = False, 0
    while not ended:
        number += 1
        path = sessions.create(tmp_path, f"s{number}", META)
        abandon(path)
        script = Script()
        disk = FaultyDisk(number, after=after)
        ended = script.run(lambda p=path.path, d=disk: sessions.open_session(p, disk=d))
        script.check(path.path)
    assert number > 60
    assert script.acknowledged == 7


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


def test_a_crash_that_drops_and_reorders_what_was_not_synced(tmp_path: Path) -> None:
    ended, number = False, 0
    while not ended:
        number += 1
        for seed in range(6):
            folder = tmp_path / f"{number}-{seed}"
            script, disk = Script(), ForgetfulDisk(number)
            ended = script.run(lambda f=folder, d=disk: sessions.create(f, "s", META, disk=d))
            disk.lay_out(random.Random(seed))
            if ((folder / "s.json").exists() and (folder / "s.json").stat().st_size) or script.asked:
                script.check(folder / "s.json")
    assert number > 80
    assert script.acknowledged == 7
