"""Two ways to lead the same day in a process of its own: by keys on the screen, and line by line."""

import asyncio
import os
import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clickers import LEAD, PIN
from playwright.async_api import Browser, Page
from process import Process, quiet_port
from pseudoterminal import Terminal

from facilitator.store import sessions
from facilitator.tui.widgets import big

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


def read_large(shown: str) -> str:
    """The six digits that stand in large half blocks on a screen, ``123 456``; empty if there are none."""
    shapes = {tuple(line.ljust(3) for line in big.lines(sign)): sign for sign in "0123456789 "}
    rows = shown.splitlines()
    for top in range(len(rows) - 2):
        for left in range(len(rows[top]) - 4 * len("123 456")):
            cells = [tuple(row[left + 4 * n :][:3] for row in rows[top : top + 3]) for n in range(len("123 456"))]
            signs = [shapes.get(cell, "?") for cell in cells]
            if "".join(signs).replace(" ", "", 1).isdigit() and signs[3] == " ":
                return "".join(signs).replace(" ", "")
    return ""


class Lines:
    """Leads by the plain console, without accidents, wall or second device."""

    def __init__(self, plan: Path, folder: Path, faster: int) -> None:
        self._process = Process("run", str(plan), "--lang", "en", folder=folder, faster=faster)

    async def begin(self) -> None:
        await self._process.__aenter__()
        self.url, self.path = self._process.url, self._process.path

    async def do(self, action: str, argument: str = "", *, by_phone: bool = False) -> None:
        del by_phone
        said = await self._process.say(f"{action} {argument}".strip())
        assert said.startswith("ok"), said

    async def accident(self) -> None:
        """There is none."""

    async def wall_shows(self, words: str, *not_these: str) -> None:
        """There is none."""

    async def let_a_phone_lead(self) -> None:
        """There is none."""

    async def end(self) -> None:
        await self._process.__aexit__(None, None, None)


class Keys:
    """Leads by keys on the screen and by a phone, with a wall beside, and goes on after every accident."""

    def __init__(self, plan: Path, folder: Path, faster: int = 1, browser: Browser | None = None) -> None:
        self._folder, self._faster, self._browser = folder, faster, browser
        self.wall: Terminal | None = None
        self.page: Page | None = None
        self.terminal = self._started("run", str(plan), "--host", "127.0.0.1", "--port", str(quiet_port()))

    def _started(self, *args: str) -> Terminal:
        return Terminal(*args, "--sessions", str(self._folder), "--lang", "en", faster=self._faster)

    async def begin(self) -> None:
        await until(lambda: "begin" in self.terminal.shown())
        (info,) = sessions.list_sessions(self._folder)
        await until(lambda: "port" in sessions.read(info.path)[0])
        meta = sessions.read(info.path)[0]
        self.url, self.path = f"http://127.0.0.1:{meta['port']}/{meta['code']}", info.path

    async def do(self, action: str, argument: str = "", *, by_phone: bool = False) -> None:
        before = len(led(self.path))
        if by_phone and self.page:
            await self.page.locator("#view:not(.fresh):not(.busy)").wait_for()
            await self.page.locator(f"button[value={action}]:enabled").first.click()
        elif action in {"note", "outcome"}:
            await self._write_down(argument, ENTER if action == "note" else CTRL_O)
        elif action == "insert":
            await self._press("x", "Ask something else")
            await self._press(DOWN * 3, "is everyone done?")
            self.terminal.press(ENTER)
        else:
            self.terminal.press(KEYS[action])
        await until(lambda: len(led(self.path)) > before)
        await until(lambda: "Write down" not in self.terminal.shown() and "Ask something" not in self.terminal.shown())

    async def _press(self, keys: str, then: str) -> None:
        self.terminal.press(keys)
        await self.see(then)

    async def _write_down(self, words: str, key: str) -> None:
        before = len(led(self.path))
        await self._press("k", "Write down")
        await self._press(words, words)
        self.terminal.press(key)
        await until(lambda: len(led(self.path)) > before)
        self.terminal.press(ESCAPE)

    async def wall_shows(self, words: str, *not_these: str) -> None:
        """Wait until the second window shows the room these words, and see that it shows none of the others."""
        if self.wall is None:
            self.wall = self._started("wall", str(self.path))
        wall = self.wall
        await until(lambda: words in wall.shown())
        assert not [word for word in not_these if word in wall.shown()]

    async def let_a_phone_lead(self) -> None:
        """Offer a PIN at the desk, and type it into a phone."""
        if self._browser is None:
            return
        await self._press("K", "A phone to lead with")
        self.terminal.press(ENTER)
        await until(lambda: bool(read_large(self.terminal.shown())))
        self.page = await self._browser.new_page(viewport={"width": 360, "height": 740})
        await self.page.goto(f"{self.url}/clicker")
        await self.page.get_by_label(PIN).fill(read_large(self.terminal.shown()))
        await self.page.get_by_role("button", name=LEAD).click()
        await self.see("A phone leads.")
        self.terminal.press(ESCAPE)

    async def see(self, words: str) -> None:
        """Wait until this stands on the screen."""
        await until(lambda: re.sub(r"\s+", " ", words) in re.sub(r"\s+", " ", self.terminal.shown()))

    async def accident(self) -> None:
        """The power fails; then the program is started anew, and its first offer taken."""
        os.kill(self.terminal.process.pid, signal.SIGKILL)
        await self.terminal.ended()
        self.terminal.hang_up()
        self.terminal = self._started("--host", "127.0.0.1")
        await self.see("Go on where the room is")
        self.terminal.press(ENTER)
        await self.see("undo")

    async def end(self) -> None:
        for terminal in filter(None, (self.wall, self.terminal)):
            terminal.close()
