"""The load and the cost of a stored answer, against their targets: ``python tests/bench/run.py`` prints them.

It writes the sections Load and Store of ``results.md`` beside itself; everything stays on the loopback.
"""

import argparse
import tempfile
from pathlib import Path

import report
from day import spend
from results import FILE, put, rows, where
from storing import measure

SIZES = [30, 200, 600, 2000]
BESIDE = ("webquiz", "watched", "bare")
FEW, MANY = 1_000, 50_000


def store(folder: Path) -> str:
    """One stored answer, waited for until it is on disk."""
    head = ["one answer, until it is on disk", f"at {FEW:,} stored", f"at {MANY:,} stored", "ratio", "target"]
    costs = measure(folder, FEW, MANY)
    return rows(
        head,
        [
            [kind, f"{few:.0f} µs", f"{many:.0f} µs", f"{many / few:.2f}", "at most 1.2"]
            for kind, (few, many) in costs.items()
        ],
    )


def main() -> None:
    """Measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=SIZES)
    parser.add_argument("--front", choices=("screen", "plain"), default="screen")
    parser.add_argument("--beside", nargs="*", choices=BESIDE, default=BESIDE)
    parser.add_argument("--only", choices=("load", "store"))
    parser.add_argument("--out", type=Path, default=FILE)
    wish = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if wish.only != "store":
            days = []
            for people in wish.people:
                print(f"{people} phones ...", flush=True)
                days.append(spend(Path(name) / str(people), people, wish.front, tuple(wish.beside)))
            keep("Load", report.text(days), wish.out)
        if wish.only != "load":
            folder = Path(name) / "store"
            folder.mkdir()
            keep("Store", store(folder), wish.out)


def keep(section: str, text: str, file: Path) -> None:
    """Print and write a section, with machine and date."""
    print(f"\n{section}\n\n{text}")
    put(section, f"{where()}\n\n{text}", file)


if __name__ == "__main__":
    main()
