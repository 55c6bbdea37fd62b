"""Every gesture in a real browser on a small phone: what is pressed, what is shown, and what is sent of it."""

from collections.abc import Iterator

import pytest
from anything import Asking, asked, hosting
from gestures import Open, saved, send
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.chromium


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asking]:
    yield from hosting(monkeypatch)


def place(page: Page, text: str) -> Locator:
    return page.locator(".place", has_text=text)


def order(page: Page) -> list[str]:
    return page.locator(".place.on label").all_inner_texts()


def test_one_choice_of_rows_and_not_knowing(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "choice")
    page.get_by_label("To my manager").check()
    send(page)
    saved(page)
    assert hosted.answers("choice") == [{"way": "lead"}]
    page.get_by_label("I don't know").check()
    expect(page.get_by_label("To my manager")).not_to_be_checked()
    send(page)
    saved(page)
    assert hosted.answers("choice") == [{"way": "unsure"}]


def test_a_choice_too_many_is_not_taken_and_the_phone_says_why(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "several")
    expect(page.get_by_text("Choose up to 2.")).to_be_visible()
    page.get_by_label("I solve it myself").check()
    page.get_by_label("To my manager").check()
    page.get_by_text("To a colleague who knows").click()
    expect(page.locator("#said")).to_contain_text("Take one back to choose another.")
    expect(page.get_by_label("To a colleague who knows")).not_to_be_checked()
    send(page)
    saved(page)
    assert hosted.answers("several") == [{"help": ["self", "lead"]}]
    page.get_by_label("I don't know").check()
    expect(page.get_by_label("To my manager")).not_to_be_checked()
    page.get_by_label("To my manager").check()
    expect(page.get_by_label("I don't know")).not_to_be_checked()
    page.get_by_label("To my manager").uncheck()
    send(page)
    saved(page)
    assert hosted.answers("several") == [{}]


def test_scenarios_with_the_same_options_are_groups_of_their_own(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "scenarios")
    page.get_by_role("group", name="Extend a deadline").get_by_label("I must ask").check(force=True)
    page.get_by_role("group", name="Ship by express").get_by_label("I don't know").check(force=True)
    send(page)
    saved(page)
    assert hosted.answers("scenarios") == [{"time": "ask", "send": "unsure"}]


def test_a_slider_counts_only_once_it_was_touched(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "slider")
    detour, mood = page.get_by_role("slider", name="detours"), page.get_by_role("slider", name="week")
    expect(detour).to_have_attribute("aria-valuetext", "not answered yet")
    expect(page.locator(".value")).to_have_text(["not answered yet"] * 2)
    send(page)
    saved(page)
    assert hosted.answers("slider") == [{}]
    detour.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".value")).to_have_text(["55 %", "not answered yet"])
    expect(detour).to_have_attribute("aria-valuetext", "55 %")
    send(page)
    saved(page)
    assert hosted.answers("slider") == [{"detour": 55}]
    page.get_by_label("I don't know").check()
    expect(page.locator(".value").first).to_have_text("not answered yet")
    mood.click()
    send(page)
    saved(page)
    assert hosted.answers("slider") == [{"detour": "unsure", "mood": 0}]
    detour.press("End")
    expect(page.get_by_label("I don't know")).not_to_be_checked()
    send(page)
    saved(page)
    assert hosted.answers("slider") == [{"detour": 100, "mood": 0}]


def test_an_amount_is_sent_as_people_type_it(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "amount")
    have, extra = (
        page.get_by_role("textbox", name="Up to what amount"),
        page.get_by_role("textbox", name="And what would it take? CHF"),
    )
    expect(have).to_have_attribute("inputmode", "decimal")
    expect(have).to_have_attribute("autocomplete", "off")
    have.fill("10'000.-")
    extra.fill(" 10k")
    send(page)
    saved(page)
    assert hosted.answers("amount") == [{"have": "10'000.-", "extra": " 10k"}]
    page.get_by_label("I don't know").check()
    expect(have).to_be_disabled()
    expect(have).to_have_value("")
    extra.fill("")
    send(page)
    saved(page)
    assert hosted.answers("amount") == [{"have": "unsure"}]
    page.get_by_label("I don't know").uncheck()
    expect(have).to_be_enabled()


def test_tapping_gives_places_and_buttons_change_them(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "order")
    send(page)
    saved(page)
    assert hosted.answers("order") == [{}]
    for text in ("To my manager", "To a colleague who knows", "I solve it myself"):
        page.get_by_text(text).click()
    assert order(page) == ["To my manager", "To a colleague who knows", "I solve it myself"]
    page.get_by_role("button", name="Higher: I solve it myself").click()
    expect(page.get_by_role("button", name="Higher: I solve it myself")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Higher: I solve it myself")).to_be_disabled()
    expect(page.get_by_role("button", name="Lower: I solve it myself")).to_be_focused()
    expect(page.get_by_role("button", name="Lower: To a colleague who knows")).to_be_disabled()
    place(page, "To my manager").locator("input").click()
    expect(page.get_by_role("button", name="To a colleague who knows, 2")).to_have_attribute("aria-pressed", "true")
    send(page)
    saved(page)
    assert hosted.answers("order") == [{"order": ["self", "peer"]}]
    page.reload()
    expect(page.locator(".place.on label")).to_have_text(["I solve it myself", "To a colleague who knows"])


def test_the_first_two_are_enough_and_a_third_is_not_taken(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "top")
    for text in ("To my manager", "I solve it myself", "To a colleague who knows"):
        page.get_by_text(text).click()
    expect(page.locator("#said")).to_contain_text("Take one back to choose another.")
    expect(page.locator(".left")).to_contain_text("0 left")
    page.get_by_text("To my manager").click()
    page.get_by_text("To a colleague who knows").click()
    send(page)
    saved(page)
    assert hosted.answers("top") == [{"order": ["self", "peer"]}]


def test_a_day_and_texts(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "pledge")
    page.get_by_role("group", name="Which small thing").get_by_label("Your answer").fill("Ask first")
    page.locator("[type=date]").and_(page.get_by_label("By when?")).fill("2025-03-31")
    send(page)
    saved(page)
    assert hosted.answers("pledge") == [{"what": ["Ask first"], "who": [], "when": "2025-03-31"}]


def test_prompts_come_one_after_another_and_may_be_left_empty(open_page: Open, hosted: Asking) -> None:
    page = open_page()
    asked(page, hosted, "prompts")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    expect(page.get_by_role("button", name="Back")).to_be_disabled()
    expect(page.get_by_role("group", name="Prompt 2?")).to_be_hidden()
    for _ in range(2):
        page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("3 of 3")).to_be_visible()
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    expect(page.get_by_role("textbox", name="Your answer")).to_be_focused()
    page.keyboard.type("From the card index")
    page.get_by_role("radio", name="I solve it myself").check(force=True)
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_role("group", name="Prompt 2?")).to_be_visible()
    send(page)
    saved(page)
    told = {name: value for name, value in hosted.answers("prompts")[0].items() if value}
    assert told == {"text.3": ["From the card index"], "category.3": "self"}
