"""A disk that forgets what was never synced."""

import errno
import os
import random
from collections.abc import Callable
from itertools import count
from pathlib import Path

from faultydisk import Death

from facilitator.store.disk import Disk

_BLOCK = 16
"""A disk writes blocks in any order; small ones, because the files of tests are small."""


class _Inode:
    """A file: what programs read, and what is on the medium."""

    def __init__(self) -> None:
        self.data = self.synced = b""
        self.forgotten = range(0)

    def sync(self) -> None:
        """Bring to the medium what changed; pages that an earlier sync failed for count as unchanged."""
        gone = self.data[self.forgotten.start : self.forgotten.stop]
        self.synced = self.data[: self.forgotten.start] + bytes(len(gone)) + self.data[self.forgotten.stop :]

    def fail_to_sync(self) -> None:
        """As Linux does: the error is told once, and the pages are clean from now on although they are nowhere."""
        self.forgotten = range(len(self.synced), len(self.data))

    def cut(self, length: int) -> None:
        self.data = self.data[:length]
        self.forgotten = range(min(self.forgotten.start, length), min(self.forgotten.stop, length))


class ForgetfulDisk(Disk):
    """A disk in memory; after a crash each unsynced name and each unsynced block may or may not be there.

    The ``fail_at``-th fsync fails once.
    """

    def __init__(self, die_at: int, fail_at: int = 0) -> None:
        self.die_at, self.operations = die_at, 0
        self.fail_at, self.fsyncs = fail_at, 0
        self.meanwhile: Callable[[], None] | None = None
        self.names: dict[Path, _Inode] = {}
        self.synced: dict[Path, _Inode] = {}
        self.changes: list[tuple[Path, _Inode | None]] = []
        self.fds: dict[int, _Inode] = {}
        self._next = count(1000)

    def _tick(self) -> None:
        self.operations += 1
        if self.meanwhile:
            self.meanwhile()
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
        self.fsyncs += 1
        if self.fsyncs == self.fail_at:
            self.fds[fd].fail_to_sync()
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self.fds[fd].sync()

    def truncate(self, fd: int, length: int) -> None:
        self._tick()
        self.fds[fd].cut(length)

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

    def has(self, path: Path) -> bool:
        return path in self.names

    def is_at(self, fd: int, path: Path) -> bool:
        return self.names.get(path) is self.fds[fd]

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
            blocks = [kept[n : n + _BLOCK] for n in range(0, len(kept), _BLOCK)]
            some = b"".join(block if chance.random() < 0.5 else bytes(len(block)) for block in blocks)
            path.write_bytes(inode.synced + chance.choice([kept, bytes(len(kept)), some]))
