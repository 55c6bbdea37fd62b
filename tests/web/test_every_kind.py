"""Every kind of step on a phone of 320 pixels, with and without JavaScript: refused, answered, and what came out."""

import re
from collections.abc import Iterator

import pytest
from kinds import KINDS, SILENT, EveryKind, phone
from playwright.sync_api import Browser, Page, expect
from states import fields, fill

from facilitator.web.rates import Buckets

pytestmark = pytest.mark.chromium
SMALL = """() => Array.from(document.querySelectorAll(
    'button, a, summary, .row, .points label, textarea, .unit input, .option input, [type=date]'))
  .map(e => [e.outerHTML, e.getBoundingClientRect()])
  .filter(([_, r]) => r.width && (r.width < 43.9 || r.height < 43.9)).map(([html]) => html)"""
WRONG = {
    "hilfe": ("choice", {"choice": ["zeit", "zahlen", "ruecken"]}),
    "kraft": ("systeme", {"systeme": "140", "absprachen": "30"}),
    "betrag": ("should", {"have": "Fr. 1'500.-", "should": "viel"}),
    "schlimmste": ("dots", {"dots": ["9", "1"]}),
    "folge": ("order", {"order": ["1", "1", "2"]}),
    "zusagen": ("budget", {"what": "Anrufen <b>", "who": "Zoë", "when": "2026-12-24", "budget": "egal"}),
}
"""What nobody may answer: the field that is named, and what is typed into the boxes of each field."""


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> Iterator[EveryKind]:
    """The room; nobody is too fast for it, as no person turns pages like these tests."""
    monkeypatch.setattr(Buckets, "take", lambda *_: True)
    live = EveryKind()
    yield live
    live.stop()
    live.close()


def fits(page: Page, width: int = 320) -> None:
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("script", [True, False])
def test_every_kind_is_refused_answered_and_told(chromium: Browser, hosted: EveryKind, script: bool) -> None:
    with phone(chromium, hosted, script=script) as (page, show):
        for step, kind in KINDS.items():
            hosted.do("next", "open")
            show(step)
            if kind == "pause":
                expect(page.get_by_text("Kaffee bis Viertel nach.")).to_be_visible()
                continue
            if step in SILENT:
                expect(page.locator(".results")).to_contain_text("am 20. Mai, hier")
                fits(page)
                continue
            fits(page)
            page.locator(".main").click()
            expect(page.locator("[data-field] > .alert:visible")).to_have_count(1)
            fits(page)
            assert hosted.mine(step) == []
            for field in fields(page):
                fill(field, script=script)
            page.locator(".main").click()
            expect(page.locator("#said")).to_have_class("saved")
            expect(page.locator("#said")).to_have_text("Gespeichert")
            assert len(hosted.mine(step)) == 1
            hosted.all_answer()
            hosted.do("close")
            if not hosted.room.session.shown(step):
                hosted.do("reveal")
            show(step)
            expect(page.locator(".results")).to_be_visible()
            fits(page)
            page.locator(".mine > summary").click()
            expect(page.locator(".mine fieldset:disabled").first).to_be_visible()
            expect(page.locator(".mine > summary")).to_contain_text("Gespeichert")
            assert page.locator("main b b").count() == 0


def test_without_javascript_a_refusal_names_its_field_and_keeps_what_was_typed(
    chromium: Browser, hosted: EveryKind
) -> None:
    with phone(chromium, hosted, script=False, locale="en-GB") as (page, show):
        for step in KINDS:
            hosted.do("next", "open")
            if step in WRONG:
                at, typed = WRONG[step]
                show(step)
                refused(page, at, typed)
                assert hosted.mine(step) == []
            if step not in SILENT:
                hosted.all_answer(6)


def refused(page: Page, at: str, typed: dict[str, str | list[str]]) -> None:
    """Type, send, and see one refusal beside the field with everything still in its boxes."""
    for again in (False, True):
        for name, texts in typed.items():
            field = page.locator(f'[data-field="{name}"]')
            for n, text in enumerate([texts] if isinstance(texts, str) else texts):
                box = field.locator("input:not([value=unsure]), textarea").nth(n)
                if field.get_attribute("data-type") == "Choice":
                    expect(box).to_be_checked() if again else box.check()
                elif again:
                    expect(box).to_have_value(text)
                else:
                    box.fill(text)
        if not again:
            page.locator(".main").click()
            expect(page.locator(f'[data-field="{at}"] > .alert')).to_have_text(re.compile(r"lease|At most|only|dots"))
            expect(page.locator(".alert:visible")).to_have_count(1)
