"""A real browser that becomes the clicker and leads, on plain http, at the width of a small phone."""

import re
from collections.abc import Callable, Iterator

import pytest
from clickers import LEAD, PIN
from gestures import Open
from playwright.sync_api import Browser, Locator, Page, expect
from webroom import CODE, Hosted

pytestmark = pytest.mark.chromium
OpenClicker = Callable[..., Page]


@pytest.fixture
def open_clicker(chromium: Browser, hosted: Hosted) -> Iterator[OpenClicker]:
    contexts = []
    faults: list[str] = []

    def new(*, javascript: bool = True, width: int = 360, scheme: str = "light") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 640},
            java_script_enabled=javascript,
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if "Content Security" in line.text else None)
        hosted.clicker.offer()
        page.goto(f"http://room.test:{hosted.port}/{CODE}/clicker")
        page.get_by_label(PIN).fill(hosted.clicker.pin)
        page.get_by_role("button", name=LEAD).click()
        expect(page.get_by_role("heading", level=1)).to_have_text("From sparrows to starlings")
        return page

    yield new
    for context in contexts:
        context.close()
    assert faults == []


def press(page: Page, button: Locator) -> None:
    """Press a button once it may be pressed."""
    expect(page.locator("#view")).not_to_have_class(re.compile("fresh|busy"))
    button.click()


def huge(page: Page, words: str) -> None:
    """The one large button says this; press it."""
    expect(page.locator(".huge")).to_have_text(re.compile(f"^{words}"))
    press(page, page.locator(".huge"))


def test_a_phone_pairs_and_leads_a_step_with_one_button(
    open_clicker: OpenClicker, open_page: Open, hosted: Hosted
) -> None:
    page, participant = open_clicker(), open_page()
    assert page.evaluate("window.isSecureContext") is False
    expect(page.locator("#counter")).to_have_text("1 has joined")
    huge(page, "Begin")
    huge(page, "Open")
    expect(participant.get_by_role("heading", level=1)).to_have_text("What do we stand for?")
    participant.get_by_role("group", name="I know our goal.").get_by_label("4").check()
    participant.get_by_role("button", name="Send").click()
    expect(page.locator("#counter")).to_have_text("1 of 1 answered")
    huge(page, "Close")
    expect(page.locator("header")).to_contain_text("closed · the room sees the result")
    expect(page.get_by_role("status")).to_have_text("closed What do we stand for?")
    press(page, page.get_by_role("button", name="Hide"))
    expect(page.locator("header")).to_contain_text("the result is hidden")
    press(page, page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("status")).to_have_text(re.compile("^undone: "))
    expect(page.locator("header")).to_contain_text("the room sees the result")
    assert hosted.room.session.shown("values")
    assert [event.__class__.__name__ for event in hosted.room.session.events if hasattr(event, "at")] == [
        "Moved", "Opened", "Closed", "Hidden",
    ]  # fmt: skip


def test_a_nervous_finger_presses_once(open_clicker: OpenClicker, hosted: Hosted) -> None:
    page = open_clicker()
    page.locator(".huge").dblclick()
    expect(page.locator(".huge")).to_have_text(re.compile("^Open"))
    page.locator(".huge").click(click_count=3, delay=20)
    expect(page.locator("#view")).not_to_have_class(re.compile("fresh|busy"))
    assert len(hosted.room.session.events) == 1


def test_it_follows_the_room_that_others_lead_and_says_when_the_laptop_is_away(
    open_clicker: OpenClicker, hosted: Hosted
) -> None:
    page = open_clicker()
    hosted.do("next", "open")
    expect(page.locator(".huge")).to_have_text(re.compile("^Close"))
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"^0[45]:\d\d$"))
    hosted.stop()
    expect(page.get_by_role("status")).to_have_text("The laptop cannot be reached …", timeout=20_000)
    hosted.start()
    expect(page.get_by_role("status")).to_have_text("", timeout=20_000)
    huge(page, "Close")
    expect(page.locator(".huge")).to_have_text(re.compile("^Next"))


def test_revoked_the_page_says_so_and_nothing_can_be_pressed(open_clicker: OpenClicker, hosted: Hosted) -> None:
    page = open_clicker()
    hosted.clicker.revoke()
    expect(page.get_by_role("status")).to_have_text("This phone does not lead any more.")
    expect(page.get_by_role("button")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("This phone does not lead any more.")


def test_it_leads_without_javascript(open_clicker: OpenClicker, hosted: Hosted) -> None:
    page = open_clicker(javascript=False)
    for words, status in (("Begin", "waiting"), ("Open", "open"), ("Close", "closed")):
        page.get_by_role("button", name=words).first.click()
        expect(page.locator(".huge")).not_to_have_text(re.compile(f"^{words}"))
        assert hosted.room.session.status == status


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360])
def test_it_fits_small_phones_and_is_readable(
    open_clicker: OpenClicker, hosted: Hosted, width: int, scheme: str
) -> None:
    page = open_clicker(width=width, scheme=scheme)
    hosted.do("next", "open")
    expect(page.locator(".huge")).to_have_text(re.compile("^Close"))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    sizes = page.evaluate("""Array.from(document.querySelectorAll('button')).map(button => {
      const box = button.getBoundingClientRect(); return [box.width, box.height]; })""")
    assert all(wide >= 44 and high >= 44 for wide, high in sizes)
    assert page.evaluate(CONTRAST) == []


CONTRAST = """(() => {
  const light = text => {
    const parts = text.match(/[\\d.]+/g).map(Number).slice(0, 3).map(n => n / 255)
      .map(c => c <= .03928 ? c / 12.92 : Math.pow((c + .055) / 1.055, 2.4));
    return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
  };
  const ground = node => {
    for (; node; node = node.parentElement) {
      const colour = getComputedStyle(node).backgroundColor;
      if (colour !== 'rgba(0, 0, 0, 0)') return colour;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  return Array.from(document.querySelectorAll('header, header b, h1, #counter, #clock, button:enabled, small, .small'))
    .filter(node => node.textContent.trim() && !node.closest(':disabled'))
    .map(node => {
      const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
      return [node.textContent.trim().slice(0, 20), (a + .05) / (b + .05)];
    }).filter(([, ratio]) => ratio < 4.5);
})()"""
"""What on the page has less than 4.5:1."""
