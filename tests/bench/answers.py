"""From a key to its frame on the screen of 300 short answers: ``python tests/bench/answers.py``.

The screen is 120x40 without a terminal behind it; a vote on the themes has been held. It prints and keeps the section
Answers of ``results.md``.
"""

import asyncio
import statistics
import sys
import time
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / "tui"), str(TESTS)]

from conftest import FakeLive  # noqa: E402  found by the line above
from results import put, rows, where  # noqa: E402  as above
from textual.events import Key  # noqa: E402  as above

from facilitator.hosting import steady  # noqa: E402  as above
from facilitator.tui.app import FacilitatorApp  # noqa: E402  as above

ANSWERS, LIMIT, SIZE, PATIENCE = 300, 30.0, (120, 40), 0.25
"""Short answers, ms to the last frame at most, columns and lines, and seconds until all frames of a key are done."""
THINGS = (
    "Excel lists beside the system", "Approvals take weeks", "Two ticket systems", "Nobody knows who decides",
    "Phone calls because the process fails", "Passwords", "Printer jams", "Silos", "Too many meetings", "Forms twice",
)  # fmt: skip
KEYS = {
    "down": ("the cursor a line on", "down", 20),
    "right": ("the cursor to the next theme", "right", 20),
    "pagedown": ("the cursor a page on", "pagedown", 5),
    "space": ("picking up, putting back", "space escape", 5),
    "h": ("hiding", "h", 10),
    "u": ("undo", "u", 10),
    "U": ("redo", "U", 10),
    "home": ("the cursor to the top", "home", 1),
    "n": ("a suggestion denied", "n", 10),
    "y": ("a suggestion confirmed", "y", 10),
}
"""What is pressed, in this order, and how often."""


def room() -> FakeLive:
    """A room that has answered and voted."""
    live = FakeLive().joined(ANSWERS)
    live.lead("next", "next", "open")
    live.votes([{"text": [f"{THINGS[i % 10]}{'' if i % 3 else f' {i * 7 % 40}'}"]} for i in range(ANSWERS)])
    live.lead("close", "next", "open")
    live.dots(ANSWERS // 2)
    live.lead("close", "reveal")
    return live


async def measure() -> dict[str, list[float]]:
    """Ms to the last frame, per key."""
    drawn: list[float] = []
    display = FacilitatorApp._display

    def noted(app: FacilitatorApp, *args: object) -> None:
        display(app, *args)
        drawn.append(time.perf_counter())

    FacilitatorApp._display = noted
    app, found = FacilitatorApp(room()), {name: [] for name in KEYS}
    app.animation_level = "none"
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("m")
        await pilot.pause(1)
        for name, (_, keys, times) in KEYS.items():
            for key in keys.split() * times:
                drawn.clear()
                begun = time.perf_counter()
                app.post_message(Key(key, " " if key == "space" else key if len(key) == 1 else None))
                await asyncio.sleep(PATIENCE)
                if drawn:
                    found[name].append(1000 * (drawn[-1] - begun))
    return found


def main() -> None:
    """Measure, print and keep."""
    with steady():
        found = asyncio.run(measure())
    lines = []
    for name, spans in found.items():
        met = "yes" if statistics.median(spans) < LIMIT else "**no**"
        lines.append(
            [KEYS[name][0], f"{statistics.median(spans):.1f}", f"{max(spans):.1f}", f"under {LIMIT:.0f} ms", met]
        )
    table = rows([f"key, with {ANSWERS} answers", "ms to the frame, median", "slowest", "target", "met"], lines)
    text = f"{where()} A screen of {SIZE[0]}x{SIZE[1]}, from the key to the last frame that it brings about.\n\n{table}"
    print(text)
    put("Answers", text)


if __name__ == "__main__":
    main()
