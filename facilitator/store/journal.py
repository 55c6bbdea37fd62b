"""A session file that is open: append and go on, wait for the disk only where someone must be told "saved".

Knows records, tables and the loop it reports to; refuses to know what an event means.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any, NamedTuple

from facilitator.store.checkpoint import META, Checkpoint
from facilitator.store.disk import Disk
from facilitator.store.errors import NotSaved
from facilitator.store.files import Files
from facilitator.store.lines import encode
from facilitator.store.lock import Lock
from facilitator.store.recovery import Found, Recovered
from facilitator.store.tables import JournalStorage, SessionDB
from facilitator.store.writer import ENDED, Writer

MOST_WAITING = 10_000
"""Lines that may wait for a disk that fails; more are refused, so that memory stays bounded."""

MOST_WAITING_SLOW = 100_000
"""Lines that may wait for a disk that is only slow."""


class _Waiter(NamedTuple):
    """Someone to be told of a record; ``tries`` were over when they asked."""

    seq: int
    tries: int
    future: asyncio.Future[None]


class SessionFile:
    """One session, held by its lock; made by ``sessions.create`` and ``sessions.open_session``.

    Its methods belong to one thread, that of the loop if there is one; ``failing`` is the system's reason while records
    cannot be written, else ``None``.
    """

    failing: str | None = None

    def __init__(self, files: Files, found: Found, lock: Lock, disk: Disk, retry_seconds: float = 1.0) -> None:
        self.path: Path = files.main
        self.recovered: Recovered = found.recovered
        self._lock = lock
        self._seq = found.point.seq
        self._session = found.point.session
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiters: list[_Waiter] = []
        self._closed = False
        self._storage = JournalStorage(found.point.tables, self._commit)
        self.db = SessionDB(self._storage)
        self._writer = Writer(disk, files, lock, self._seq, self._snapshot, self._report, retry_seconds)

    def _snapshot(self) -> Checkpoint:
        """The session as it is; documents are never changed once they are in, so the tables' own dicts suffice."""
        return Checkpoint({name: dict(table) for name, table in self._storage.tables.items()}, self._seq, self._session)

    def _commit(self, text: str, change: Callable[[], None]) -> int:
        writer = self._writer
        with writer.changed:
            if writer.ended or self._closed:
                raise NotSaved(ENDED)
            if writer.waiting >= (MOST_WAITING if writer.failing else MOST_WAITING_SLOW):
                raise NotSaved(writer.failing or "the disk is too slow")
            change()
            self._seq += 1
            writer.put(self._seq, encode(self._seq, text))
            return self._seq

    def append(self, record: dict[str, Any]) -> int:
        """Take an event without waiting for the disk; its sequence number, counted over all records of the session.

        ``NotSaved`` if too many wait already, ``TypeError`` or ``ValueError`` if JSON has no words for the record; then
        nothing was taken.
        """
        self.db.table("events").insert(record)
        return self._seq

    async def durable(self, seq: int) -> None:
        """Return once the record is on the medium; ``NotSaved`` if the last try to write it failed."""
        writer = self._writer
        if seq > self._seq:
            raise ValueError(f"there is no record {seq}")
        self._loop = asyncio.get_running_loop()
        waiter: asyncio.Future[None] = self._loop.create_future()
        with writer.changed:
            if seq <= writer.saved:
                return
            if writer.ended:
                raise NotSaved(writer.failing or ENDED)
            self._waiters.append(_Waiter(seq, writer.tries, waiter))
            writer.kick()
        await waiter

    def _report(self) -> None:
        """Called by the writer after every try: one wake-up of the loop, however many wait."""
        writer = self._writer
        with writer.changed:
            failing, saved, tries, loop = writer.failing, writer.saved, writer.tries, self._loop
        self.failing = failing
        if loop is None:
            return
        try:
            loop.call_soon_threadsafe(self._tell, failing, saved, tries)
        except RuntimeError:
            self._loop = None  # the loop is closed: nobody is left to be told

    def _tell(self, failing: str | None, saved: int, tries: int) -> None:
        still: list[_Waiter] = []
        for waiter in self._waiters:
            if waiter.future.done():
                continue
            if waiter.seq <= saved:
                waiter.future.set_result(None)
            elif failing is not None and tries > waiter.tries:
                waiter.future.set_exception(NotSaved(failing))
            else:
                still.append(waiter)
        self._waiters = still

    def events(self) -> list[dict[str, Any]]:
        """Every event in its order."""
        return list(self._storage.tables.get("events", {}).values())

    @property
    def meta(self) -> dict[str, Any]:
        """What the session says of itself; a copy."""
        return dict(self._storage.tables["meta"][META])

    def put_meta(self, key: str, value: object) -> int:
        """Set one value of ``meta``; the record's sequence number."""
        return self._storage.put("meta", int(META), {**self.meta, key: value})

    def put_result(self, doc_key: str, doc: dict[str, Any]) -> int:
        """Keep what came out under a key, in place of what was there; the last sequence number afterwards."""
        new = {**doc, "key": doc_key}
        results = self._storage.tables.get("results", {})
        known = next((int(doc_id) for doc_id, old in results.items() if old.get("key") == doc_key), None)
        if known is None:
            self.db.table("results").insert(new)
        elif results[str(known)] != new:
            self._storage.put("results", known, new)
            self.db.table("results").clear_cache()
        return self._seq

    def checkpoint(self) -> "Future[None]":
        """Fold the journal into the session file, without waiting; the future ends with ``NotSaved`` if that failed."""
        return self._writer.checkpoint()

    def close(self) -> None:
        """Leave a plain TinyDB file behind and unlock it; waits for the disk.

        ``NotSaved`` if the last checkpoint failed: what was acknowledged is in the journal then, and opening finds it.
        """
        if self._closed:
            return
        done = self._writer.checkpoint()
        self._closed = True
        self._writer.stop()
        self._lock.release()
        done.result()
