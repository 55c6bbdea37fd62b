"""A real program on a pseudo-terminal: what it writes, what stands on its screen, and keys for it."""

import asyncio
import contextlib
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable
from fcntl import ioctl

import pyte

_BEGUN = time.time()
_FAST = """import time
_clock = time.time
time.time = lambda: {begun} + {faster} * (_clock() - {begun})
"""
_RUN = 'import runpy\nrunpy.run_module("facilitator", run_name="__main__", alter_sys=True)'
_OWN = """import fcntl, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
"""
"""As in a window: the program has the terminal as its own, so that closing it hangs the program up."""


def started(faster: int, before: str = "") -> tuple[str, str]:
    """Python's arguments for the program; its time of day runs ``faster``, the same for all that are started here."""
    return "-c", _FAST.format(begun=_BEGUN, faster=faster) + before + _RUN


class Terminal:
    """``facilitator ARGS`` on a pseudo-terminal of ``columns`` x ``rows``, with every byte it wrote.

    Its clock runs ``faster``; it reads nothing while ``paused``.
    """

    def __init__(self, *args: str, columns: int = 120, rows: int = 40, faster: int = 1) -> None:
        self.seen = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._fed = 0
        self.fd, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        command = [sys.executable, *started(faster, _OWN), *args]
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True, env=env
        )
        os.close(slave)
        self._closed = threading.Event()
        self.paused = threading.Event()
        self._reader = threading.Thread(target=self._drain, daemon=True)
        self._reader.start()

    def _drain(self) -> None:
        """Take whatever comes at once, as a terminal does: who writes to one that does not read has to wait."""
        with contextlib.suppress(OSError):  # Linux reports the end of a terminal as an error
            while not self._closed.is_set():
                if self.paused.is_set():
                    self._closed.wait(0.05)
                elif select.select([self.fd], [], [], 0.05)[0]:
                    self.seen += os.read(self.fd, 65536)

    def hang_up(self) -> None:
        """Close the window; what runs in it is told so by the system."""
        self._closed.set()
        self._reader.join()
        os.close(self.fd)

    async def ended(self) -> int:
        """Wait until the program has ended by itself; its return code."""
        await self.until(lambda: self.process.poll() is not None)
        return self.process.wait()

    def close(self) -> None:
        """End the program if it still runs, and forget the terminal."""
        self.paused.clear()
        self.process.terminate()
        self.process.wait(30)
        if not self._closed.is_set():
            self.hang_up()

    def shown(self) -> str:
        """What stands on the screen now, line by line."""
        seen = self.seen
        self._stream.feed(seen[self._fed :])
        self._fed = len(seen)
        return "\n".join(self.screen.display)

    def text(self) -> str:
        return re.sub(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]", b"", self.seen).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(40):
            while not condition():  # noqa: ASYNC110  another process draws
                await asyncio.sleep(0.05)
