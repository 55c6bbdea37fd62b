import pytest
from gestures import Open, mine, saved, send
from playwright.sync_api import expect
from webroom import Hosted


@pytest.mark.chromium
def test_a_phone_on_an_insecure_page_answers_every_kind(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    assert page.evaluate("isSecureContext") is False
    hosted.do("next", "open")
    page.get_by_role("group", name="We decide").get_by_role("radio", name="4").check(force=True)
    page.get_by_role("group", name="I know our goal").get_by_label("I don't know").check()
    send(page)
    saved(page)
    assert mine(hosted, "values") == [{"customer": 4, "clear": "unsure"}]
    hosted.do("next", "open")
    page.get_by_label("Answer 1").fill("Too many forms")
    page.get_by_label("Answer 2").fill("Silos")
    send(page)
    saved(page)
    assert mine(hosted, "hurdles") == [{"text": ["Too many forms", "Silos"]}]
    hosted.do("next", "open")
    page.get_by_role("button", name="One dot more: Too many forms").dblclick()
    expect(page.locator(".left")).to_contain_text("1 left")
    expect(page.get_by_role("button", name="One dot more: Too many forms")).to_be_disabled()
    page.get_by_role("button", name="One dot more: Silos").click()
    send(page)
    saved(page)
    assert sorted(mine(hosted, "worst")[0]["dots"].values()) == [1, 2]  # type: ignore[attr-defined]
    hosted.do("next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you.")


@pytest.mark.chromium
def test_a_phone_without_javascript_answers_every_kind(open_page: Open, hosted: Hosted) -> None:
    page = open_page(javascript=False)
    hosted.do("next", "open")
    page.reload()
    page.get_by_role("group", name="We decide").get_by_role("radio", name="2").check(force=True)
    send(page)
    saved(page)
    assert mine(hosted, "values") == [{"customer": 2}]
    hosted.do("next", "open")
    page.reload()
    send(page)
    expect(page.get_by_role("alert")).to_have_text("Please write a short answer.")
    page.get_by_label("Answer 3").fill("Silos <&>")
    send(page)
    saved(page)
    assert mine(hosted, "hurdles") == [{"text": ["Silos <&>"]}]
    hosted.do("next", "open")
    page.reload()
    page.get_by_role("spinbutton", name="Silos <&>").fill("2")
    send(page)
    saved(page)
    assert [list(answer["dots"].values()) for answer in mine(hosted, "worst")] == [[2]]  # type: ignore[attr-defined]


@pytest.mark.chromium
@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_small_phone_and_everything_is_large_enough_to_touch(
    open_page: Open, hosted: Hosted, width: int
) -> None:
    page = open_page(width=width)
    hosted.do("next", "open")
    expect(page.get_by_role("group", name="We decide")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """Array.from(document.querySelectorAll('button, .points label, .row, textarea, summary'))
           .map(e => e.getBoundingClientRect()).filter(r => r.width && (r.width < 44 || r.height < 44)).length"""
    )
    assert small == 0


@pytest.mark.chromium
def test_two_phones_see_only_their_own(open_page: Open, hosted: Hosted) -> None:
    first, second = open_page(), open_page()
    hosted.do("next", "next", "open")
    first.get_by_label("Answer 1").fill("mine")
    send(first)
    saved(first)
    second.reload()
    expect(second.get_by_label("Answer 1")).to_have_value("")
    words = first.locator(".words").inner_text()
    assert len(words.split()) == 3
    assert words != second.locator(".words").inner_text()
