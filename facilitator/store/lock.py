"""Who has a session open: a lock the system takes back when a process ends, and a file that names the process."""

import contextlib
import errno
import os
import re
import sys
import time
from pathlib import Path
from typing import Literal

from facilitator.store.errors import Locked

_TRIES, _PAUSE = 5, 0.02
_FAR = 1 << 30
"""On Windows a locked byte cannot be read by others, so one far behind the text is locked."""

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}


def _seize(fd: int) -> bool:
    """Try to lock an open file; whether it is ours now."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  exists on Windows only

            os.lseek(fd, _FAR, os.SEEK_SET)
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  does not exist on Windows

            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise
    return True


def _pid(fd: int) -> int:
    os.lseek(fd, 0, os.SEEK_SET)
    text = os.read(fd, 32).split()
    return int(text[0]) if text and text[0].isdigit() else 0


def _place(fd: int, path: Path) -> Literal["here", "gone", "other"]:
    """Whether the open file still has its name, nobody has it, or another file has."""
    try:
        return "here" if os.path.samestat(os.fstat(fd), path.stat()) else "other"
    except FileNotFoundError:
        return "gone"


class Lock:
    """A session held by this process until ``release`` or its end, however it ends."""

    def __init__(self, path: Path, session: Path) -> None:
        """Take the lock file ``path`` of a session; ``Locked`` if a process has it, this one too.

        A file left behind by a process that is gone holds nobody up, whoever has its number now.
        """
        self._path, self._session = path, session
        self._fd: int | None = None
        self._take()

    def _take(self) -> None:
        path, session = self._path, self._session
        for left in range(_TRIES - 1, -1, -1):
            fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            if _seize(fd):
                if _place(fd, path) == "here":  # its last owner may have removed it while we opened it
                    self._fd = fd
                    break
                os.close(fd)
                continue
            pid = _pid(fd)
            os.close(fd)
            if not left:
                raise Locked(session, pid)
            time.sleep(_PAUSE)
        if self._fd is None:
            raise Locked(session, 0)
        try:
            os.ftruncate(self._fd, 0)
            os.lseek(self._fd, 0, os.SEEK_SET)
            os.write(self._fd, f"{os.getpid()}\n".encode("ascii"))
        except OSError:
            self.release()
            raise

    @property
    def place(self) -> Literal["here", "gone", "other"]:
        """Whether the lock file is still this one, was removed, or is another process's."""
        return "gone" if self._fd is None else _place(self._fd, self._path)

    def renew(self) -> None:
        """Make the lock file anew after somebody removed it; ``Locked`` or ``OSError`` if that cannot be."""
        old, self._fd = self._fd, None
        try:
            self._take()
        except (Locked, OSError):
            self._fd = old
            raise
        if old is not None:
            os.close(old)

    def release(self) -> None:
        """Let others have the session; where the folder allows no removing, the file stays and holds nobody up."""
        if self._fd is None:
            return
        fd, self._fd = self._fd, None
        with contextlib.suppress(PermissionError):  # on Windows also: another process took it in this instant
            ours = _place(fd, self._path) == "here"
            if sys.platform == "win32":
                os.close(fd)
            if ours:
                self._path.unlink(missing_ok=True)
        if sys.platform != "win32":
            os.close(fd)


def names_a_process(path: Path) -> bool:
    """Whether a file is a lock file as this program writes it: a process number and nothing else."""
    try:
        with path.open("rb") as file:
            return re.fullmatch(rb"[0-9]{1,20}\r?\n", file.read(32)) is not None
    except OSError:  # on Windows a lock that is held cannot always be read
        return path.is_file() and is_held(path)


def is_held(path: Path) -> bool:
    """Whether a process has the session of this lock file open."""
    try:
        fd = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not _seize(fd)
    finally:
        os.close(fd)
