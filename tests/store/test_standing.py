"""Files removed, moved or taken over while the session is open: nothing is called saved that a later opening lacks."""

import asyncio
import contextlib
import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from faultydisk import META, Death, FaultyDisk, abandon

from facilitator.store import sessions
from facilitator.store.errors import Locked, NotSaved
from facilitator.store.files import Files
from facilitator.store.journal import SessionFile
from facilitator.store.standing import Standing

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


async def say(file: SessionFile, *numbers: int) -> None:
    """Events that are on disk, by what the file says."""
    for n in numbers:
        await file.durable(file.append({"n": n}))


def told(path: Path) -> list[int]:
    """The events that a later opening finds; it must find nothing to mend and nothing missing."""
    file = sessions.open_session(path)
    assert (file.recovered.set_aside, file.recovered.lost) == ((), 0)
    found = [event["n"] for event in file.events()]
    file.close()
    return found


def made(folder: Path, disk: FaultyDisk | None = None) -> tuple[SessionFile, Files]:
    file = sessions.create(folder / "s", "s", META, disk=disk, retry_seconds=0.01)
    return file, Files(file.path)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  the condition is of another thread
            await asyncio.sleep(0.005)


KINDS = [
    ["journal"], ["main"], ["main", "backup"], ["backup", "old_journal"], ["lock"], ["lock", "journal"],
    ["main", "backup", "journal", "old_journal", "lock"],
]  # fmt: skip


@pytest.mark.parametrize("checkpoints", [0, 2])
@pytest.mark.parametrize("removed", KINDS, ids="+".join)
async def test_what_was_removed_is_written_anew_before_anything_is_called_saved(
    tmp_path: Path, removed: list[str], checkpoints: int
) -> None:
    file, files = made(tmp_path)
    await say(file, 0, 1)
    for _ in range(checkpoints):
        await asyncio.wrap_future(file.checkpoint())
        await say(file, 2)
    before = len(file.events())
    for name in removed:
        getattr(files, name).unlink(missing_ok=True)
    await say(file, 3, 4)
    abandon(file)
    assert told(file.path)[before:] == [3, 4]


@pytest.mark.parametrize("bad", ["main", "backup", "old_journal"])
async def test_files_written_anew_make_up_for_each_other(tmp_path: Path, bad: str) -> None:
    file, files = made(tmp_path)
    await say(file, 0, 1)
    files.journal.unlink()
    await say(file, 2, 3)
    abandon(file)
    getattr(files, bad).write_bytes(b"{")
    assert [event["n"] for event in sessions.read(file.path)[1]] == [0, 1, 2, 3]


async def test_a_checkpoint_writes_anew_what_was_removed(tmp_path: Path) -> None:
    file, files = made(tmp_path)
    await say(file, 0, 1)
    files.journal.unlink()
    await asyncio.wrap_future(file.checkpoint())
    await say(file, 2)
    abandon(file)
    assert told(file.path) == [0, 1, 2]


async def test_what_is_removed_amid_a_checkpoint_is_no_loss(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file, files = made(tmp_path, disk)
    await say(file, 0)
    for number in range(1, 40):
        left = [number]

        def meanwhile(left: list[int] = left, number: int = number) -> None:
            left[0] -= 1
            if left[0] == 0:
                files.journal.unlink(missing_ok=True)
                file.append({"n": number})

        disk.meanwhile = meanwhile
        with contextlib.suppress(NotSaved):
            await asyncio.wrap_future(file.checkpoint())
        disk.meanwhile = None
        if left[0] > 0:
            file.append({"n": number})
        await file.durable(file._seq)
        assert [event["n"] for event in sessions.read(file.path)[1]] == list(range(number + 1))
    abandon(file)


async def test_what_is_removed_while_it_is_written_is_written_anew(tmp_path: Path) -> None:
    disk = FaultyDisk()
    file, files = made(tmp_path, disk)
    for n in range(4):
        disk.meanwhile = lambda: files.journal.unlink(missing_ok=True)
        file.append({"n": n})
        async with asyncio.timeout(10):
            while files.journal.exists():  # noqa: ASYNC110  the writer comes by in its own time
                await asyncio.sleep(0.001)
        disk.meanwhile = None
        await file.durable(file._seq)
        assert [event["n"] for event in sessions.read(file.path)[1]] == list(range(n + 1))
    abandon(file)


async def test_what_comes_in_while_files_are_written_anew_for_a_checkpoint_is_no_loss(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, files = made(tmp_path)
    await say(file, 0)
    real, late = Standing.check, []

    def check(self: Standing) -> bool:
        if late:
            file.append({"n": late.pop()})
        return real(self)

    monkeypatch.setattr(Standing, "check", check)
    with file._writer.changed:
        files.journal.unlink()
        late.append(2)
        file.append({"n": 1})
        checkpoint = file.checkpoint()
    await asyncio.wrap_future(checkpoint)
    await file.durable(file._seq)
    abandon(file)
    assert told(file.path) == [0, 1, 2]


class NoNewJournal(FaultyDisk):
    """Refuses to put a journal in place while it is told to."""

    refuses = False

    def replace(self, old: Path, new: Path) -> None:
        if self.refuses and new.suffix == ".journal":
            raise OSError(errno.EIO, "no journal")
        super().replace(old, new)


async def test_half_a_line_left_by_a_failed_write_spoils_no_later_one(tmp_path: Path) -> None:
    disk = NoNewJournal()
    file = sessions.create(tmp_path / "s", "s", META, disk=disk, retry_seconds=1000)
    await say(file, 0)
    disk.failing = {"write": errno.ENOSPC}
    with pytest.raises(NotSaved, match="No space"):
        await say(file, 1)
    disk.failing, disk.refuses = {}, True
    Files(file.path).main.unlink()
    for n in (2, 3):
        with pytest.raises(NotSaved, match="no journal"):
            await say(file, n)
    disk.refuses = False
    await say(file, 4)
    abandon(file)
    assert told(file.path) == [0, 1, 2, 3, 4]


async def test_a_folder_that_is_gone_is_a_refusal_until_it_is_back(tmp_path: Path) -> None:
    file, _ = made(tmp_path)
    await say(file, 0)
    away = (tmp_path / "s").rename(tmp_path / "elsewhere")
    with pytest.raises(NotSaved, match="No such file"):
        await say(file, 1)
    assert file.failing
    away.rename(tmp_path / "s")
    await until(lambda: file.failing is None)
    shutil.rmtree(tmp_path / "s")
    with pytest.raises(NotSaved):
        await say(file, 2)
    (tmp_path / "s").mkdir()
    await until(lambda: file.failing is None)
    await say(file, 3)
    abandon(file)
    assert told(file.path) == [0, 1, 2, 3]


async def test_a_journal_that_another_program_replaced_is_no_loss(tmp_path: Path) -> None:
    file, files = made(tmp_path)
    await say(file, 0)
    copy = tmp_path / "copy"
    shutil.copy(files.journal, copy)
    await say(file, 1)
    copy.replace(files.journal)
    await say(file, 2)
    abandon(file)
    assert told(file.path) == [0, 1, 2]


async def test_a_removed_lock_is_made_again_and_keeps_others_out(tmp_path: Path) -> None:
    file, files = made(tmp_path)
    files.lock.unlink()
    await say(file, 0)
    with pytest.raises(Locked):
        sessions.open_session(file.path)
    file.close()
    assert not files.lock.exists()
    assert told(file.path) == [0]


@pytest.mark.parametrize("ending", ["open", "killed", "closed", "closed after writing"])
@pytest.mark.parametrize("so_far", ["nothing", "an event", "a checkpoint"])
async def test_who_lost_the_session_to_another_window_writes_no_more(tmp_path: Path, ending: str, so_far: str) -> None:
    first, files = made(tmp_path)
    begun = [] if so_far == "nothing" else [0]
    await say(first, *begun)
    if so_far == "a checkpoint":
        await asyncio.wrap_future(first.checkpoint())
    files.lock.unlink()
    second = sessions.open_session(first.path)
    if ending != "closed":
        await say(second, 10, 11)
    if ending == "killed":
        abandon(second)
        files.lock.touch()
    elif ending != "open":
        second.close()
    kept = {path: path.read_bytes() for path in files.all() if path != files.lock}
    for n in (1, 2):
        with pytest.raises(NotSaved, match="another window"):
            await say(first, n)
        if ending != "open":
            files.lock.unlink(missing_ok=True)
    with pytest.raises(NotSaved, match="another window"):
        await asyncio.wrap_future(first.checkpoint())
    with pytest.raises(NotSaved, match="another window"):
        first.close()
    assert {path: path.read_bytes() for path in files.all() if path != files.lock} == kept
    if ending == "open":
        with pytest.raises(Locked):
            sessions.open_session(first.path)
        await say(second, 12)
        second.close()
    assert told(first.path) == begun + {"open": [10, 11, 12], "closed": []}.get(ending, [10, 11])


@pytest.mark.parametrize("after", [False, True])
async def test_death_at_every_operation_of_writing_anew_loses_nothing_said(tmp_path: Path, after: bool) -> None:
    ended, number = False, 0
    while not ended:
        number += 1
        disk = FaultyDisk()
        file = sessions.create(tmp_path, f"s{number}", META, disk=disk)
        await say(file, 0, 1)
        await asyncio.wrap_future(file.checkpoint())
        Files(file.path).main.unlink()
        disk.operations, disk.die_at, disk.after = 0, number, after
        try:
            await say(file, 2)
            ended = True
        except NotSaved:
            ended = False
        abandon_dead(file)
        disk.die_at = 0
        found = sessions.open_session(file.path)
        assert [event["n"] for event in found.events()][:2] == [0, 1]
        assert found.recovered.lost == 0
        assert not ended or len(found.events()) == 3
        found.close()
    assert number > 20


def abandon_dead(file: SessionFile) -> None:
    """As ``abandon``, where closing the journal may be a death of its own."""
    try:
        abandon(file)
    except Death:
        file._lock.release()


async def test_a_disk_that_is_full_while_writing_anew_is_a_refusal_until_there_is_space(tmp_path: Path) -> None:
    for operation in ("create", "write", "fsync", "replace", "append_to"):
        disk = FaultyDisk()
        file = sessions.create(tmp_path, operation, META, disk=disk, retry_seconds=1000)
        await say(file, 0)
        Files(file.path).journal.unlink()
        disk.failing = {operation: errno.ENOSPC}
        for n in (1, 2):
            with pytest.raises(NotSaved, match="No space left"):
                await say(file, n)
        disk.failing = {}
        await say(file, 3)
        abandon(file)
        assert told(file.path) == [0, 1, 2, 3]


def test_a_missing_journal_is_told_when_opening(tmp_path: Path) -> None:
    file, files = made(tmp_path)
    file.close()
    files.journal.unlink()
    again: Any = sessions.open_session(file.path)
    assert again.recovered.notes == ("s.journal is missing: nothing is known of what came after record 0",)
    again.close()
    assert sessions.open_session(file.path).close() is None
