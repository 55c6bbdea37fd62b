"""A terminal that reads nothing for a while - text selected in its window, Ctrl+S - holds up no phone."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from leaders import Keys
from process import Phone

FLOCK, ROUNDS = 20, 50
TOO_FAST = 429


async def test_phones_are_served_while_the_terminal_reads_nothing(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan.replace('kind = "scale"', 'kind = "scale"\nreveal = "live"'), encoding="utf-8")
    leader = Keys(plan, tmp_path / "s", 1)
    try:
        await leader.begin()
        await leader.do("next")
        await leader.do("open")
        async with AsyncExitStack() as stack:
            phones = [Phone.new(leader.url) for _ in range(FLOCK)]
            for phone in phones:
                await stack.enter_async_context(phone.http)
                await phone.join()
            await leader.see(f"0 of {FLOCK} answered")
            leader.terminal.paused.set()
            for i in range(ROUNDS * FLOCK):
                values = {"kunde": 1 + (i + i // FLOCK) % 5, "ehrlich": 3}
                while (said := await phones[i % FLOCK].answer(f"{i}", "werte", 1, values))[0] == TOO_FAST:
                    await asyncio.sleep(0.05)
                assert said[1]["saved"]
            assert leader.terminal.paused.is_set()
            leader.terminal.paused.clear()
            await leader.see(f"{FLOCK} of {FLOCK} answered")
    finally:
        await leader.end()
