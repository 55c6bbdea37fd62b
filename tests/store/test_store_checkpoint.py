"""What happens while a checkpoint is written: nobody waits for its end, and nothing that came in is lost."""

import asyncio
from pathlib import Path

import pytest
from faultydisk import EVENTS, META, FaultyDisk, abandon

from facilitator.store import sessions


class _BetweenSteps(FaultyDisk):
    """Does something when a file has been put in place."""

    def __init__(self) -> None:
        super().__init__()
        self.on_replace = lambda _name: None

    def replace(self, old: Path, new: Path) -> None:
        super().replace(old, new)
        self.on_replace(new.name)


async def test_records_that_come_in_during_a_checkpoint_do_not_wait_for_its_end(tmp_path: Path) -> None:
    disk, told, saved = _BetweenSteps(), [], {}
    file = sessions.create(tmp_path, "s", META, disk=disk)
    for event in EVENTS:
        file.append(event)

    def come_in(name: str) -> None:
        saved[name] = file._writer.saved
        told.append(file.append({"event": "Answered", "during": name}))

    disk.on_replace = come_in
    await asyncio.wrap_future(file.checkpoint())
    disk.on_replace = lambda _name: None
    assert list(saved) == ["s.json.bak", "s.journal.bak", "s.json", "s.journal"]
    assert [saved[name] for name in saved] == [6, 7, 8, 9]
    await file.durable(told[-1])
    abandon(file)
    kept = [*EVENTS, *({"event": "Answered", "during": name} for name in saved)]
    assert sessions.read(file.path)[1] == kept
    file.path.write_bytes(b"")
    assert sessions.read(file.path)[1] == kept


async def test_a_disk_that_fails_during_a_checkpoint_ends_it_and_the_journal_goes_on(tmp_path: Path) -> None:
    disk = _BetweenSteps()
    file = sessions.create(tmp_path, "s", META, disk=disk, retry_seconds=1000)

    def come_in(name: str) -> None:
        file.append({"during": name})
        disk.failing = {"write": 28}

    disk.on_replace = come_in
    with pytest.raises(OSError, match="No space left"):
        await asyncio.wrap_future(file.checkpoint())
    disk.failing, disk.on_replace = {}, lambda _name: None
    await file.durable(file.append({"n": 1}))
    assert file.failing is None
    abandon(file)
    reopened = sessions.open_session(file.path)
    assert reopened.events() == [{"during": "s.json.bak"}, {"n": 1}]
    assert reopened.recovered.notes == ()
    reopened.close()
