"""``facilitator check`` on a terminal, seen by a device of this very machine."""

import re
from pathlib import Path

import aiohttp
from pseudoterminal import Terminal


async def test_the_check_shows_a_code_sees_who_comes_and_leaves_its_findings_behind(tmp_path: Path) -> None:
    terminal = Terminal("check", "--host", "127.0.0.1", "--lang", "en", "--sessions", str(tmp_path))
    try:
        await terminal.until(lambda: "Second device" in terminal.shown() and ":8" in terminal.shown())
        address = re.search(r"127\.0\.0\.1:\d+/\w{4}", terminal.shown())
        assert address
        connector = aiohttp.TCPConnector(local_addr=("127.0.0.2", 0))
        async with aiohttp.ClientSession(connector=connector) as http, http.get(f"http://{address[0]}") as reply:
            assert "It works: this phone reaches the laptop." in await reply.text()
        await terminal.until(lambda: "seen: 1" in terminal.shown())
        terminal.press("q")
        assert await terminal.ended() == 1, "nobody else reaches an address of this laptop alone"
        await terminal.until(lambda: "Keep the lid open" in terminal.text().rpartition("bad   Address:")[2])
        left = terminal.text().rpartition("bad   Address:")[2]
        assert "ok    Second device: seen: 1" in left
    finally:
        terminal.close()
    assert list(tmp_path.iterdir()) == [], "the check keeps nothing"
