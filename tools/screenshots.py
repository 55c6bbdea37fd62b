"""Pictures of the recorded session, for the README and to look at: ``make screenshots`` writes them into ``docs/``."""

import asyncio
import shutil
from pathlib import Path

from playwright.async_api import Browser, async_playwright
from textual.pilot import Pilot

from facilitator.demo import recorded_path
from facilitator.domain import events as ev
from facilitator.domain.plan import from_dict
from facilitator.export.document import Nowhere
from facilitator.replaying import unled
from facilitator.room import Room
from facilitator.store import sessions
from facilitator.tui.app import FacilitatorApp

DOCS = Path(__file__).parent.parent / "docs"
SIZE = (120, 36)


async def settled(pilot: Pilot[None]) -> None:
    """Let the flock come to rest."""
    for _ in range(40):
        await pilot.pause(0.1)


async def picture(
    browser: Browser, name: str, lang: str, until: type[ev.AnyEvent], times: int, keys: tuple[str, ...] = ()
) -> None:
    """One PNG of the recorded session just after an event of a kind happened the n-th time."""
    meta, records = sessions.read(recorded_path("zugvogel"))
    events = [ev.from_record(record) for record in records]
    places = [place for place, event in enumerate(events) if isinstance(event, until)]
    room = Room(from_dict(meta["plan"], "recorded"), Nowhere(), lambda: 0.0, records[: places[times - 1] + 1], lang)
    live = unled(room, Path("demo-zugvogel.json"), "http://192.168.1.23:8765/DEMX", 22)
    live.present = frozenset(room.session.people)
    app = FacilitatorApp(live)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*keys)
        await settled(pilot)
        svg = app.export_screenshot(title="facilitator")
    page = await browser.new_page(viewport={"width": 1482, "height": 928})
    await page.set_content(f"<body style='margin:0'>{svg}</body>")
    await page.screenshot(path=DOCS / name)


async def main() -> None:
    """Draw all of them in the system's Chromium, which finds a font for every sign."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        await picture(browser, "lobby.png", "en", ev.Joined, 22)
        await picture(browser, "step.png", "en", ev.Closed, 3)
        await picture(browser, "vote.png", "de", ev.Revealed, 4)
        await picture(browser, "outcome.png", "de", ev.Closed, 23)
        await picture(browser, "results.png", "de", ev.Finished, 1)


if __name__ == "__main__":
    asyncio.run(main())
