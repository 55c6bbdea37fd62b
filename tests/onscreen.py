"""What stands on a screen of the app, waiting until something does, and a home screen to begin with."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from facilitator.live import Live
from facilitator.tui.offer import Offer


async def until(pilot: Pilot[None], condition: Callable[[], bool], times: int = 600) -> None:
    """Let the app run until a condition holds, looking so many times; the test's time limit is the bound."""
    for _ in range(times):
        if condition():
            await pilot.pause()
            return
        await pilot.pause(0.005)
    raise AssertionError("the screen never came to what was awaited:\n" + on_screen(pilot.app))


def on_screen(app: App[Any]) -> str:
    """All that stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def offer(**offered: Any) -> Offer:
    """What a home screen offers; nothing of it can be begun but by what is given."""

    async def never(*_: object) -> Live:
        raise AssertionError("nobody should begin anything")

    def unasked(_path: Path) -> SimpleNamespace:
        return SimpleNamespace(questions=())

    return Offer(**{"start_plan": never, "resume": never, "prepare": unasked, **offered})
