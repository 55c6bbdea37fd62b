"""The whole corpus in a browser of 320 pixels: nothing is wider, nothing runs, nothing hides the button that sends."""

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from browser import ARGS, CHROMIUM
from memory import Memory
from playwright.sync_api import Browser, Dialog, Page, sync_playwright
from test_hostile_page import CODE, PARTS, VALUES, plan

from facilitator.domain.plan import from_dict
from facilitator.domain.text import clean
from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import serve

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


class House:
    """A room that says and hears these words, on a loop in a thread of its own."""

    def __init__(self, words: list[str]) -> None:
        self.words, self.loop = words, asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.run(self._begin)

    def run(self, act: Any) -> None:
        asyncio.run_coroutine_threadsafe(act(), self.loop).result(30)

    async def _begin(self) -> None:
        self.room = Room(from_dict(plan(self.words), "day.toml"), Memory(), lambda: 0.0)
        served = serve(self.room, Identity("secret"), CODE, "127.0.0.1", 0, addresses=lambda: {"room.test"})
        self.served, self.server = served, await served.__aenter__()

    def next(self, step: str) -> None:
        """Open a step and let somebody answer it."""

        async def act() -> None:
            if "somebody" not in self.room.session.participants:
                self.room.join("somebody", "")
            self.room.do("next")
            self.room.do("open")
            values = {"text": [clean(word, 280) for word in self.words[:10]]} if step == "ask" else VALUES.get(step)
            if values:
                self.room.submit("somebody", f"by-somebody-{step}", step, 1, values)

        self.run(act)

    def end(self) -> None:
        async def act() -> None:
            await self.served.__aexit__(None, None, None)

        self.run(act)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()


def fits(page: Page, what: str) -> list[str]:
    """What is wrong with the page as it stands, also in letters twice as large."""
    wrong = []
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wrong.append(f"{what} is {width} wide at {size}")
    page.evaluate("document.documentElement.style.fontSize = ''")
    for button in page.locator(".main").all():
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        if not box or box["x"] < 0 or box["x"] + box["width"] > 320 or box["height"] > 200:
            wrong.append(f"{what}: the button is {box}")
    return wrong


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part[0].id)
def test_words_of_strangers_fit_a_small_phone(chromium: Browser, part: Any) -> None:
    house = House([words.text for words in part])
    context = chromium.new_context(viewport={"width": 320, "height": 640}, locale="en-GB")
    page, ran = context.new_page(), list[str]()

    def dialog(shown: Dialog) -> None:
        ran.append(shown.message)
        shown.dismiss()

    page.on("dialog", dialog)
    page.on("pageerror", lambda error: ran.append(str(error)))
    address = f"http://room.test:{house.server.port}/{CODE}"
    try:
        page.goto(address)
        wrong = fits(page, "join")
        page.locator(".unsure input").check()
        page.locator("form .main").click()
        for step in ("points", "ask", "vote", "single", "coffee"):
            house.next(step)
            page.goto(address)
            wrong += fits(page, step)
    finally:
        context.close()
        house.end()
    assert (wrong, ran) == ([], [])
