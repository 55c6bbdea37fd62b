"""What one stored answer costs in a short and in a long session; both are measured in turns, on the same disk."""

import asyncio
import statistics
import time
from pathlib import Path
from typing import Any

from facilitator.store import sessions
from facilitator.store.journal import SessionFile

BLOCKS, IN_BLOCK, BATCH = 20, 25, 100
META: dict[str, Any] = {"format": "facilitator/1", "plan": {"workshop": {"title": "Bench"}}, "created": "2000-01-01"}


def answer(number: int) -> dict[str, Any]:
    """An answer as the room keeps it."""
    values = {"kunde": 4, "stern": 2, "zug": 3, "echo": 5, "spielraum": 1}
    submission, person = f"{number:024x}", f"{number:032x}"
    event = {"event": "Answered", "participant": person, "step": "werte", "round": 1}
    return {**event, "submission": submission, "answer": values}


async def _filled(folder: Path, stored: int) -> SessionFile:
    file = sessions.create(folder, f"bench-{stored}", META)
    seq = 0
    for number in range(stored):
        seq = file.append(answer(number))
        if number % 1000 == 999:
            await file.durable(seq)
    await file.durable(seq)
    return file


async def _single(file: SessionFile) -> float:
    start = time.perf_counter()
    for number in range(IN_BLOCK):
        await file.durable(file.append(answer(number)))
    return (time.perf_counter() - start) / IN_BLOCK * 1e6


async def _batch(file: SessionFile) -> float:
    start = time.perf_counter()
    await file.durable([file.append(answer(number)) for number in range(BATCH)][-1])
    return (time.perf_counter() - start) / BATCH * 1e6


async def costs(folder: Path, few: int, many: int) -> dict[str, tuple[float, float]]:
    """Median microseconds per answer, with ``few`` and with ``many`` stored: one by one, and in batches of 100."""
    files = [await _filled(folder, few), await _filled(folder, many)]
    found: dict[str, list[tuple[float, float]]] = {"one by one": [], f"in batches of {BATCH}": []}
    try:
        for _ in range(BLOCKS):
            for kind, cost in zip(found, (_single, _batch), strict=True):
                found[kind].append((await cost(files[0]), await cost(files[1])))
    finally:
        for file in files:
            file.close()
    return {
        kind: (statistics.median(f for f, _ in pairs), statistics.median(m for _, m in pairs))
        for kind, pairs in found.items()
    }


def measure(folder: Path, few: int = 1_000, many: int = 50_000) -> dict[str, tuple[float, float]]:
    """As ``costs``, on a loop of its own."""
    return asyncio.run(costs(folder, few, many))
