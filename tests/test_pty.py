"""What really reaches a terminal: the bytes of a pseudo-terminal while strangers write hostile things."""

import asyncio
import re
from contextlib import AsyncExitStack
from itertools import cycle
from pathlib import Path

import pytest
from corpus import HOSTILE, writable
from process import Phone
from pseudoterminal import Terminal

from facilitator.domain.text import clean
from facilitator.store import sessions

SAID = [words.text[:140] for words in writable(HOSTILE) if clean(words.text[:140], 140)]
"""What strangers write: all of the hostile corpus that a phone can send."""
MARKED = [mark for mark in re.findall(r"PWNED-[A-Z0-9-]+", " ".join(SAID)) if any(mark in clean(s, 60) for s in SAID)]
POINTER = b"\x1b]22;default\x07"
"""The screen's own mouse pointer, the only operating system command it sends."""


def door(folder: Path) -> str:
    """Where the phones of the only session of a folder go; empty until it listens."""
    found = [sessions.read(session.path)[0] for session in sessions.list_sessions(folder)]
    return f"http://127.0.0.1:{found[0]['port']}/{found[0]['code']}" if found and "port" in found[0] else ""


SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])|[\x00-\x1f\x7f]"
)
OWN = re.compile(
    rb"\x1b\[(?:[0-9;]*m|\d+;\d+H|\?(?:1000|1003|1004|1006|1015|1049|2004)h|\?(?:7|25)l|\?20(?:26|48)\$p|>25u)|[\r\n]"
)
"""What the screen itself sends: colours, places, its modes at the start, and two questions about the terminal."""


def obeyed_by(terminal: bytes) -> set[bytes]:
    """All that the terminal was told to do beside what the screen itself tells it."""
    return {match[0] for match in SEQUENCE.finditer(terminal) if not OWN.fullmatch(match[0])}


def _marks(text: str) -> int:
    return sum(mark in text for mark in MARKED)


@pytest.mark.timeout(180)
async def test_no_hostile_byte_reaches_the_terminal(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    terminal = Terminal("run", str(plan), "--host", "127.0.0.1", "--sessions", str(tmp_path / "s"), "--lang", "en")
    try:
        await terminal.until(lambda: "begin" in terminal.text() and bool(door(tmp_path / "s")))
        url = door(tmp_path / "s")
        async with AsyncExitStack() as stack:
            phones = [Phone.new(url) for _ in SAID]
            for phone in phones:
                await stack.enter_async_context(phone.http)
                await phone.join()
            terminal.press("nno")
            state = await phones[0].state()
            while not (state["step"] and state["step"]["open"]):
                state = await phones[0].state()
            for phone, text in zip(phones, SAID, strict=True):
                status, told = await phone.answer("s", "hindernisse", 1, {"text": [text]})
                assert status == 200, told
            terminal.press("c")
            await terminal.until(lambda: "PWNED" in terminal.text())
            terminal.press("m")
            pages = cycle([*["\x1b[6~"] * 30, *["\x1b[5~"] * 30])
            async with asyncio.timeout(60):
                while _marks(terminal.text()) <= len(MARKED) / 2:
                    terminal.press(next(pages))
                    await asyncio.sleep(0.1)
        seen = terminal.seen.replace(POINTER, b"")
    finally:
        terminal.close()
    assert obeyed_by(seen) == set()
    assert not re.search(rb"\x1b\[[0-9;]*31mPWNED", seen)
    assert "\u202e".encode() not in seen
    assert not re.search(rb"\xc2[\x80-\x9f]", seen)
