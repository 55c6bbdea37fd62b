"""A terminal that reads nothing for a while - text selected in its window, Ctrl+S - holds up no phone."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from leaders import Keys
from process import Phone

FLOCK, ROUNDS = 20, 50
TOO_FAST = 429


async def patient(phone: Phone, submission: str, values: dict[str, int]) -> None:
    """Answer, and again after a moment where that was too fast, as the page does."""
    for _ in range(200):
        status, said = await phone.answer(submission, "werte", 1, values)
        if status != TOO_FAST:
            assert said["saved"]
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it stayed too fast")


async def test_phones_are_served_while_the_terminal_reads_nothing(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan.replace('kind = "scale"', 'kind = "scale"\nreveal = "live"'), encoding="utf-8")
    leader = Keys(plan, tmp_path / "s")
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
                await patient(phones[i % FLOCK], f"{i}", values)
            assert leader.terminal.paused.is_set()
            leader.terminal.paused.clear()
            await leader.see(f"{FLOCK} of {FLOCK} answered")
    finally:
        await leader.end()
