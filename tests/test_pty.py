"""What really reaches a terminal: the bytes of a pseudo-terminal while strangers write hostile things."""

import asyncio
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import AsyncExitStack
from fcntl import ioctl
from pathlib import Path

import pytest
from process import Phone

from facilitator.store import sessions

HOSTILE = [
    "\x1b]0;PWNED-TITLE\x07 eins",
    "\x1b]52;c;UFdORUQ=\x07 zwei",
    "\x1b[2J\x1b[31mPWNED-CSI drei",
    "\x9b31mPWNED-C1 vier",
    "[@click=app.quit]PWNED-CLICK[/] fünf",
    "[/PWNED-MARKUP] sechs",
    "\u202ePWNED-BIDI sieben",
]


SHOWN = ["PWNED-TITLE", "PWNED-CSI", "PWNED-C1", "[@click=app.quit]PWNED-CLICK[/]", "[/PWNED-MARKUP]", "PWNED-BIDI"]
"""What stands on the screen of it, twice: as the step's result and in the list of entries."""
POINTER = b"\x1b]22;default\x07"
"""The screen's own mouse pointer, the only operating system command it sends."""


class Terminal:
    """A program on a pseudo-terminal of 120x40, with every byte it wrote."""

    def __init__(self, *args: str) -> None:
        self.seen = b""
        self.fd, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        command = [sys.executable, "-m", "facilitator", *args]
        env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
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

    def text(self) -> str:
        return re.sub(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]", b"", self.read()).decode("utf-8", "replace")

    def press(self, keys: str) -> None:
        os.write(self.fd, keys.encode())

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(40):
            while not condition():
                self.read()
                await asyncio.sleep(0.05)


def door(folder: Path) -> str:
    """Where the phones of the only session of a folder go; empty until it listens."""
    found = [sessions.read(session.path)[0] for session in sessions.list_sessions(folder)]
    return f"http://127.0.0.1:{found[0]['port']}/{found[0]['code']}" if found and "port" in found[0] else ""


@pytest.mark.timeout(120)
async def test_no_hostile_byte_reaches_the_terminal(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    terminal = Terminal("run", str(plan), "--host", "127.0.0.1", "--sessions", str(tmp_path / "s"), "--lang", "en")
    try:
        await terminal.until(lambda: "begin" in terminal.text() and bool(door(tmp_path / "s")))
        url = door(tmp_path / "s")
        async with AsyncExitStack() as stack:
            phones = [Phone.new(url) for _ in HOSTILE]
            for phone in phones:
                await stack.enter_async_context(phone.http)
                await phone.join()
            terminal.press("nno")
            state = await phones[0].state()
            while not (state["step"] and state["step"]["open"]):
                state = await phones[0].state()
            for phone, text in zip(phones, HOSTILE, strict=True):
                status, _ = await phone.answer("s", "hindernisse", 1, {"text": [text]})
                assert status == 200
            terminal.press("c")
            await terminal.until(lambda: "PWNED-MARKUP" in terminal.text())
            terminal.press("m")
            await terminal.until(lambda: all(terminal.text().count(shown) > 1 for shown in SHOWN))
        seen = terminal.read().replace(POINTER, b"")
    finally:
        terminal.close()
    for sequence in (b"\x1b]0;PWNED", b"\x1b]52", b"\x1b[31mPWNED", b"\xc2\x9b", "\u202e".encode(), b"\x07"):
        assert sequence not in seen
