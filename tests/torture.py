"""The long run of the tests that hurt: kills, damaged disks, hostile input; writes the section Torture of the results.

``python tests/torture.py [pytest's options or paths]``; a test asks ``figures.times`` how often, and leaves figures.
"""

import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.append(str(HERE / "bench"))

from results import put, where  # noqa: E402  it stands beside the load

PATHS = ["test_kill.py", "test_full_disk.py", "store", "fuzz", "web/test_connections.py", "web/test_attacks.py"]
TIMES = {"KILLS": 500, "FLIPS": 1000, "CUTS": 100_000, "REORDERINGS": 40, "STATEFUL": 1000, "FUZZ": 6_000}
INPUTS = 100_000
"""So many inputs at least, in the figures called ``inputs``."""
SECONDS = 3600


class Outcomes:
    """Counts what came out of each test."""

    def __init__(self) -> None:
        self.found: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test's own part, or a beginning or an end that went wrong."""
        if report.when == "call" or not report.passed:
            self.found[report.outcome] += 1


def summed(lines: list[str]) -> dict[str, Counter[str]]:
    """The figures left behind, added up by what they are figures of."""
    found: dict[str, Counter[str]] = {}
    for line in lines:
        figures = json.loads(line)
        found.setdefault(figures.pop("what"), Counter()).update(figures)
    return found


def told(figures: Counter[str]) -> str:
    """``500 kills, 12,345 acknowledged``."""
    return ", ".join(f"{number:,.10g} {name.replace('_', ' ')}" for name, number in figures.items())


def main(wishes: list[str]) -> int:
    """Run, write, and say with the exit code whether all passed."""
    paths = [] if any(Path(wish).exists() for wish in wishes) else [str(HERE / path) for path in PATHS]
    outcomes, start = Outcomes(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        left = Path(folder) / "figures"
        left.touch()
        os.environ["FACILITATOR_FIGURES"] = str(left)
        for name, number in TIMES.items():
            os.environ.setdefault(f"FACILITATOR_{name}", str(number))
        code = int(pytest.main([*paths, "-o", f"timeout={SECONDS}", *wishes], plugins=[outcomes]))
        figures = summed(left.read_text(encoding="utf-8").splitlines())
    inputs = sum(counted["inputs"] for counted in figures.values())
    met = "as wanted" if inputs >= INPUTS else f"**{INPUTS:,} are wanted**"
    tests = ", ".join(f"{number} {outcome}" for outcome, number in sorted(outcomes.found.items()))
    summary = f"{where()}\n\nTests: {tests}, in {(time.monotonic() - start) / 60:.0f} minutes."
    summary += f" Hostile inputs in all: {inputs:,} ({met})."
    table = "\n".join(f"- {what}: {told(counted)}" for what, counted in sorted(figures.items()))
    print(f"\n{summary}\n\n{table}")  # noqa: T201  it is a command
    if paths:
        put("Torture", f"{summary}\n\n{table}")
    return code or int(bool(paths) and inputs < INPUTS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
