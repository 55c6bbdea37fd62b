"""A room of so many people on the real screen, without phones: what its process costs while birds fly and at rest.

``python flying.py PEOPLE OUT`` needs a terminal; it lets the flock circle, turn and settle, writes what it measured to
OUT as JSON and ends. Knows no target.
"""

import asyncio
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS / "tui"), str(TESTS)]

from conftest import FakeLive  # noqa: E402  found by the line above

from facilitator.hosting import steady  # noqa: E402  as above
from facilitator.tui import figures  # noqa: E402  as above
from facilitator.tui.app import FacilitatorApp  # noqa: E402  as above
from facilitator.tui.widgets.flock import Flock  # noqa: E402  as above

CIRCLE, SHOW, TURN, REST = 5.0, 0.5, 5.0, 3.0
"""Seconds to watch the flock circle, the moment of the result, the flock turning, and at rest."""


def cpu() -> float:
    """Processor seconds of this process so far, drawing and writing included."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return spent.ru_utime + spent.ru_stime


class Watch:
    """What happens between two moments: share of a core, frames, and how long the loop was held by one callback."""

    def __init__(self) -> None:
        self.held: list[float] = []
        self.frames: list[float] = []
        run, held = asyncio.Handle._run, self.held

        def timed(handle: asyncio.Handle) -> None:
            begun = time.perf_counter()
            run(handle)
            held.append(1000 * (time.perf_counter() - begun))

        asyncio.Handle._run = timed

    def frame(self, flock: Flock) -> None:
        """Time every frame that the flock prepares from now on."""
        tick = flock._tick

        def timed() -> None:
            begun = time.perf_counter()
            tick()
            self.frames.append(1000 * (time.perf_counter() - begun))

        flock._timer._callback = timed

    async def over(self, seconds: float) -> dict[str, float]:
        """Watch for so long."""
        self.held.clear()
        self.frames.clear()
        begun, spent = time.perf_counter(), cpu()
        await asyncio.sleep(seconds)
        share = (cpu() - spent) / (time.perf_counter() - begun)
        frames = sorted(self.frames) or [0.0]
        return {
            "share": share,
            "frames": len(self.frames) / seconds,
            "frame": frames[len(frames) // 2],
            "slowest": frames[-1],
            "held": max(self.held, default=0.0),
        }


async def until(condition: Callable[[], bool]) -> None:
    """Wait for it; the bench's time limit is the bound."""
    while not condition():  # noqa: ASYNC110  nothing tells when a flock rests
        await asyncio.sleep(0.05)


async def fly(app: FacilitatorApp, live: FakeLive, people: int) -> dict[str, dict[str, float]]:
    """Circle, turn, rest."""
    live.lead("next", "open")
    live.statements(people)
    await until(lambda: bool(app.screen.query(Flock)))
    flock = app.screen.query_one(Flock)
    await until(lambda: len(flock.boids.x) == people)
    await asyncio.sleep(1)
    watch = Watch()
    watch.frame(flock)
    measured = {"circling": await watch.over(CIRCLE)}
    live.lead("close")
    measured["showing"] = await watch.over(SHOW)
    measured["turning"] = await watch.over(TURN)
    await until(lambda: not flock.moving)
    await asyncio.sleep(1)
    measured["settled"] = await watch.over(REST)
    return measured


async def main(people: int, out: Path) -> None:
    """Fly on the screen, then write what was measured."""
    live = FakeLive().joined(people)
    app = FacilitatorApp(live)

    async def led() -> None:
        out.write_text(json.dumps(await fly(app, live, people)), encoding="utf-8")
        app.exit()

    leading = asyncio.ensure_future(led())
    figures.read_all()
    with steady():
        await app.run_async()
    await leading


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), Path(sys.argv[2])))
