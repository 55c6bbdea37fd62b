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


class Taken(OSError):
    """Another process has opened the session since its lock file was removed: this one must not write to it again."""

    def __init__(self) -> None:
        super().__init__("the session was opened in another window")


class Damaged(Exception):
    """Neither the session file nor its backup can be read; nothing was changed."""

    def __init__(self, path: Path, reasons: tuple[str, ...]) -> None:
        super().__init__(f"{path.name} cannot be read: {'; '.join(reasons)}")
        self.path = path
        self.reasons = reasons


def reason(error: OSError) -> str:
    """The system's words for an error, without the name of a file."""
    return error.strerror or str(error) or type(error).__name__
