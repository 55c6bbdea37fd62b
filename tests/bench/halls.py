"""A server with its phones: lets all of them do something, and says how long that took and what it cost."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from servers import Served

HERE = Path(__file__).parent
SETTLE = 0.4
"""Seconds of rest before everybody acts."""


@dataclass(frozen=True)
class Phase:
    """What came out: sorted ms until each phone was done, what failed, messages, CPU seconds, MB, the last moment."""

    ms: tuple[float, ...]
    looked: tuple[float, ...]
    failed: int
    why: str
    requests: int
    events: int
    cpu: float
    memory: float
    end: float
    times: int = 1

    def at(self, share: float) -> float:
        """A percentile of ``ms``; not a number if nobody got through."""
        return percentile(self.ms, share)


def percentile(ms: tuple[float, ...], share: float) -> float:
    """A percentile; not a number without values."""
    return (
        statistics.quantiles(ms, n=1000, method="inclusive")[round(share * 1000) - 1] if len(ms) > 1 else float("nan")
    )


def merged(phases: Iterable[Phase]) -> Phase:
    """Several times the same as one: all values, sums of the costs, the memory of the last."""
    all_ = list(phases)
    return Phase(
        ms=tuple(sorted(ms for phase in all_ for ms in phase.ms)),
        looked=tuple(sorted(ms for phase in all_ for ms in phase.looked)),
        failed=sum(phase.failed for phase in all_),
        why=next((phase.why for phase in all_ if phase.why), ""),
        requests=sum(phase.requests for phase in all_),
        events=sum(phase.events for phase in all_),
        cpu=sum(phase.cpu for phase in all_),
        memory=all_[-1].memory,
        end=all_[-1].end,
        times=len(all_),
    )


class Hall:
    """One server and so many phones; ``kind`` is what the phones speak."""

    def __init__(self, served: Served, kind: str, people: int) -> None:
        self.served, self.kind, self.people = served, kind, people
        command = [sys.executable, str(HERE / "client.py"), kind, served.url, str(people)]
        environment = {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}
        self.client = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        self._hear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, no: BaseException | None, tb: TracebackType | None) -> None:
        self.client.kill()
        self.client.communicate()

    def _hear(self) -> str:
        assert self.client.stdout is not None
        line = self.client.stdout.readline()
        if not line:
            raise RuntimeError(f"the phones of {self.kind} have ended")
        return line

    def do(self, words: str, act: Callable[[], None] | None = None) -> Phase:
        """Let everybody do it; with ``act``, the time counts from that act, which the phones wait for."""
        time.sleep(SETTLE)
        before = self.served.cpu()
        assert self.client.stdin is not None
        self.client.stdin.write(f"{words}\n")
        self.client.stdin.flush()
        start = None
        if act is not None:
            self._hear()
            start = time.monotonic()
            act()
        said = json.loads(self._hear())
        start = said["start"] if start is None else start
        return Phase(
            ms=tuple((at - start) * 1000 for at in said["at"]),
            looked=tuple((at - start) * 1000 for at in said["looked"]),
            failed=self.people - len(said["at"]),
            why=next(iter(said["failed"]), ""),
            requests=said["requests"],
            events=said["events"],
            cpu=self.served.cpu() - before,
            memory=self.served.memory(),
            end=max(said["at"], default=start),
        )
