"""A journal in memory, for every test that needs a room and no disk."""

import asyncio
import json
from typing import Any


class Memory:
    """Keeps records as JSON would; ``failing`` says why it cannot save, ``full`` why it takes nothing more, and
    ``slow`` cleared lets everybody wait.
    """

    def __init__(self) -> None:
        self.failing: str | None = None
        self.full: str | None = None
        self.records: list[dict[str, Any]] = []
        self.slow = asyncio.Event()
        self.slow.set()

    def append(self, record: dict[str, Any]) -> int:
        if self.full:
            raise OSError(self.full)
        self.records.append(json.loads(json.dumps(record, allow_nan=False)))
        return len(self.records)

    async def durable(self, seq: int) -> None:
        if not seq:
            return
        await self.slow.wait()
        if self.failing:
            raise OSError(self.failing)
