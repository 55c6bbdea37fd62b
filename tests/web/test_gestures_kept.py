"""What was typed stays through refusals and reloads, and every gesture fits small phones and large letters."""

from collections.abc import Iterator

import pytest
from anything import FIELDS, Asking, asked, hosting
from gestures import Open, saved, send
from playwright.sync_api import expect

pytestmark = pytest.mark.chromium


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asking]:
    yield from hosting(monkeypatch)


def test_a_refusal_is_beside_its_field_which_gets_the_focus_and_keeps_its_words(
    open_page: Open, hosted: Asking
) -> None:
    page = open_page()
    asked(page, hosted, "pledge")
    who, budget = page.get_by_role("group", name="Who does it?"), page.get_by_role("textbox", name="cost anything")
    who.get_by_label("Your answer").fill("refused")
    budget.fill("1'500.-")
    send(page)
    expect(who.locator(".alert")).to_have_text("Please choose from the list.")
    expect(who.get_by_label("Your answer")).to_be_focused()
    expect(page.locator("#said")).to_contain_text("Not counted:")
    assert hosted.answers("pledge") == []
    page.reload()
    expect(page.locator("#said")).to_have_text("Not sent yet")
    expect(who.get_by_label("Your answer")).to_have_value("refused")
    expect(budget).to_have_value("1'500.-")
    who.get_by_label("Your answer").fill("Me")
    expect(who.locator(".alert")).to_be_hidden()
    send(page)
    saved(page)
    assert hosted.answers("pledge") == [{"what": [], "who": ["Me"], "budget": "1'500.-"}]


def test_a_refused_prompt_is_turned_to(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "prompts")
    page.get_by_role("button", name="Next").click()
    page.keyboard.type("refused")
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_text("1 of 3")).to_be_visible()
    send(page)
    expect(page.get_by_text("2 of 3")).to_be_visible()
    expect(page.get_by_role("group", name="Prompt 2?").locator(".alert")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "press", "told"),
    [
        ("order", "To my manager", {"order": ["lead"]}),
        ("several", "To my manager", {"help": ["lead"]}),
        ("amount", "I don't know", {"have": "unsure"}),
    ],
)
def test_what_was_not_sent_yet_is_there_after_a_reload(
    open_page: Open, hosted: Asking, name: str, press: str, told: object
) -> None:
    page = open_page()
    asked(page, hosted, name)
    page.get_by_text(press).click()
    expect(page.locator("#said")).to_have_text("Not sent yet")
    page.reload()
    expect(page.locator("#said")).to_have_text("Not sent yet")
    send(page)
    saved(page)
    assert hosted.answers(name) == [told]
    page.reload()
    saved(page)


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("script", [True, False])
def test_every_gesture_fits_small_phones_and_large_letters(
    open_page: Open, hosted: Asking, width: int, script: bool
) -> None:
    page = open_page(width=width, javascript=script)
    for name in FIELDS:
        hosted.ask(name)
        if not script:
            page.reload()
        expect(page.locator("#step")).to_have_attribute("data-step", name)
        small = page.locator(
            "button, .points label, .row, textarea, .unit input, .place input, [type=date]"
        ).evaluate_all(
            """all => all.map(e => [e.outerHTML, e.getBoundingClientRect()])
               .filter(([_, r]) => r.width && (r.width < 43.9 || r.height < 43.9)).map(([html]) => html)"""
        )
        assert small == [], name
        sizes = page.evaluate(
            """['100%', '200%'].map(size => {
                 document.documentElement.style.fontSize = size;
                 return document.documentElement.scrollWidth;
               })"""
        )
        assert max(sizes) <= width, (name, sizes)
        page.evaluate("document.documentElement.style.fontSize = ''")
