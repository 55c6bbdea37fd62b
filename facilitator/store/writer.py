"""The one thread that writes: takes what is queued, appends it, fsyncs once, then tells who waits.

A batch that cannot be written stays queued in order, what was half written is cut off again, and it is tried at the
next word from the room or after a second. The event loop never waits for the disk.
"""

import asyncio
import os
import threading
from collections import deque
from pathlib import Path

from facilitator.store.disk import Disk
from facilitator.store.errors import NotSavedError

RETRY = 1.0
"""Seconds after which a failed batch is tried again by itself."""
MOST_PENDING = 10_000
"""So many records may wait for a disk that fails."""


class Writer:
    """Appends lines to one file."""

    def __init__(self, path: Path, disk: Disk, durable: int) -> None:
        self.failing: str | None = None
        self._disk = disk
        self._fd = disk.open(path)
        self._good = path.stat().st_size
        self._durable = durable
        self._queue: deque[tuple[int, bytes]] = deque()
        self._wake = threading.Condition()
        self._kicked = False
        self._closing = False
        self._waiters: list[tuple[int, asyncio.Future[None]]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def append(self, seq: int, line: bytes) -> None:
        """Queue a line; ``NotSavedError`` while the disk fails and too much waits already."""
        with self._wake:
            if self.failing and len(self._queue) >= MOST_PENDING:
                raise NotSavedError(self.failing)
            self._queue.append((seq, line))
            self._kicked = True
            self._wake.notify()

    async def durable(self, seq: int) -> None:
        """Return once the line of that number is on disk; ``NotSavedError`` if the next try fails."""
        if seq <= self._durable:
            return
        self._loop = asyncio.get_running_loop()
        waiter: asyncio.Future[None] = self._loop.create_future()
        with self._wake:
            if seq <= self._durable:
                return
            if not self._thread.is_alive():
                raise NotSavedError(self.failing or "the journal is closed")
            self._waiters.append((seq, waiter))
            self._kicked = True
            self._wake.notify()
        await waiter

    def close(self) -> bool:
        """Write what is left, one last try; whether all of it is on disk."""
        with self._wake:
            self._closing = True
            self._wake.notify()
        self._thread.join()
        os.close(self._fd)
        return not self._queue

    def _run(self) -> None:
        try:
            while self._wait_for_work():
                if not self._write_batch() and self._closing:
                    return
        except BaseException as error:
            self.failing = f"{type(error).__name__}: {error}"
            self._tell(None)
            raise

    def _wait_for_work(self) -> bool:
        """Sleep until there is something to write; False when there is nothing left and the end has come."""
        with self._wake:
            while not (self._queue and (self._kicked or not self.failing)):
                if self._closing:
                    return bool(self._queue)
                if not self._wake.wait(RETRY if self._queue else None):
                    break
            self._kicked = False
            return True

    def _write_batch(self) -> bool:
        with self._wake:
            batch = list(self._queue)
        data = b"".join(line for _, line in batch)
        try:
            self._disk.write(self._fd, data)
            self._disk.fsync(self._fd)
        except OSError as error:
            self.failing = error.strerror or str(error)
            self._cut_back()
            self._tell(None)
            return False
        self._good += len(data)
        with self._wake:
            for _ in batch:
                self._queue.popleft()
            self._durable = batch[-1][0]
        self.failing = None
        self._tell(self._durable)
        return True

    def _cut_back(self) -> None:
        """Take away what was half written; where even that fails, the CRC of the half line tells on opening."""
        try:
            self._disk.truncate(self._fd, self._good)
        except OSError as error:
            self.failing = f"{self.failing}; {error.strerror}"
            self._good = os.fstat(self._fd).st_size

    def _tell(self, durable: int | None) -> None:
        """Let waiters know in one call on their loop; ``None`` means that the try failed."""
        with self._wake:
            due = [w for w in self._waiters if durable is None or w[0] <= durable]
            self._waiters = [w for w in self._waiters if durable is not None and w[0] > durable]
        if due and self._loop is not None and not self._loop.is_closed():
            error = None if durable is not None else self.failing or "not saved"
            self._loop.call_soon_threadsafe(_settle, [waiter for _, waiter in due], error)


def _settle(waiters: list["asyncio.Future[None]"], error: str | None) -> None:
    for waiter in waiters:
        if waiter.done():
            continue
        if error is None:
            waiter.set_result(None)
        else:
            waiter.set_exception(NotSavedError(error))
