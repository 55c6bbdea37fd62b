"""A whole day by keyboard alone: every stop is seen, none lies under the button that sends, all can be answered."""

from collections.abc import Iterator

import pytest
from kinds import KINDS, SILENT, EveryKind
from playwright.sync_api import Browser, Page, expect
from webroom import CODE

from facilitator.web.rates import Buckets

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(300)]
STOPS = 120
STOP = """() => {
  const e = document.activeElement;
  if (e === document.body || e === document.documentElement) return null;
  const opaque = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  const seen = opaque(getComputedStyle(e)) || (e.nextElementSibling && opaque(getComputedStyle(e.nextElementSibling)));
  const box = e.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, 30);
  const top = document.elementFromPoint(x, y), home = e.closest('label, fieldset, form, details, footer') || e;
  const field = e.closest('[data-field]');
  return {
    tag: e.tagName, type: e.type || '', name: e.name || e.className, text: e.textContent.trim(), seen: !!seen,
    covered: !(top && (top.contains(e) || home.contains(top)) && (e.closest('.send') || !top.closest('.send'))),
    kind: field ? field.dataset.type : '', main: e.classList.contains('main'), html: e.outerHTML.slice(0, 160)
  };
}"""


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> Iterator[EveryKind]:
    monkeypatch.setattr(Buckets, "take", lambda *_: True)
    live = EveryKind()
    yield live
    live.stop()
    live.close()


class Keys:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page, self.press, self.type = page, page.keyboard.press, page.keyboard.type
        self.unseen: list[str] = []

    def stops(self) -> Iterator[dict[str, str]]:
        """Tab from stop to stop until the button that sends, each once."""
        for _ in range(STOPS):
            self.press("Tab")
            stop = self.page.evaluate(STOP)
            if stop is None:
                continue
            if not stop["seen"] or stop["covered"]:
                self.unseen.append(stop["html"])
            yield stop
            if stop["main"]:
                return
        raise AssertionError("no button to send was reached")

    def answer(self, stop: dict[str, str]) -> bool:
        """Do with one stop what answers it; False if nothing does."""
        match stop["kind"], stop["type"]:
            case "Text", "textarea":
                self.type("Anrufen")
            case "Amount", "text":
                self.type("1500")
            case "Slider", "range":
                self.press("ArrowRight")
            case (("Scale" | "Choice"), ("radio" | "checkbox")):
                self.press("Space")
            case "Day", "date":
                self.type("11112026")
            case ("Dots", "submit" | "button") if stop["name"].startswith("more"):
                self.press("Enter")
            case ("Order", "button") if stop["name"].startswith("v:"):
                self.press("Enter")
            case _:
                return False
        return True


def test_a_whole_day_by_keyboard_alone(chromium: Browser, hosted: EveryKind) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 640}, locale="de-CH")
    page = context.new_page()
    keys = Keys(page)
    page.goto(f"http://room.test:{hosted.port}/{CODE}")
    for stop in keys.stops():
        if stop["type"] == "radio":
            keys.press("Space")
        if stop["main"]:
            keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du bist dabei.")
    for step in KINDS:
        hosted.do("next", "open")
        expect(page.locator("#step")).to_have_attribute("data-step", step)
        if step in SILENT:
            continue
        expect(page.locator("#answer")).to_be_visible()
        expect(page.locator("h1")).to_be_focused()
        seen: set[str] = set()
        for stop in keys.stops():
            again = stop["kind"] in {"Slider", "Text", "Amount", "Order"}
            if (again or stop["kind"] not in seen) and keys.answer(stop):
                seen.add(stop["kind"])
            if stop["main"]:
                keys.press("Enter")
        expect(page.locator("#said")).to_have_class("saved")
        assert len(hosted.mine(step)) == 1, step
        hosted.all_answer()
    context.close()
    assert keys.unseen == []
