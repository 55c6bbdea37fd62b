"""A plan on the screen before its day: every step can be gone through, nobody comes in, nothing is kept."""

from pathlib import Path

import pytest
from onscreen import on_screen, until

from facilitator import plans
from facilitator.domain.words import Refusal
from facilitator.previewing import previewed
from facilitator.tui.app import FacilitatorApp


@pytest.mark.parametrize("path", plans.bundled(), ids=lambda path: path.stem)
async def test_every_step_of_a_bundled_plan_is_shown(path: Path) -> None:
    live = previewed(path, "de")
    app = FacilitatorApp(live)
    async with app.run_test(size=(100, 30)) as pilot:
        for number, _ in enumerate(live.room.workshop.steps, 1):
            await pilot.press("n")
            place = f"{number}/{len(live.room.workshop.steps)}"
            await until(pilot, lambda place=place: place in on_screen(app))
    with pytest.raises(Refusal):
        live.stand_in("")
