"""What the flock of 600 costs on a terminal of 200x55, while it moves and at rest: ``python tests/bench/screen.py``.

It prints and keeps the section Screen of ``results.md``.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from results import put, rows, where
from terminal import Terminal

PEOPLE, ROWS, COLUMNS = 600, 55, 200
SHARE, HELD = 15.0, 15.0
"""At most so many per cent of a core while birds move, and ms that one frame may hold the loop."""
STILL = 0.5
"""Per cent of a core that counts as nothing: the clock's second."""


def measure(people: int, lines: int, columns: int) -> dict[str, dict[str, float]]:
    """What a flight of so many birds costs, by what they do."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "flight.json"
        os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent.parent)
        command = [sys.executable, str(Path(__file__).with_name("flying.py")), str(people), str(out)]
        terminal = Terminal(command, lines, columns)
        terminal.process.wait(120)
        terminal.close()
        measured: dict[str, dict[str, float]] = json.loads(out.read_text(encoding="utf-8"))
        return measured


def main() -> None:
    """Measure, print and keep."""
    found = measure(PEOPLE, ROWS, COLUMNS)
    lines = []
    for what, limit in (("circling", SHARE), ("turning", SHARE), ("settled", STILL), ("showing", None)):
        at, share = found[what], 100 * found[what]["share"]
        met = "" if limit is None else "yes" if at["held"] <= HELD and share <= limit else "**no**"
        told = [f"{at['frames']:.0f}", f"{at['frame']:.1f}", f"{at['slowest']:.1f}", f"{at['held']:.1f}"]
        lines.append([what, *told, f"{share:.1f} %", "" if limit is None else f"at most {limit:g} %", met])
    head = ["flock", "frames a second", "ms a frame", "slowest", "ms the loop was held at most", "of a core"]
    table = rows([*head, "target", "met"], lines)
    about = f"{PEOPLE} birds on a terminal of {COLUMNS}x{ROWS}; no frame may hold the loop longer than {HELD:g} ms."
    once = "Showing is the half second in which the whole screen changes once, with no target of its own."
    text = f"{where()} {about}\n\n{table}\n\n{once}"
    print(text)
    put("Screen", text)


if __name__ == "__main__":
    main()
