"""Whether an open session's files still lie where they were and are this process's; makes anew what was removed.

Who tidies up, moves a folder or removes a lock file by hand must not make a lie of "saved".
"""

import logging

from facilitator.store import checkpoint
from facilitator.store.checkpoint import Checkpoint
from facilitator.store.disk import Disk, Log
from facilitator.store.errors import Locked, Taken
from facilitator.store.files import Files
from facilitator.store.lock import Lock

_LOG = logging.getLogger(__name__)


class Standing:
    """The files of one open session as the writer looks at them before and after it writes."""

    def __init__(self, disk: Disk, files: Files, lock: Lock, log: Log) -> None:
        self._disk, self._files, self._lock, self._log = disk, files, lock, log
        self._taken = self._renewing = False

    def check(self) -> bool:
        """Whether the journal can be added to; false if session file or journal were removed or replaced.

        ``Taken``, and then for good, if another process has had the session: its lock file lies there, or there is none
        and the journal is another one. ``OSError`` if the folder is gone.
        """
        place, whole = self._lock.place, self._log.in_place()
        self._taken = (
            self._taken or place == "other" or (place == "gone" and not whole and self._disk.has(self._files.journal))
        )
        if self._taken:
            raise Taken
        if place == "gone":
            try:
                self._lock.renew()
            except Locked:
                self._taken = True
                raise Taken from None
        return whole and not self._renewing and self._disk.has(self._files.main)

    def write_anew(self, point: Checkpoint) -> None:
        """Write all files from what is in memory; until that went well ``check`` says no."""
        self._renewing = True
        self._log.close()
        checkpoint.write_anew(self._disk, self._files, point)
        self._log.open()
        self._renewing = False
        _LOG.warning("files of the session were removed or replaced, and written anew")
