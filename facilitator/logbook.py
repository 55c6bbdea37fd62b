"""What goes wrong inside, in a file beside the session and never on the screen; tells no address, time or answer."""

import contextlib
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class _Discreet(logging.Formatter):
    """Level, logger and where it happened; the words of other libraries may name a phone's address or answer."""

    def format(self, record: logging.LogRecord) -> str:
        own = record.getMessage() if record.name.startswith("facilitator") else ""
        lines = [f"{record.levelname} {record.name} {own}".rstrip()]
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            frames = traceback.extract_tb(error.__traceback__)
            lines += [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
            lines.append(f"  {type(error).__name__}")
        return "\n".join(lines)


class _Quiet(logging.FileHandler):
    """A log that cannot be written is no reason to disturb the room, nor to write over the screen."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write it if the file can be opened: with too many files open even the null device cannot."""
        with contextlib.suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  logging's name
        """Nothing: the disk's trouble is on the banner already."""


@contextmanager
def logged_to(path: Path) -> Iterator[None]:
    """Write warnings and errors into a file, which is made with the first of them."""
    handler = _Quiet(path, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_Discreet())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()
