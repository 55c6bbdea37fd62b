"""From the command to the first screen, beside a bare Textual app that imports aiohttp.

``python tests/bench/start.py`` prints and keeps the section Start of ``results.md``. All are started in turns, with
their modules compiled, as an installed program has them, and their files already read once.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from results import put, rows, where
from terminal import Terminal

HERE = Path(__file__).parent
TIMES, MOST = 9, 1.5
"""Starts of each, and what the ratio of their medians may be."""


def seconds(command: list[str], word: str) -> float:
    """From the start of a program until the word is drawn; then it is ended."""
    begun = time.monotonic()
    terminal = Terminal(command)
    try:
        return terminal.when(word, 0, 30) - begun
    finally:
        terminal.process.terminate()
        terminal.process.wait(30)
        terminal.close()


def main() -> None:
    """Measure, print and keep."""
    os.environ["PYTHONPATH"] = str(HERE.parent.parent)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    found: dict[str, list[float]] = {"bare Textual app with aiohttp": [], "facilitator": [], "facilitator run": []}
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as compiled:
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        ours = [sys.executable, "-m", "facilitator"]
        options = ["--sessions", folder, "--lang", "en", "--host", "127.0.0.1"]
        programs = [
            ([sys.executable, str(HERE / "bareapp.py")], "begin"),
            ([*ours, *options], "Start a plan"),
            ([*ours, "run", str(HERE.parent / "day.toml"), *options], "begin"),
        ]
        for turn in range(TIMES + 1):
            for each, (command, word) in zip(found.values(), programs, strict=True):
                took = seconds(command, word)
                if turn:
                    each.append(took)
    bare = statistics.median(found["bare Textual app with aiohttp"])
    lines = []
    for name, each in found.items():
        ratio = statistics.median(each) / bare
        told = ["", ""] if each is found["bare Textual app with aiohttp"] else [f"at most {MOST:g}", "yes"]
        if told[1] and ratio > MOST:
            told[1] = "**no**"
        lines.append([name, f"{1000 * statistics.median(each):.0f}", f"{ratio:.2f}", *told])
    table = rows(["to the first screen", "ms", "of the bare app's", "target", "met"], lines)
    print(table)
    put("Start", f"{where()} Medians of {TIMES} starts in turns.\n\n{table}")


if __name__ == "__main__":
    main()
