"""Two ways to lead the same day in a process of its own: by keys on the screen, and line by line."""

import asyncio
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from process import Process
from pseudoterminal import Terminal

from facilitator.store import sessions

KEYS = {
    "next": "n", "back": "b", "open": "o", "close": "c", "reveal": "r", "hide": "r", "again": "a", "undo": "u",
    "redo": "U", "timer": "t", "lock": "l", "unlock": "l",
}  # fmt: skip
CTRL_O, ENTER, ESCAPE, DOWN = "\x0f", "\r", "\x1b", "\x1b[B"
_GUESTS = {"Joined", "Answered"}


def led(path: Path) -> list[dict[str, Any]]:
    """What the facilitator did so far, as it stands on disk."""
    return [event for event in sessions.read(path)[1] if event["event"] not in _GUESTS]


async def until(condition: Callable[[], bool], seconds: float = 40) -> None:
    """Wait for what another process does."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  another process tells nobody
            await asyncio.sleep(0.03)


class Lines:
    """Leads by the plain console, without accidents."""

    def __init__(self, plan: Path, folder: Path, faster: int) -> None:
        self._process = Process("run", str(plan), "--lang", "en", folder=folder, faster=faster)

    async def begin(self) -> None:
        await self._process.__aenter__()
        self.url, self.path = self._process.url, self._process.path

    async def do(self, action: str, argument: str = "") -> None:
        said = await self._process.say(f"{action} {argument}".strip())
        assert said.startswith("ok"), said

    async def accident(self) -> None:
        """There is none."""

    async def end(self) -> None:
        await self._process.__aexit__(None, None, None)


class Keys:
    """Leads by keys on the screen, and goes on after every accident."""

    def __init__(self, plan: Path, folder: Path, faster: int) -> None:
        self._folder, self._faster = folder, faster
        self.terminal = self._started("run", str(plan))

    def _started(self, *args: str) -> Terminal:
        common = ("--host", "127.0.0.1", "--sessions", str(self._folder), "--lang", "en")
        return Terminal(*args, *common, columns=120, rows=40, faster=self._faster)

    async def begin(self) -> None:
        await until(lambda: "begin" in self.terminal.shown())
        (info,) = sessions.list_sessions(self._folder)
        await until(lambda: "port" in sessions.read(info.path)[0])
        meta = sessions.read(info.path)[0]
        self.url, self.path = f"http://127.0.0.1:{meta['port']}/{meta['code']}", info.path

    async def do(self, action: str, argument: str = "") -> None:
        before = len(led(self.path))
        match action:
            case "note" | "outcome":
                self.terminal.press("k")
                await self.see("Write down")
                self.terminal.press(argument)
                await self.see(argument)
                self.terminal.press(ENTER if action == "note" else CTRL_O)
                await until(lambda: len(led(self.path)) > before)
                self.terminal.press(ESCAPE)
            case "insert":
                self.terminal.press("x")
                await self.see("Ask something else")
                self.terminal.press(DOWN * 3)
                await self.see("is everyone done?")
                self.terminal.press(ENTER)
            case _:
                self.terminal.press(KEYS[action])
        await until(lambda: len(led(self.path)) > before)
        await until(lambda: "Write down" not in self.terminal.shown() and "Ask something" not in self.terminal.shown())

    async def see(self, words: str) -> None:
        """Wait until this stands on the screen."""
        await until(lambda: re.sub(r"\s+", " ", words) in re.sub(r"\s+", " ", self.terminal.shown()))

    async def accident(self) -> None:
        """The power fails; then the program is started anew, and its first offer taken."""
        os.kill(self.terminal.process.pid, signal.SIGKILL)
        await self.terminal.ended()
        self.terminal.hang_up()
        self.terminal = self._started()
        await self.see("Go on where the room is")
        self.terminal.press(ENTER)
        await self.see("undo")

    async def end(self) -> None:
        self.terminal.close()
