"""A disk that dies or is full at a chosen operation or takes its time, and a session to put on it."""

import os
import threading
from collections.abc import Callable
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
    """Dies before or after its n-th operation, is full or broken on demand, and can be made to wait.

    ``meanwhile`` is called at each operation, for what happens while the disk is busy.
    """

    def __init__(self, die_at: int = 0, *, after: bool = False) -> None:
        self.die_at, self.after = die_at, after
        self.operations = self.written = self.fsyncs = 0
        self.dead = False
        self.failing: dict[str, int] = {}
        self.meanwhile: Callable[[], None] | None = None
        self.gate: threading.Event | None = None
        self.at_gate = threading.Event()

    def _do(self, name: str, *args: Any, half: bool = False) -> Any:
        if self.dead:
            raise Death
        if number := self.failing.get(name):
            if half:
                super().write(args[0], args[1][: len(args[1]) // 2])
            raise OSError(number, os.strerror(number))
        self.operations += 1
        if self.meanwhile:
            self.meanwhile()
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
