import asyncio
import os
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest
from process import Phone, Process

from facilitator.store import sessions

KILLS = int(os.environ.get("FACILITATOR_KILLS", "50"))
PHONES = 8


async def load(phone: Phone, name: str, acknowledged: list[str], enough: asyncio.Event) -> None:
    """Answer again and again with new submissions until the server is gone."""
    for i in range(10_000):
        submission = f"{name}-{i}"
        try:
            status, body = await phone.answer(submission, "werte", 1, {"kunde": i % 5 + 1})
        except (TimeoutError, aiohttp.ClientError, OSError):
            return
        if status == 200:
            assert body["submission"] == submission
            acknowledged.append(submission)
        if len(acknowledged) % 40 == 39:
            enough.set()


@pytest.mark.timeout(400)
async def test_every_acknowledged_answer_is_there_exactly_once_after_kill_9(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    acknowledged: list[str] = []
    command: tuple[str, ...] = ("run", str(plan))
    async with AsyncExitStack() as stack:
        phones: list[Phone] = []
        for kill in range(KILLS):
            async with Process(*command, folder=tmp_path / "s") as server:
                if not phones:
                    for _ in range(PHONES):
                        phone = Phone.new(server.url)
                        await stack.enter_async_context(phone.http)
                        await phone.join()
                        phones.append(phone)
                    await server.say("next")
                    await server.say("open")
                for phone in phones:
                    phone.url = server.url
                status = await server.say("status")
                assert "status=open step=werte" in status
                assert f"joined={PHONES}" in status
                enough = asyncio.Event()
                loads = [
                    asyncio.ensure_future(load(p, f"{kill}.{n}", acknowledged, enough)) for n, p in enumerate(phones)
                ]
                await asyncio.wait_for(enough.wait(), 30)
                await server.kill()
                await asyncio.gather(*loads)
            _, events = sessions.read(server.path)
            kept = Counter(e["submission"] for e in events if e["event"] == "Answered")
            assert set(acknowledged) <= set(kept)
            assert max(kept.values()) == 1
            command = ("resume", str(server.path))
    assert len(acknowledged) >= KILLS * 10
