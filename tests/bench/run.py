"""The load: 600 phones answer in the same instant, beside WebQuiz under the same client; and the cost of one answer.

``python tests/bench/run.py`` prints a table and writes ``results.md`` beside itself; everything stays on the loopback.
"""

import argparse
import contextlib
import datetime as dt
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from servers import Served, serve_bare, serve_facilitator, serve_webquiz, until
from storing import measure as measure_storing

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SECONDS = 90


@dataclass(frozen=True)
class Load:
    """What came out for one server: milliseconds to acknowledgement over all rounds, MB, and bytes drawn meanwhile."""

    name: str
    ms: tuple[float, ...]
    refused: int
    memory: tuple[float, float]
    drawn: int

    def at(self, share: float) -> float:
        """A percentile, in ms."""
        return statistics.quantiles(self.ms, n=1000, method="inclusive")[round(share * 1000) - 1]


def load(name: str, kind: str, served: Served, people: int, rounds: int, begin: Callable[[int], None]) -> Load:
    """Let the client answer so many rounds; ``begin`` opens each of them."""
    command = [sys.executable, str(HERE / "client.py"), kind, served.url, str(people), str(rounds)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ms: list[float] = []
    refused = drawn = 0
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as client:
        assert client.stdin is not None
        assert client.stdout is not None
        try:
            _expect(client.stdout.readline().strip() == "ready", f"{name}: the client could not get everybody in")
            for number in range(1, rounds + 1):
                begin(number)
                before = served.drawn
                client.stdin.write("go\n")
                client.stdin.flush()
                said = json.loads(client.stdout.readline())
                drawn += served.drawn - before
                ms += said["ms"]
                refused += said["refused"]
            client.wait(SECONDS)
        finally:
            client.kill()
    return Load(name, tuple(sorted(ms)), refused, served.memory(), drawn)


def _expect(is_so: bool, otherwise: str) -> None:
    if not is_so:
        raise RuntimeError(otherwise)


def facilitator_load(folder: Path, front: str, people: int, rounds: int) -> Load:
    """Our own, with its flock on a terminal of 160x45 or line by line."""
    with serve_facilitator(folder, "plain" if front == "plain" else "screen") as served:

        def begin(number: int) -> None:
            for word in ("next", "open") if number == 1 else ("close", "again"):
                served.lead(word)
            until(lambda: served.is_open(number), f"round {number} is open")

        return load(f"facilitator ({front})", "facilitator", served, people, rounds, begin)


def bare_load(people: int, rounds: int) -> Load:
    """The floor: a handler that keeps nothing."""
    with serve_bare() as served:
        return load("bare aiohttp handler, keeps nothing", "bare", served, people, rounds, lambda _number: None)


def webquiz_load(folder: Path, kind: str, people: int, rounds: int) -> Load:
    """WebQuiz, whose questions are all open; ``watched`` by one browser with its live statistics, or by none."""
    names = {"webquiz": "WebQuiz", "watched": "WebQuiz, live statistics watched"}
    with serve_webquiz(folder, ROOT / ".venv" / "webquiz", rounds) as served:
        return load(names[kind], kind, served, people, rounds, lambda _number: None)


def machine() -> str:
    """Processor, cores, system and Python, without a name."""
    model = platform.processor() or platform.machine()
    with contextlib.suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def table(loads: list[Load], costs: dict[str, tuple[float, float]], people: int, rounds: int) -> str:
    """Everything as Markdown."""
    lines = ["# Load", "", f"{dt.datetime.now(tz=dt.UTC):%Y-%m-%d}, {machine()}, loopback.", ""]
    lines += [
        f"{people} phones answer in the same instant, {rounds} rounds; time from the instant to acknowledgement.",
        "",
    ]
    lines += [
        "| server | p50 ms | p95 ms | p99 ms | refused | RSS MB (highest) | drawn meanwhile |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for one in loads:
        times = " | ".join(f"{one.at(share):.0f}" for share in (0.50, 0.95, 0.99))
        now, highest = one.memory
        drawn = f"{one.drawn / 1024:.0f} kB" if one.drawn else "-"
        lines.append(f"| {one.name} | {times} | {one.refused} | {now:.0f} ({highest:.0f}) | {drawn} |")
    for other in loads[1:]:
        share = loads[0].at(0.95) / other.at(0.95)
        target = " (target: at most 0.50)" if "WebQuiz" in other.name else " (the floor)"
        lines += ["", f"p95 is {share:.2f} of that of {other.name}{target}."]
    lines += ["", "One stored answer, waited for until it is on disk:", ""]
    lines += ["| | at 1,000 stored | at 50,000 stored | ratio (target: at most 1.2) |", "|---|--:|--:|--:|"]
    lines += [f"| {kind} | {few:.0f} µs | {many:.0f} µs | {many / few:.2f} |" for kind, (few, many) in costs.items()]
    return "\n".join([*lines, ""])


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--front", choices=("screen", "plain"), default="screen")
    parser.add_argument("--without-webquiz", action="store_true")
    parser.add_argument("--out", type=Path, default=HERE / "results.md")
    wish = parser.parse_args()
    highest = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest, highest))
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / part for part in ("facilitator", "webquiz", "watched", "store")]
        for folder in folders:
            folder.mkdir()
        loads = [facilitator_load(folders[0], wish.front, wish.people, wish.rounds)]
        if not wish.without_webquiz:
            loads += [webquiz_load(folder, folder.name, wish.people, wish.rounds) for folder in folders[1:3]]
        loads.append(bare_load(wish.people, wish.rounds))
        costs = measure_storing(folders[3])
    text = table(loads, costs, wish.people, wish.rounds)
    print(text)
    wish.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
