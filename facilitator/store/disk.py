"""The disk as the store sees it: a handful of operations that a test can make fail; knows no format."""

import contextlib
import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BINARY: int = getattr(os, "O_BINARY", 0)
_RENAME_TRIES = 20 if sys.platform == "win32" else 1
_RENAME_PAUSE = 0.05


def _fsync(fd: int) -> None:
    """Write through to the medium; plain ``fsync`` on macOS stops at the drive's own cache."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415  does not exist on Windows

        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError as error:
            if error.errno not in {errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}:
                raise
        else:
            return
    os.fsync(fd)


class Disk:
    """The real disk; every method raises ``OSError`` as the system does."""

    rename_tries = _RENAME_TRIES
    """How often a rename is tried while another program (virus scanner, indexer) holds the file: up to 1 s."""

    def create(self, path: Path) -> int:
        """Open an empty file for writing, whatever was there."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)

    def append_to(self, path: Path) -> int:
        """Open an existing file so that every write lands at its end."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)

    def write(self, fd: int, data: bytes) -> int:
        """Write once; how many bytes the system took, which may be fewer than given."""
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        """Return when everything written is on the medium."""
        _fsync(fd)

    def truncate(self, fd: int, length: int) -> None:
        """Cut the file to ``length`` bytes."""
        os.ftruncate(fd, length)

    def size(self, fd: int) -> int:
        """The length of the file in bytes."""
        return os.fstat(fd).st_size

    def close(self, fd: int) -> None:
        """Close a file."""
        os.close(fd)

    def rename(self, old: Path, new: Path) -> None:
        """Put ``old`` in the place of ``new`` at once."""
        for left in range(self.rename_tries - 1, -1, -1):
            try:
                self.replace(old, new)
            except PermissionError:
                if not left:
                    raise
                time.sleep(_RENAME_PAUSE)
            else:
                return

    def replace(self, old: Path, new: Path) -> None:
        """One try of a rename."""
        os.replace(old, new)  # noqa: PTH105  the one place that renames

    def remove(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def fsync_folder(self, folder: Path) -> None:
        """Make renames and new names in a folder last; Windows keeps them by itself."""
        if sys.platform == "win32":
            return
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)

    def has(self, path: Path) -> bool:
        """Whether there is a file of that name."""
        return path.exists()

    def is_at(self, fd: int, path: Path) -> bool:
        """Whether an open file still has its name."""
        try:
            return os.path.samestat(os.fstat(fd), path.stat())
        except FileNotFoundError:
            return False

    def read(self, path: Path) -> bytes | None:
        """The whole file; ``None`` if there is none, be there a folder or a pipe of that name."""
        try:
            return path.read_bytes() if stat.S_ISREG(path.stat().st_mode) else None
        except FileNotFoundError:
            return None


@contextmanager
def closing(disk: Disk, fd: int) -> Iterator[int]:
    """Close a file after use, whatever happened."""
    try:
        yield fd
    finally:
        with contextlib.suppress(OSError):  # what counts was said by fsync before
            disk.close(fd)


def write_all(disk: Disk, fd: int, data: bytes) -> None:
    """Write every byte, in as many writes as the system needs."""
    view = memoryview(data)
    while view:
        view = view[disk.write(fd, bytes(view)) :]


def put_in_place(disk: Disk, path: Path, data: bytes) -> None:
    """Give a file new contents so that a crash leaves either the old or the new ones, never a mixture."""
    beside = path.with_name(path.name + ".new")
    try:
        with closing(disk, disk.create(beside)) as fd:
            write_all(disk, fd, data)
            disk.fsync(fd)
        disk.rename(beside, path)
    except OSError:
        with contextlib.suppress(OSError):  # a full disk needs the room; the next try overwrites it anyway
            disk.remove(beside)
        raise


class Log:
    """A file that only grows; after a failed write it is cut back to its last good length before the next one.

    The file must be good as it is; it is opened by ``open``, or else by the first write.
    """

    def __init__(self, disk: Disk, path: Path) -> None:
        self._disk, self._path = disk, path
        self._fd: int | None = None
        self._good = 0
        self._clean = True

    def open(self) -> int:
        """Open it, so that it can be told from another file of its name."""
        fd = self._disk.append_to(self._path)
        try:
            self._good = self._disk.size(fd)
            self._disk.fsync_folder(self._path.parent)
        except BaseException:
            self._disk.close(fd)
            raise
        self._fd, self._clean = fd, True
        return fd

    def in_place(self) -> bool:
        """Whether the file is where it was, so that what is written to it will be found."""
        return self._disk.has(self._path) if self._fd is None else self._disk.is_at(self._fd, self._path)

    def append(self, data: bytes) -> None:
        """Return when ``data`` is on the medium; ``OSError`` if it is not, and then it counts as not written.

        After a failed ``fsync`` the system may have dropped the pages and call the next one a success, so the bytes are
        written again, not only synced again.
        """
        fd = self.open() if self._fd is None else self._fd
        if not self._clean:
            self._disk.truncate(fd, self._good)
        self._clean = False
        write_all(self._disk, fd, data)
        self._disk.fsync(fd)
        self._good += len(data)
        self._clean = True

    def close(self) -> None:
        """Close the file; only after an ``append`` that went well, or for good."""
        if self._fd is not None:
            fd, self._fd = self._fd, None
            self._disk.close(fd)
