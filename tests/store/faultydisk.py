"""Disks that fail: one dies or is full at a chosen operation, one forgets what was never synced."""

import errno
import os
import random
import threading
from itertools import count
from pathlib import Path
from typing import Any

from facilitator.store import sessions
from facilitator.store.disk import Disk
from facilitator.store.files import Files
from facilitator.store.journal import SessionFile

META = {"plan": {"workshop": {"id": "p", "title": "P"}}, "created": "2026-01-02"}
EVENTS = [{"event": "Joined", "n": n, "text": f"ä € \ud83d\n{n}"} for n in range(6)]


class Death(BaseException):
    """The power goes."""


def abandon(file: SessionFile) -> None:
    """What the death of a process leaves behind: no checkpoint, no lock held."""
    file._closed = True
    file._writer.stop()
    file._lock.release()


def stored(folder: Path, *, closed: bool = False) -> Files:
    """Files of a session with EVENTS in the journal, or after closing."""
    made = sessions.create(folder, "made", META)
    for event in EVENTS:
        made.append(event)
    made.close() if closed else abandon(made)
    return Files(made.path)


class FaultyDisk(Disk):
    """Dies before or after its n-th operation, is full or broken on demand, and can be made to wait."""

    def __init__(self, die_at: int = 0, *, after: bool = False) -> None:
        self.die_at, self.after = die_at, after
        self.operations = self.written = self.fsyncs = 0
        self.dead = False
        self.failing: dict[str, int] = {}
        self.gate: threading.Event | None = None
        self.at_gate = threading.Event()

    def _do(self, name: str, *args: Any, half: bool = False) -> Any:
        if self.dead:
            raise Death
        if name in self.failing:
            if half:
                super().write(args[0], args[1][: len(args[1]) // 2])
            raise OSError(self.failing[name], os.strerror(self.failing[name]))
        self.operations += 1
        last = self.operations == self.die_at
        self.dead = last
        if last and not self.after:
            if half:
                super().write(args[0], args[1][: len(args[1]) // 2])
            raise Death
        result = getattr(super(), name)(*args)
        if last:
            raise Death
        return result

    def create(self, path: Path) -> int:
        return self._do("create", path)

    def append_to(self, path: Path) -> int:
        return self._do("append_to", path)

    def write(self, fd: int, data: bytes) -> int:
        self.written += len(data)
        return self._do("write", fd, data, half=True)

    def fsync(self, fd: int) -> None:
        if self.gate:
            self.at_gate.set()
            assert self.gate.wait(20)
        self.fsyncs += 1
        self._do("fsync", fd)

    def truncate(self, fd: int, length: int) -> None:
        self._do("truncate", fd, length)

    def close(self, fd: int) -> None:
        super().close(fd)

    def replace(self, old: Path, new: Path) -> None:
        self._do("replace", old, new)

    def remove(self, path: Path) -> None:
        self._do("remove", path)

    def fsync_folder(self, folder: Path) -> None:
        self._do("fsync_folder", folder)


class _Inode:
    def __init__(self) -> None:
        self.data = self.synced = b""


class ForgetfulDisk(Disk):
    """A disk in memory; after a crash each unsynced name and each unsynced tail may or may not be there."""

    def __init__(self, die_at: int) -> None:
        self.die_at, self.operations = die_at, 0
        self.names: dict[Path, _Inode] = {}
        self.synced: dict[Path, _Inode] = {}
        self.changes: list[tuple[Path, _Inode | None]] = []
        self.fds: dict[int, _Inode] = {}
        self._next = count(1000)

    def _tick(self) -> None:
        self.operations += 1
        if self.operations >= self.die_at:
            raise Death

    def _name(self, path: Path, inode: _Inode | None) -> None:
        self.changes.append((path, inode))
        if inode is None:
            self.names.pop(path, None)
        else:
            self.names[path] = inode

    def _fd(self, inode: _Inode) -> int:
        fd = next(self._next)
        self.fds[fd] = inode
        return fd

    def create(self, path: Path) -> int:
        self._tick()
        inode = _Inode()
        self._name(path, inode)
        return self._fd(inode)

    def append_to(self, path: Path) -> int:
        self._tick()
        if path not in self.names:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        return self._fd(self.names[path])

    def write(self, fd: int, data: bytes) -> int:
        taken = data[: max(1, len(data) * 2 // 3)]
        self.fds[fd].data += taken
        self._tick()
        return len(taken)

    def fsync(self, fd: int) -> None:
        self._tick()
        self.fds[fd].synced = self.fds[fd].data

    def truncate(self, fd: int, length: int) -> None:
        self._tick()
        self.fds[fd].data = self.fds[fd].data[:length]

    def size(self, fd: int) -> int:
        return len(self.fds[fd].data)

    def close(self, fd: int) -> None:
        self.fds.pop(fd)

    def replace(self, old: Path, new: Path) -> None:
        inode = self.names[old]
        self._name(new, inode)
        self._name(old, None)
        self._tick()

    def remove(self, path: Path) -> None:
        self._tick()
        self._name(path, None)

    def fsync_folder(self, folder: Path) -> None:
        assert folder
        self._tick()
        self.synced, self.changes = dict(self.names), []

    def read(self, path: Path) -> bytes | None:
        inode = self.names.get(path)
        return inode.data if inode else None

    def lay_out(self, chance: random.Random) -> None:
        """Write what a crash may have left into real files."""
        left = dict(self.synced)
        for path, inode in self.changes:
            if chance.random() < 0.5:
                left[path] = inode or left.get(path, _Inode())
        for path, inode in left.items():
            tail = inode.data[len(inode.synced) :] if inode.data.startswith(inode.synced) else b""
            kept = tail[: chance.randint(0, len(tail))]
            path.write_bytes(inode.synced + chance.choice([kept, bytes(len(kept))]))
