"""Every kind of step on a phone of 320 pixels in every language: nothing wider than it, and no word untranslated."""

import re
import tomllib
from collections.abc import Iterator
from itertools import count
from typing import Any, Literal

import pytest
from axe import violations
from kinds import DAY, GROUPS, SILENT, WORDS, EveryKind, phone
from memory import Memory
from playwright.sync_api import Browser, Page, expect
from pseudo import CODE, plain_words
from states import fields, fill
from test_every_kind import fits
from webroom import CODE as ROOM

from facilitator.domain.plan import from_dict
from facilitator.language import available, language
from facilitator.room import Room
from facilitator.web.rates import Buckets

pytestmark = pytest.mark.chromium
NO_WORDS = " ".join((*GROUPS, *WORDS, "CHF Anrufen statt mailen"))
"""What is on a page in plain letters and is none of the tool's words: groups, answers, units."""
SEEN = """() => {
  const whole = document.body.cloneNode(true);
  whole.querySelectorAll('nav, noscript, .words').forEach(e => e.remove());
  const labels = Array.from(whole.querySelectorAll('[aria-label]')).map(e => e.getAttribute('aria-label'));
  return [whole.textContent].concat(labels).join(' ');
}"""
"""All words of the page but the names of languages and the three words to come back."""


def in_one_text(part: Any, words: Iterator[str] | None = None) -> Any:
    """A plan without languages: its texts in German for all, or numbers instead of words."""
    if isinstance(part, list):
        return [in_one_text(each, words) for each in part]
    if not isinstance(part, dict):
        return part
    if "de" in part:
        return next(words) if words else part["de"]
    return {key: in_one_text(value, words) for key, value in part.items()}


class InOneText(EveryKind):
    """The room with every kind of step, in one text for phones of every language; for ``CODE`` without words."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        super().__init__()

    async def _make(self) -> tuple[Memory, Room]:
        kept, numbers = Memory(), map(str, count(101))
        raw = in_one_text(tomllib.loads(DAY), numbers if self.lang == CODE else None)
        return kept, Room(from_dict(raw, "day"), kept, lambda: 0.0)


@pytest.fixture
def hosted(lang: str, pseudo_language: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[InOneText]:
    """The room; nobody is too fast for it, as no person turns pages like these tests."""
    assert pseudo_language == CODE
    monkeypatch.setattr(Buckets, "take", lambda *_: True)
    live = InOneText(lang)
    yield live
    live.stop()
    live.close()


@pytest.mark.parametrize("lang", [*available(), CODE])
def test_every_kind_fits_and_speaks_the_language_of_the_phone(chromium: Browser, hosted: InOneText, lang: str) -> None:
    say = language(lang)

    def look(page: Page) -> None:
        fits(page)
        assert page.locator("html").get_attribute("lang") == lang
        if lang == CODE:
            assert plain_words(page.evaluate(SEEN), NO_WORDS) == set()

    with phone(chromium, hosted, script=True, locale=lang if lang == CODE else f"{lang}-CH") as (page, show):
        expect(page.locator("h1")).to_have_text(say("You are in."))
        look(page)
        for step in hosted.room.workshop.steps:
            hosted.do("next", "open")
            show(step.id)
            look(page)
            if step.id in SILENT:
                continue
            page.locator(".main").click()
            expect(page.locator("[data-field] > .alert:visible")).to_have_count(1)
            look(page)
            for field in fields(page):
                fill(field, script=True)
            page.locator(".main").click()
            expect(page.locator("#said")).to_have_text(say("Saved"))
            look(page)
            hosted.all_answer()
            hosted.do("close")
            if not hosted.room.session.shown(step.id):
                hosted.do("reveal")
            expect(page.locator(".results")).to_be_visible()
            look(page)
        hosted.do("next")
        expect(page.locator("h1")).to_have_text(say("Thank you."))
        look(page)


class Day(EveryKind):
    """The room with every kind of step, of a plan without groups or with names."""

    def __init__(self, *, names: bool) -> None:
        self.names = names
        super().__init__()

    async def _make(self) -> tuple[Memory, Room]:
        raw = in_one_text(tomllib.loads(DAY))
        raw["workshop"] |= {"names": True} if self.names else {"groups": []}
        return Memory(), Room(from_dict(raw, "day"), Memory(), lambda: 0.0)


def test_without_groups_one_tap_joins_without_scrolling(chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Buckets, "take", lambda *_: True)
    hosted = Day(names=False)
    try:
        for lang in available():
            context = chromium.new_context(viewport={"width": 320, "height": 640}, locale=f"{lang}-CH", has_touch=True)
            page = context.new_page()
            page.goto(f"http://room.test:{hosted.port}/{ROOM}")
            button = page.get_by_role("button", name=language(lang)("Take part"))
            box = button.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= 640, lang
            button.tap()
            expect(page.locator("h1")).to_have_text(language(lang)("You are in."))
            context.close()
    finally:
        hosted.stop()
        hosted.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_name_is_typed_after_it_was_said_who_sees_it(
    chromium: Browser, monkeypatch: pytest.MonkeyPatch, scheme: Literal["light", "dark"]
) -> None:
    monkeypatch.setattr(Buckets, "take", lambda *_: True)
    hosted = Day(names=True)
    try:
        context = chromium.new_context(viewport={"width": 320, "height": 2000}, locale="fr-CH", color_scheme=scheme)
        page = context.new_page()
        page.goto(f"http://room.test:{hosted.port}/{ROOM}")
        fits(page)
        assert violations(page) == []
        name = page.get_by_label("Votre nom")
        expect(name).to_have_accessible_description(re.compile("la salle ne le voit jamais"))
        name.fill(" ")
        page.get_by_label("je préfère ne pas le dire").check()
        page.get_by_role("button", name="Participer").click()
        expect(page.get_by_role("alert")).to_have_text("Veuillez écrire votre nom.")
        assert violations(page) == []
        name.fill("Zoë")
        page.get_by_label("Technik").check()
        page.get_by_role("button", name="Participer").click()
        expect(page.locator("h1")).to_have_text("Vous y êtes.")
        page.get_by_role("link", name="Ce qui est enregistré").click()
        expect(page.get_by_text("Votre nom\u202f: Zoë")).to_be_visible()
        assert violations(page) == []
        context.close()
    finally:
        hosted.stop()
        hosted.close()
