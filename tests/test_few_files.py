"""A system that lets a process open few files: connections without end take none that the session needs."""

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from process import Phone, Process

from facilitator.store import sessions
from facilitator.web.connections import HEAD_SECONDS

LINUX = sys.platform.startswith("linux")


@pytest.mark.skipif(not LINUX, reason="only Linux lets a test call from several loopback addresses")
async def test_idle_connections_take_no_file_from_the_session(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    async with Process("run", str(plan), folder=tmp_path / "s", files=128) as server, AsyncExitStack() as stack:
        phone, late = Phone.new(server.url), Phone.new(server.url)
        await stack.enter_async_context(phone.http)
        await stack.enter_async_context(late.http)
        await phone.join()
        for command in ("next", "open"):
            assert (await server.say(command)).startswith("ok")
        port = int(server.url.split(":")[2].split("/")[0])
        async with asyncio.timeout(HEAD_SECONDS - 1):  # later the idle ones have been cut anyway
            for _ in range(300):
                _, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=("127.0.0.2", 0))
                stack.callback(writer.close)
            assert (await phone.answer("a", "werte", 1, {"kunde": 5}))[0] == 200
            await late.join()
            assert (await late.answer("b", "werte", 1, {"kunde": 1}))[0] == 200
            for command in ("close", "export", "quit"):
                assert (await server.say(command)).startswith("ok")
        assert await asyncio.wait_for(server.process.wait(), 20) == 0
    kept = [event["submission"] for event in sessions.read(server.path)[1] if event["event"] == "Answered"]
    assert kept == ["a", "b"]
    assert list((tmp_path / "s").glob("*.log")) == []
