"""One process per session: an operating system lock on a file that names the process; a dead one's lock is none."""

import os
import sys
from pathlib import Path

from facilitator.store.errors import LockedError

if sys.platform == "win32":
    import msvcrt

    def _take(fd: int) -> None:
        os.lseek(fd, 64, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """Held from its making to ``release``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        while True:
            self._fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                _take(self._fd)
            except OSError:
                os.close(self._fd)
                raise LockedError(path, holder(path)) from None
            if _same(self._fd, path):
                break
            os.close(self._fd)
        os.ftruncate(self._fd, 0)
        os.pwrite(self._fd, str(os.getpid()).encode(), 0) if hasattr(os, "pwrite") else os.write(
            self._fd, str(os.getpid()).encode()
        )

    def release(self) -> None:
        """Let others in."""
        if sys.platform == "win32":
            os.close(self._fd)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._fd)


def _same(fd: int, path: Path) -> bool:
    """Whether the locked file is still the one of that name, and not one that its owner just removed."""
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False


def holder(path: Path) -> int:
    """The process that a lock file names; 0 if it names none."""
    try:
        return int(path.read_text(encoding="ascii").strip() or 0)
    except (OSError, ValueError):
        return 0


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock."""
    if not path.exists():
        return False
    try:
        Lock(path).release()
    except LockedError:
        return True
    return False
