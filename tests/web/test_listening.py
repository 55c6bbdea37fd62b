"""How the page hears that the room has moved on: a stream, a watchdog for silent ones, and asking where there is none.

The page's clock is set forward; nobody waits half a minute.
"""

import re

import pytest
from gestures import Open
from playwright.sync_api import Page, Request, expect
from webroom import CODE, Hosted

pytestmark = pytest.mark.chromium


class Calls:
    """What a page asks the laptop."""

    def __init__(self, page: Page) -> None:
        self.page, self.paths = page, list[str]()
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        self.paths.append(request.url.rpartition(f"/{CODE}/")[2])

    def during(self, seconds: float) -> list[str]:
        """What it asks while so many seconds go by."""
        self.paths.clear()
        self.page.clock.run_for(round(1000 * seconds))
        self.page.evaluate("0")
        return list(self.paths)


def expect_idle(page: Page) -> None:
    """The page has read the state that it asked for."""
    while page.evaluate("looking"):
        page.wait_for_timeout(10)


@pytest.fixture
def page(open_page: Open) -> Page:
    """A phone in the lobby whose stream has told the version, with a clock that is moved by hand."""
    page = open_page()
    page.clock.install()
    with page.expect_request("**/events"):
        page.reload()
    page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are in.")
    return page


def test_a_stream_that_tells_is_enough(page: Page, hosted: Hosted) -> None:
    assert page.evaluate("isSecureContext") is False
    calls = Calls(page)
    assert calls.during(30) == []
    hosted.do("next", "open")
    page.clock.run_for(500)
    expect(page.get_by_role("heading", level=1)).to_have_text("What do we stand for?")


def test_a_stream_that_is_silent_for_35_seconds_is_opened_anew(page: Page) -> None:
    calls = Calls(page)
    assert calls.during(34) == []
    assert calls.during(6).count("events") == 1


def test_without_a_stream_the_page_asks_every_four_seconds(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    page.clock.install()
    page.route("**/events", lambda route: route.abort())
    with page.expect_response("**/state"):
        page.reload()
    calls = Calls(page)
    for _ in range(5):
        expect_idle(page)
        with page.expect_response("**/state"):
            page.clock.run_for(4000)
        assert calls.paths.count("state") == 1
        calls.paths.clear()
    expect_idle(page)
    hosted.do("next", "open")
    page.clock.run_for(4000)
    expect(page.get_by_role("heading", level=1)).to_have_text("What do we stand for?")


def test_a_browser_without_streams_asks_as_well(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    page.add_init_script("delete window.EventSource")
    page.reload()
    hosted.do("next", "open")
    expect(page.get_by_role("heading", level=1)).to_have_text("What do we stand for?", timeout=10_000)


def test_a_browser_without_storage_still_answers(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page.reload()
    hosted.do("next", "open")
    page.get_by_role("group", name="We decide").get_by_role("radio", name="5").check(force=True)
    hosted.stop()
    page.locator(".main").click()
    expect(page.locator("#said")).to_have_class("kept")
    hosted.start()
    expect(page.locator("#said")).to_have_class("saved", timeout=20_000)


def test_a_hidden_page_closes_its_stream_and_looks_when_it_is_seen_again(page: Page, hosted: Hosted) -> None:
    hide = """hidden => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }"""
    calls = Calls(page)
    page.evaluate(hide, arg=True)
    hosted.do("next", "open")
    assert not {"state", "events"} & set(calls.during(60))
    with page.expect_request(re.compile("/events$")):
        page.evaluate(hide, arg=False)
    page.clock.run_for(500)
    expect(page.get_by_role("heading", level=1)).to_have_text("What do we stand for?")
