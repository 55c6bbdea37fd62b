"""A program on a terminal, of 160x45 unless told: what it draws, when, and keys for it."""

import contextlib
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import threading
import time
from bisect import bisect_left

ROWS, COLUMNS = 45, 160
_CONTROL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")


class Terminal:
    """Runs ``command``; close it after the program has ended."""

    def __init__(self, command: list[str], rows: int = ROWS, columns: int = COLUMNS) -> None:
        self._desk, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        size = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": str(columns), "LINES": str(rows)}
        self.process = subprocess.Popen(
            command, stdin=terminal, stdout=terminal, stderr=terminal, env={**os.environ, **size}
        )
        os.close(terminal)
        self._drawn: list[tuple[float, bytes]] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError):  # Linux reports the end of a terminal as an error
            while data := os.read(self._desk, 65536):
                self._drawn.append((time.monotonic(), data))

    def press(self, key: str) -> None:
        """Press a key."""
        os.write(self._desk, key.encode())

    def mark(self) -> int:
        """A place in what is drawn, for ``when`` and ``size``."""
        return len(self._drawn)

    def size(self, mark: int) -> int:
        """Bytes drawn since then."""
        return sum(len(data) for _, data in self._drawn[mark:])

    def when(self, text: str, mark: int, seconds: float = 10.0) -> float:
        """The moment on the monotonic clock at which a text drawn since ``mark`` was complete.

        ``TimeoutError`` if it was not drawn in time.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            drawn = self._drawn[mark:]
            if text in _plain(drawn):
                until = bisect_left(range(len(drawn)), 1, key=lambda n: int(text in _plain(drawn[: n + 1])))
                return drawn[until][0]
            time.sleep(0.01)
        raise TimeoutError(f"{text!r} was not drawn within {seconds} s")

    def still(self, rest: float = 0.3, seconds: float = 20.0) -> None:
        """Wait until nothing has been drawn for a while; ``TimeoutError`` if there is always something."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._drawn and time.monotonic() - self._drawn[-1][0] > rest:
                return
            time.sleep(0.05)
        raise TimeoutError(f"the screen was never still within {seconds} s")

    def close(self) -> None:
        """Read the rest and forget it."""
        self._reader.join()
        os.close(self._desk)


def _plain(drawn: list[tuple[float, bytes]]) -> str:
    return _CONTROL.sub("", b"".join(data for _, data in drawn).decode(errors="replace"))
