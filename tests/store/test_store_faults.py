"""A disk that is full, broken or slow: refused in words, nobody else disturbed, and all is well when it recovers."""

import asyncio
import errno
import threading
from pathlib import Path

import pytest
from faultydisk import META, FaultyDisk, abandon

from facilitator.store import journal as journal_module
from facilitator.store import sessions
from facilitator.store.disk import Disk
from facilitator.store.errors import NotSaved

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


@pytest.mark.parametrize("broken", [{"write": errno.ENOSPC}, {"fsync": errno.EIO}, {"write": errno.EIO, "truncate": 5}])
async def test_a_disk_that_fails_and_recovers(tmp_path: Path, broken: dict[str, int]) -> None:
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "s", META, disk=disk, retry_seconds=1000)
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
    abandon(file)
    reopened = sessions.open_session(file.path)
    assert reopened.events() == [{"n": 0}, {"n": 1}, {"n": 2}]
    assert reopened.recovered.notes == ()
    reopened.close()


async def test_a_failed_batch_is_tried_again_by_itself(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file = sessions.create(tmp_path, "s", META, disk=disk, retry_seconds=0.01)
    disk.failing = {"write": errno.ENOSPC}
    seq = file.append({"n": 1})
    with pytest.raises(NotSaved):
        await file.durable(seq)
    assert file.failing == "No space left on device"
    disk.failing = {}
    async with asyncio.timeout(10):
        while file.failing:  # noqa: ASYNC110  the screens look at it in the same way
            await asyncio.sleep(0.005)
    assert sessions.read(file.path)[1] == [{"n": 1}]
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
