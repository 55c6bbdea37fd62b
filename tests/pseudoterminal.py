"""A real program on a pseudo-terminal: what it writes, what stands on its screen, and keys for it."""

import asyncio
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from fcntl import ioctl

import pyte


_START = """import fcntl, runpy, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
runpy.run_module("facilitator", run_name="__main__", alter_sys=True)"""
"""As in a window: the program has the terminal as its own, so that closing it hangs the program up."""


class Terminal:
    """``facilitator ARGS`` on a pseudo-terminal of ``columns`` x ``rows``, with every byte it wrote."""

    def __init__(self, *args: str, columns: int = 120, rows: int = 40, **environment: str) -> None:
        self.seen = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._fed = 0
        self.fd, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        command = [sys.executable, "-c", _START, *args]
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"} | environment
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True, env=env
        )
        os.close(slave)
        os.set_blocking(self.fd, False)

    def close(self) -> None:
        self.process.terminate()
        while self.process.poll() is None:
            self.read()
        os.close(self.fd)

    def read(self) -> bytes:
        try:
            while data := os.read(self.fd, 65536):
                self.seen += data
        except (BlockingIOError, OSError):
            pass
        return self.seen

    def shown(self) -> str:
        """What stands on the screen now, line by line."""
        seen = self.read()
        self._stream.feed(seen[self._fed :])
        self._fed = len(seen)
        return "\n".join(self.screen.display)

    def text(self) -> str:
        return re.sub(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]", b"", self.read()).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(40):
            while not condition():
                self.read()
                await asyncio.sleep(0.05)
