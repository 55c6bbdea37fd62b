"""The one thread that writes: everything queued in one go, one fsync, then it reports; knows lines, not records.

A failed batch stays queued in its order and is tried again: when something is added, when someone waits for it, and by
itself every ``retry_seconds``.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future

from facilitator.store import checkpoint
from facilitator.store.checkpoint import Checkpoint
from facilitator.store.disk import Disk, Log
from facilitator.store.errors import NotSaved, reason
from facilitator.store.files import Files
from facilitator.store.lock import Lock
from facilitator.store.standing import Standing

_LOG = logging.getLogger(__name__)

ENDED = "the journal is closed"


class Writer:
    """Keeps a session on disk; ``changed`` guards what it shares with the thread that appends.

    It looks before and after each write whether the files are still there: what somebody removed is written anew.
    ``snapshot`` is called with ``changed`` held and gives the session as it is; ``report`` is called without it, by the
    writer after every try.
    """

    def __init__(
        self,
        disk: Disk,
        files: Files,
        lock: Lock,
        saved: int,
        snapshot: Callable[[], Checkpoint],
        report: Callable[[], None],
        retry_seconds: float = 1.0,
    ) -> None:
        """Go on with the journal as it lies on disk, ``saved`` being its last sequence number."""
        self.changed = threading.Condition(threading.RLock())
        self.saved = saved
        self.failing: str | None = None
        self.tries = 0
        self.ended = False
        self._disk, self._files = disk, files
        self._snapshot, self._report = snapshot, report
        self._retry_seconds = retry_seconds
        self._pending: list[tuple[int, bytes]] = []
        self._wanted: list[Future[None]] = []
        self._since: list[bytes] = []
        self._kicked = self._stopping = False
        self._log = Log(disk, files.journal)
        self._log.open()
        self._standing = Standing(disk, files, lock, self._log)
        self._thread = threading.Thread(target=self._run, name=f"journal {files.main.stem}", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many lines are not on disk yet."""
        return len(self._pending)

    def put(self, seq: int, line: bytes) -> None:
        """Queue a line; never waits for the disk."""
        with self.changed:
            self._pending.append((seq, line))
            self.kick()

    def kick(self) -> None:
        """Have the writer try now what is queued."""
        with self.changed:
            self._kicked = True
            self.changed.notify_all()

    def checkpoint(self) -> Future[None]:
        """Ask for a checkpoint of everything appended so far; the future ends with ``NotSaved`` if it fails."""
        done: Future[None] = Future()
        done.set_running_or_notify_cancel()
        with self.changed:
            if self.ended:
                done.set_exception(NotSaved(ENDED))
                return done
            self._wanted.append(done)
            self.kick()
        return done

    def stop(self) -> None:
        """Try once more what is queued, then end the thread and close the journal."""
        with self.changed:
            self._stopping = True
            self.kick()
        self._thread.join()
        self._log.close()

    def _run(self) -> None:
        try:
            while self._turn():
                pass
        finally:
            with self.changed:
                self.ended = True
                self.tries += 1
                if self._pending:
                    self.failing = self.failing or ENDED
                wanted, self._wanted = self._wanted, []
            for done in wanted:
                done.set_exception(NotSaved(self.failing or ENDED))
            self._report()

    def _turn(self) -> bool:
        """Wait for work and do it; whether there may be more."""
        with self.changed:
            timeout = self._retry_seconds if self._pending else None
            self.changed.wait_for(lambda: self._kicked, timeout)
            self._kicked = False
            batch, stopping = self._pending[:], self._stopping
            wanted = self._wanted[:]
            point = self._snapshot() if wanted else None
        anew = self._save(batch, mend=True)
        self._since = []
        if point:
            self._settle(None if anew else point, wanted)
        return not stopping

    def _save(self, batch: list[tuple[int, bytes]], *, mend: bool = False) -> bool:
        """Save a batch; whether all files had to be written anew for it, which only ``mend`` allows."""
        if not batch:
            return False
        failing, saved, anew = None, self.saved, False
        try:
            anew = not self._put(b"".join(line for _, line in batch))
            if anew and not mend:
                raise FileNotFoundError(2, "files of the session were removed")
            saved = self._anew() if anew else batch[-1][0]
        except OSError as error:
            failing = reason(error)
        with self.changed:
            self.failing = failing
            self.tries += 1
            self.saved = saved
            self._pending = [line for line in self._pending if line[0] > saved]
        self._report()
        return anew

    def _put(self, data: bytes) -> bool:
        """Add to the journal; false if files were removed."""
        if not self._standing.check():
            return False
        self._log.append(data)
        self._since.append(data)
        return self._standing.check()

    def _anew(self) -> int:
        """Write all files anew from memory; the last number that is saved then."""
        with self.changed:
            point = self._snapshot()
        self._standing.write_anew(point)
        return point.seq

    def _settle(self, point: Checkpoint | None, wanted: list[Future[None]]) -> None:
        """Write a checkpoint, but for ``None``, and tell those who wanted one."""
        failing = self.failing
        if failing is None and point is not None:
            try:
                if self._standing.check():
                    self._checkpoint(point)
                else:
                    self._anew()
            except OSError as error:
                failing = reason(error)
                _LOG.warning("no checkpoint, the journal goes on: %s", failing)
        with self.changed:
            del self._wanted[: len(wanted)]
        for done in wanted:
            if failing is None:
                done.set_result(None)
            else:
                done.set_exception(NotSaved(failing))

    def _save_meanwhile(self) -> None:
        """Save what came in during a checkpoint, so that nobody waits for its end; ``NotSaved`` if that fails."""
        with self.changed:
            batch = self._pending[:]
        self._save(batch)
        if self.failing is not None:
            raise NotSaved(self.failing)

    def _checkpoint(self, point: Checkpoint) -> None:
        """Write it and go on in its new journal; whatever fails, lines go to the journal that opening will read."""
        checkpoint.write(self._disk, self._files, point, self._save_meanwhile)
        self._log.close()
        checkpoint.start_journal(self._disk, self._files, point, b"".join(self._since))
        self._log.open()
