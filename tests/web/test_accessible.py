"""Every state of the phone page for everybody: axe, small and enlarged pages, forced colours, calm, one quiet voice."""

from collections.abc import Iterator

import pytest
from axe import violations
from gestures import Open, saved, send
from kinds import KINDS, EveryKind
from playwright.sync_api import Browser, BrowserContext, Page, expect
from states import answering, arriving, day
from webroom import CODE, Hosted

from facilitator.web.rates import Buckets

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(300)]
TALL = 4_000
"""Nothing lies below the button that stays at the lower edge: what may be scrolled into sight is no small target."""
WIDEST = """() => ['100%', '200%'].map(size => {
  document.documentElement.style.fontSize = size;
  const width = document.documentElement.scrollWidth;
  document.documentElement.style.fontSize = '';
  return width;
})"""


@pytest.fixture
def hosted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hosted]:
    """The room: every kind of step where a test walks the day, else three."""
    monkeypatch.setattr(Buckets, "take", lambda *_: True)
    live = Hosted() if "open_page" in request.fixturenames else EveryKind()
    yield live
    live.stop()
    live.close()


def context(browser: Browser, width: int, height: int, **more: str) -> BrowserContext:
    return browser.new_context(viewport={"width": width, "height": height}, locale="de-CH", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(chromium: Browser, hosted: EveryKind, scheme: str) -> None:
    phone = context(chromium, 360, TALL, color_scheme=scheme, reduced_motion="reduce")
    found = {name: wrong for name, page in day(phone, hosted) if (wrong := violations(page))}
    phone.close()
    assert found == {}


def test_every_state_fits_320_pixels_also_in_letters_twice_as_large(chromium: Browser, hosted: EveryKind) -> None:
    """320 pixels are what is left of a page of 640 at 200 %, and of one of 1280 at 400 %."""
    phone = context(chromium, 320, 640)
    found = {name: widths for name, page in day(phone, hosted) if max(widths := page.evaluate(WIDEST)) > 320}
    phone.close()
    assert found == {}


@pytest.mark.parametrize("script", [True, False])
def test_a_page_without_its_script_and_the_clicker_pass_as_well(
    chromium: Browser, hosted: EveryKind, *, script: bool
) -> None:
    phone = context(chromium, 360, TALL)
    page = phone.new_page()
    if not script:  # axe is a script itself: the page's own do not arrive
        page.route("**/*.js*", lambda route: route.abort())
    hosted.clicker.offer()
    page.goto(f"http://room.test:{hosted.port}/{CODE}/clicker")
    assert violations(page) == []
    page.locator("input:not([type=hidden])").fill(hosted.clicker.pin)
    page.locator("form button").first.click()
    expect(page.locator(".huge")).to_be_visible()
    assert violations(page) == []
    page.goto(f"http://room.test:{hosted.port}/{CODE}")
    page.get_by_label("Technik").check()
    page.locator("form .main").click()
    hosted.do("next", "open")
    page.goto(f"http://room.test:{hosted.port}/{CODE}")
    assert violations(page) == []
    page.locator(".main").click()
    expect(page.locator("[data-field] > .alert:visible")).to_have_count(1)
    assert violations(page) == []
    phone.close()


def shown(page: Page, selector: str) -> str:
    """How the first element of that kind is painted."""
    return page.locator(selector).first.evaluate(
        "e => { const s = getComputedStyle(e); return [s.backgroundColor, s.color, s.borderColor].join(' '); }"
    )


def test_where_colours_are_forced_what_is_chosen_still_differs(chromium: Browser, hosted: EveryKind) -> None:
    phone = context(chromium, 360, 740, forced_colors="active")
    page = [page for _, page in arriving(phone, hosted)][-1]
    for step in KINDS:
        for name, _ in answering(page, hosted, step):
            if name == "werte changed":
                chosen, other = ".points input:checked + span", ".points input:not(:checked) + span"
            elif name == "weg changed":
                chosen, other = ".row.on", ".row:not(.on)"
            else:
                continue
            assert shown(page, chosen) != shown(page, other), name
        if step == "weg":
            break
    phone.close()


def test_nothing_moves_for_those_who_asked_for_calm(chromium: Browser, hosted: EveryKind) -> None:
    moving = """() => Array.from(document.querySelectorAll('*')).filter(e => {
      const s = getComputedStyle(e);
      return s.transitionDuration !== '0s' || s.animationName !== 'none' || s.scrollBehavior !== 'auto';
    }).map(e => e.outerHTML)"""
    for motion, calm in (("reduce", True), ("no-preference", False)):
        phone = context(chromium, 360, 740, reduced_motion=motion)
        page = [page for _, page in arriving(phone, hosted)][-1]
        if hosted.room.session.current is None:
            hosted.do("next", "open")
        expect(page.locator("#answer")).to_be_visible()
        assert (page.evaluate(moving) == []) is calm
        phone.close()


HEARD = """() => {
  window.voiced = [];
  const live = document.querySelectorAll('[role=status], [role=alert], [aria-live]');
  if (live.length !== 1) voiced.push(`${live.length} regions`);
  new MutationObserver(found => found.forEach(each => voiced.push(each.target.textContent)))
    .observe(live[0], { subtree: true, childList: true, characterData: true });
}"""


def heard(page: Page) -> list[str]:
    """What a screen reader was given to say since the last time."""
    return [text for text in page.evaluate("voiced.splice(0)") if text]


def test_one_polite_region_says_each_thing_once(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    page.evaluate(HEARD)
    hosted.do("next")
    expect(page.locator("#step")).to_have_attribute("data-step", "values")
    expect(page.locator("h1")).to_be_focused()
    hosted.do("open")
    expect(page.locator("#answer")).to_be_visible()
    assert heard(page) == ["What do we stand for?"]
    for name in ("4", "5", "3"):
        page.get_by_role("group", name="We decide").get_by_role("radio", name=name).check(force=True)
    assert heard(page) == ["Not sent yet"]
    send(page)
    saved(page)
    assert heard(page) == ["Saved"]
    send(page)
    expect(page.locator("#said")).to_have_class("saved")
    page.get_by_role("group", name="We decide").get_by_role("radio", name="1").check(force=True)
    hosted.stop()
    send(page)
    expect(page.locator("#said")).to_contain_text("three words", timeout=30_000)
    kept = "Kept on this phone. It is sent as soon as the laptop can be reached."
    far = "Does the wall show another code by now? Then scan it and come back with your three words."
    assert heard(page) == ["Saved", "Not sent yet", kept, f"{kept} {far}"]
    hosted.start()
    saved(page)
    page.get_by_role("group", name="We decide").get_by_role("radio", name="2").check(force=True)
    hosted.do("close")
    expect(page.locator("#news")).to_be_visible()
    assert heard(page) == ["Saved", "Not sent yet", "The room has moved on."]
    page.get_by_role("button", name="Show me").click()
    expect(page.locator("#answer .main")).to_have_count(0)
    assert heard(page) == ["What came out"]
    assert page.locator("#live").evaluate("e => e.getBoundingClientRect().width") <= 1
