"""Whatever breaks: what was acknowledged is there exactly once, in order, and nothing that was not said is."""

import asyncio
import errno
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faultydisk import Death, FaultyDisk, ForgetfulDisk, abandon

from facilitator.store import journal as journal_module
from facilitator.store import sessions
from facilitator.store.disk import Disk
from facilitator.store.errors import NotSaved
from facilitator.store.files import Files
from facilitator.store.journal import SessionFile

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")

META = {"plan": {}, "created": "2026-01-02"}


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


@pytest.mark.parametrize("broken", [{"write": errno.ENOSPC}, {"fsync": errno.EIO}, {"write": errno.EIO, "truncate": 5}])
async def test_a_disk_that_fails_and_recovers(tmp_path: Path, broken: dict[str, int]) -> None:
    disk, told = FaultyDisk(), []
    file = sessions.create(tmp_path, "s", META, disk=disk, retry_seconds=1000)
    file.watch(told.append)
    await file.durable(file.append({"n": 0}))
    disk.failing = broken
    first = file.append({"n": 1})
    for _ in range(3):
        with pytest.raises(NotSaved):
            await file.durable(first)
    second = file.append({"n": 2})
    with pytest.raises(NotSaved):
        await asyncio.wrap_future(file.checkpoint())
    assert file.failing
    assert sessions.read(file.path)[1][:1] == [{"n": 0}]
    disk.failing = {}
    await file.durable(second)
    await file.durable(first)
    assert file.failing is None
    assert told == [told[0], None]
    assert told[0]
    abandon(file)
    reopened = sessions.open_session(file.path)
    assert reopened.events() == [{"n": 0}, {"n": 1}, {"n": 2}]
    assert reopened.recovered.notes == ()
    reopened.close()


async def test_a_failed_batch_is_tried_again_by_itself(tmp_path: Path) -> None:
    disk, well = FaultyDisk(), asyncio.Event()
    file = sessions.create(tmp_path, "s", META, disk=disk, retry_seconds=0.01)
    file.watch(lambda failing: None if failing else well.set())
    disk.failing = {"write": errno.ENOSPC}
    seq = file.append({"n": 1})
    with pytest.raises(NotSaved):
        await file.durable(seq)
    disk.failing = {}
    await asyncio.wait_for(well.wait(), 10)
    await file.durable(seq)
    file.close()


async def test_a_failed_checkpoint_leaves_the_journal_in_use(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "s", META, disk=disk)
    for operation in ("create", "replace", "fsync_folder"):
        await file.durable(file.append({"n": operation}))
        disk.failing = {operation: errno.ENOSPC}
        with pytest.raises(NotSaved):
            await asyncio.wrap_future(file.checkpoint())
        disk.failing = {}
        await file.durable(file.append({"n": operation}))
    assert not list(tmp_path.glob("*.new"))
    abandon(file)
    events = [{"n": name} for name in ("create", "replace", "fsync_folder") for _ in range(2)]
    assert sessions.read(file.path)[1] == events


async def test_closing_on_a_full_disk_says_so_unlocks_and_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "s", META, disk=disk)
    await file.durable(file.append({"n": 0}))
    disk.failing = {"write": errno.ENOSPC}
    with pytest.raises(NotSaved):
        file.close()
    reopened = sessions.open_session(file.path)
    assert reopened.events() == [{"n": 0}]
    reopened.close()


async def test_memory_stays_bounded_while_the_disk_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "MOST_WAITING", 50)
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "s", META, disk=disk)
    disk.failing = {"write": errno.ENOSPC}
    with pytest.raises(NotSaved):
        await file.durable(file.append({"n": 0}))
    for n in range(1, 50):
        file.append({"n": n})
    with pytest.raises(NotSaved, match="No space"):
        file.append({"n": 50})
    disk.failing = {}
    await file.durable(50)
    file.append({"n": 50})
    file.close()
    assert sessions.read(file.path)[1] == [{"n": n} for n in range(51)]


async def test_a_slow_disk_keeps_nobody_from_anything(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "s", META, disk=disk)
    disk.gate = gate = threading.Event()
    first = asyncio.ensure_future(file.durable(file.append({"n": 0})))
    await asyncio.to_thread(disk.at_gate.wait, 10)
    before = disk.fsyncs
    others = [asyncio.ensure_future(file.durable(file.append({"n": n}))) for n in range(1, 500)]
    checkpoint = file.checkpoint()
    for _ in range(100):
        await asyncio.sleep(0)
    assert not first.done()
    assert not any(other.done() for other in others)
    assert not checkpoint.done()
    disk.gate = None
    gate.set()
    await asyncio.gather(first, *others)
    assert disk.fsyncs - before <= 1 + 1 + 4
    file.close()
    assert len(sessions.read(file.path)[1]) == 500


async def test_someone_who_stops_waiting_disturbs_nobody(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "s", META, disk=disk)
    disk.gate = gate = threading.Event()
    gone, stays = (asyncio.ensure_future(file.durable(file.append({"n": n}))) for n in range(2))
    await asyncio.to_thread(disk.at_gate.wait, 10)
    gone.cancel()
    disk.gate = None
    gate.set()
    await stays
    assert gone.cancelled()
    file.close()


async def test_a_writer_that_dies_leaves_nobody_waiting(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "s", META, disk=disk)
    disk.dead = True
    with pytest.raises(NotSaved):
        await file.durable(file.append({"n": 0}))
    assert file.failing
    with pytest.raises(NotSaved):
        file.append({"n": 1})
    with pytest.raises(NotSaved):
        file.close()
    sessions.open_session(file.path, disk=Disk()).close()


LIMITED = """
import asyncio, resource, sys
from pathlib import Path
from facilitator.store import sessions
from facilitator.store.errors import NotSaved

async def main():
    file = sessions.create(Path(sys.argv[1]), "s", {"plan": {}})
    resource.setrlimit(resource.RLIMIT_FSIZE, (3000, resource.RLIM_INFINITY))
    saved, n = 0, 0
    while True:
        seq = file.append({"n": n})
        n += 1
        try:
            await file.durable(seq)
        except NotSaved as error:
            break
        saved = n
    print("saved", saved, "of", n, file.failing, flush=True)
    assert sessions.read(file.path)[1][:saved] == [{"n": k} for k in range(saved)]
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await file.durable(seq)
    assert file.failing is None
    print("all", n, flush=True)
    import os; os._exit(9)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file size limit")
def test_a_file_size_limit_is_a_refusal_and_no_loss(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 9, done.stderr
    said = done.stdout.split()
    assert int(said[1]) == int(said[3]) - 1 > 20
    file = sessions.open_session(tmp_path / "s.json")
    assert file.events() == [{"n": n} for n in range(int(said[-1]))]
    assert file.recovered.notes == ()
    file.close()


KILLED = """
import asyncio, sys
from pathlib import Path
from facilitator.store import sessions

async def main():
    file = sessions.open_session(Path(sys.argv[1]))
    n = len(file.events())
    while True:
        seqs = [file.append({"n": n + k}) for k in range(3)]
        n += 3
        if n % 5 == 0:
            file.checkpoint()
        await file.durable(seqs[-1])
        print(n, flush=True)

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_kill_at_any_moment(tmp_path: Path) -> None:
    made = sessions.create(tmp_path, "s", META)
    made.close()
    chance = random.Random(3)
    for _ in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", KILLED, str(made.path)], stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            for _ in range(chance.randint(1, 60)):
                acknowledged = int(process.stdout.readline())
            process.send_signal(signal.SIGKILL)
            acknowledged = max([acknowledged, *map(int, process.stdout.read().splitlines(keepends=False))])
        _, events = sessions.read(made.path)
        assert len(events) >= acknowledged
        assert events == [{"n": n} for n in range(len(events))]
