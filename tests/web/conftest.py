"""A room, its phones' server on a free port, and phones."""

from collections.abc import AsyncIterator, Callable, Iterator

import aiohttp
import pytest
from browser import ARGS, CHROMIUM
from gestures import Open
from memory import Memory
from playwright.sync_api import Browser, Page, expect, sync_playwright
from webroom import CODE, PLAN, Hosted, Phone

from facilitator.domain.plan import parse
from facilitator.room import Room
from facilitator.web.clicker import Clicker
from facilitator.web.clicker.routes import ClickerRoutes
from facilitator.web.identity import Identity
from facilitator.web.server import PhoneServer, serve


@pytest.fixture
def journal() -> Memory:
    return Memory()


@pytest.fixture
def room(journal: Memory) -> Room:
    workshop, _ = parse(PLAN, "probe.toml")
    return Room(workshop, journal, lambda: 0.0)


@pytest.fixture
def identity() -> Identity:
    return Identity("secret of the tests")


@pytest.fixture
def clicker() -> Clicker:
    return Clicker()


@pytest.fixture
async def server(room: Room, identity: Identity, clicker: Clicker) -> AsyncIterator[PhoneServer]:
    own, more = {"10.0.0.7"}, ClickerRoutes(clicker, room, identity, CODE).table
    async with serve(room, identity, CODE, "127.0.0.1", 0, addresses=lambda: own, heartbeat=0.2, more=more) as running:
        yield running


@pytest.fixture
async def new_phone(server: PhoneServer) -> AsyncIterator[Callable[[], Phone]]:
    opened: list[aiohttp.ClientSession] = []

    def new() -> Phone:
        jar = aiohttp.CookieJar(unsafe=True)
        opened.append(aiohttp.ClientSession(cookie_jar=jar))
        return Phone(opened[-1], f"http://127.0.0.1:{server.port}/{CODE}")

    yield new
    for http in opened:
        await http.close()


@pytest.fixture
async def phone(new_phone: Callable[[], Phone]) -> Phone:
    return new_phone()


@pytest.fixture
def hosted() -> Iterator[Hosted]:
    live = Hosted()
    yield live
    live.stop()
    live.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, hosted: Hosted) -> Iterator[Open]:
    contexts = []
    faults: list[str] = []

    def new(*, javascript: bool = True, width: int = 360) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 740}, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"http://room.test:{hosted.port}/{CODE}")
        page.get_by_label("Sales").check()
        page.get_by_role("button", name="Take part").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You are in.")
        return page

    yield new
    for context in contexts:
        context.close()
    assert faults == []
