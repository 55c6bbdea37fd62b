"""Which sessions of a folder somebody has open right now; asks lock files, and reads only what they hold."""

import contextlib
from pathlib import Path

from facilitator.store.lock import is_held
from facilitator.store.sessions import SessionInfo, info_of


def running(folder: Path) -> list[SessionInfo]:
    """The sessions of a folder that a process has open, the one opened last first; asks lock files only."""
    held: list[tuple[float, Path]] = []
    for lock in folder.glob("*.lock"):
        with contextlib.suppress(OSError):  # closed at this moment, or not ours to ask
            if is_held(lock):
                held.append((lock.stat().st_mtime, lock.with_suffix(".json")))
    found = [info_of(path) for _, path in sorted(held, reverse=True)]
    return [info for info in found if info.state == "open"]
