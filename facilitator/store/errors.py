"""What can go wrong with a session file; plain exceptions, put into words by whoever shows them."""

from pathlib import Path


class NotSaved(OSError):
    """A record could not be written; it stays queued and is tried again, the text is the system's reason."""


class Locked(Exception):
    """The session is open elsewhere, in the process ``pid`` (0 if the lock file does not tell)."""

    def __init__(self, path: Path, pid: int) -> None:
        super().__init__(f"{path.name} is open in process {pid}")
        self.path = path
        self.pid = pid


class Damaged(Exception):
    """Neither the session file nor its backup can be read; nothing was changed."""

    def __init__(self, path: Path, reasons: tuple[str, ...]) -> None:
        super().__init__(f"{path.name} cannot be read: {'; '.join(reasons)}")
        self.path = path
        self.reasons = reasons
