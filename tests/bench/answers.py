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
"""Short answers, ms to the frame at most, columns and lines, and seconds until all frames of a key are done."""
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
    "home": ("the cursor to the end, to the top", "end home", 5),
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


Span = tuple[float, float]
"""Ms until a frame is drawn, and those of the processor among them."""


def now() -> Span:
    """Both clocks, in ms."""
    return 1000 * time.perf_counter(), 1000 * time.process_time()


async def measure() -> dict[str, list[Span]]:
    """Until the first frame, which shows all of it but the length of the scrollbar, per key."""
    drawn: list[Span] = []
    display = FacilitatorApp._display

    def noted(app: FacilitatorApp, *args: object) -> None:
        display(app, *args)
        drawn.append(now())

    FacilitatorApp._display = noted
    app, found = FacilitatorApp(room()), {name: [] for name in KEYS}
    app.animation_level = "none"
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("m")
        await pilot.pause(1)
        for name, (_, keys, times) in KEYS.items():
            for key in keys.split() * times:
                drawn.clear()
                wall, cpu = now()
                app.post_message(Key(key, " " if key == "space" else key if len(key) == 1 else None))
                await asyncio.sleep(PATIENCE)
                if drawn:
                    found[name].append((drawn[0][0] - wall, drawn[0][1] - cpu))
    return found


def main() -> None:
    """Measure, print and keep."""
    with steady():
        found = asyncio.run(measure())
    lines = []
    for name, spans in found.items():
        wall, cpu = ([each[clock] for each in spans] for clock in (0, 1))
        told = [f"{statistics.median(wall):.1f}", f"{max(wall):.1f}", f"{statistics.median(cpu):.1f}"]
        met = "yes" if statistics.median(wall) < LIMIT else "**no**"
        lines.append([KEYS[name][0], *told, f"under {LIMIT:.0f} ms", met])
    head = [f"key, with {ANSWERS} answers", "ms to the frame, median", "slowest", "of it processor", "target", "met"]
    table = rows(head, lines)
    text = f"{where()} A screen of {SIZE[0]}x{SIZE[1]}, from the key to the frame that shows what it did.\n\n{table}"
    print(text)
    put("Answers", text)


if __name__ == "__main__":
    main()
