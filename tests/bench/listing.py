"""How long a list of many sessions takes: ``python tests/bench/listing.py`` prints and keeps the section Listing."""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from results import put, rows, where

from facilitator.store import sessions

RECORDED = Path(__file__).parents[2] / "sessions" / "demo-schwarm.json"
MANY, TIMES, LIMIT = 500, 5, 300.0
"""Sessions in the folder, how often it is listed, and ms of the processor at most."""


def main() -> None:
    """Measure, print and keep."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(MANY):
            shutil.copy(RECORDED, Path(folder) / f"session-{number:03}.json")
        cpu, wall = list[float](), list[float]()
        for _ in range(TIMES):
            before = time.process_time(), time.perf_counter()
            found = sessions.list_sessions(Path(folder))
            cpu.append(1000 * (time.process_time() - before[0]))
            wall.append(1000 * (time.perf_counter() - before[1]))
    size = f"{len(found)} of {RECORDED.stat().st_size / 1000:.0f} kB"
    met = "yes" if statistics.median(cpu) < LIMIT else "**no**"
    line = [size, f"{statistics.median(cpu):.0f}", f"{statistics.median(wall):.0f}", f"under {LIMIT:.0f}", met]
    table = rows(["sessions in a folder", "ms of the processor", "ms", "target", "met"], [line])
    print(table)
    put("Listing", f"{where()} Medians of {TIMES} lists of a folder whose files were read once.\n\n{table}")


if __name__ == "__main__":
    main()
