"""The real disk on other systems: a rename that another program holds up, a drive that keeps writes to itself."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from faultydisk import META

from facilitator.store import disk as disk_module
from facilitator.store import sessions
from facilitator.store.disk import Disk


class _HeldByScanner(Disk):
    rename_tries = 4

    def __init__(self, times: int) -> None:
        self.times = times

    def replace(self, old: Path, new: Path) -> None:
        self.times -= 1
        if self.times >= 0:
            raise PermissionError(13, "used by another process", str(new))
        super().replace(old, new)


def test_a_rename_is_tried_again_while_another_program_holds_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(disk_module, "time", SimpleNamespace(sleep=pauses.append))
    sessions.create(tmp_path, "tag", META, disk=_HeldByScanner(3)).close()
    assert pauses == [disk_module._RENAME_PAUSE] * 3
    with pytest.raises(PermissionError):
        sessions.create(tmp_path, "two", META, disk=_HeldByScanner(4))
    assert len(pauses) == 6
    assert not list(tmp_path.glob("two*"))


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """How a file is brought to the medium on a system; ``refusal`` is what the drive says to a full sync."""

    def sync(platform: str, refusal: int = 0) -> list[str]:
        done: list[str] = []

        def full(_fd: int, command: int) -> None:
            done.append(f"fcntl {command}")
            if refusal:
                raise OSError(refusal, os.strerror(refusal))

        monkeypatch.setitem(sys.modules, "fcntl", SimpleNamespace(fcntl=full, F_FULLFSYNC=51))
        monkeypatch.setattr(disk_module, "sys", SimpleNamespace(platform=platform))
        monkeypatch.setattr(disk_module.os, "fsync", lambda _fd: done.append("fsync"))
        Disk().fsync(1)
        return done

    return sync


def test_a_mac_is_asked_to_empty_the_drives_own_cache_too(synced: Callable[..., list[str]]) -> None:
    assert synced("darwin") == ["fcntl 51"]
    assert synced("linux") == ["fsync"]
    assert synced("win32") == ["fsync"]


@pytest.mark.parametrize("refusal", [errno.ENOTSUP, errno.EINVAL, errno.ENOTTY])
def test_a_drive_that_knows_no_full_sync_gets_a_plain_one(synced: Callable[..., list[str]], refusal: int) -> None:
    assert synced("darwin", refusal) == ["fcntl 51", "fsync"]


def test_a_full_sync_that_fails_is_an_error(synced: Callable[..., list[str]]) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        synced("darwin", errno.EIO)
