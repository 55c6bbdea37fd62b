import pytest
from gestures import Open, mine, saved, send
from playwright.sync_api import expect
from webroom import Hosted


@pytest.mark.chromium
def test_an_answer_is_kept_while_the_server_is_down_and_arrives_when_it_is_back(
    open_page: Open, hosted: Hosted
) -> None:
    page = open_page()
    hosted.do("next", "open")
    page.get_by_role("group", name="We decide").get_by_role("radio", name="5").check(force=True)
    hosted.stop()
    send(page)
    expect(page.locator("#said")).to_contain_text("Kept on this phone")
    assert mine(hosted, "values") == []
    hosted.start()
    saved(page)
    assert mine(hosted, "values") == [{"customer": 5}]


@pytest.mark.chromium
def test_an_answer_that_the_disk_refused_survives_a_reload_of_the_page(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    hosted.do("next", "open")
    hosted.journal.failing = "no space left"
    page.get_by_role("group", name="We decide").get_by_role("radio", name="3").check(force=True)
    send(page)
    expect(page.locator("#said")).to_contain_text("Kept on this phone")
    page.reload()
    expect(page.locator("#said")).to_contain_text("Kept on this phone")
    expect(page.get_by_role("group", name="We decide").get_by_role("radio", name="3")).to_be_checked()
    hosted.journal.failing = None
    saved(page)
    assert mine(hosted, "values") == [{"customer": 3}]


@pytest.mark.chromium
def test_reloading_shows_what_i_answered_and_i_may_change_it(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    hosted.do("next", "next", "open")
    page.get_by_label("Answer 1").fill("Silos")
    send(page)
    saved(page)
    page.reload()
    expect(page.get_by_label("Answer 1")).to_have_value("Silos")
    saved(page)
    page.get_by_label("Answer 1").fill("Silos, still")
    expect(page.locator("#said")).to_have_text("Not sent yet")
    send(page)
    saved(page)
    assert mine(hosted, "hurdles") == [{"text": ["Silos, still"]}]


@pytest.mark.chromium
def test_the_form_of_a_typing_person_stays(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    hosted.do("next", "next", "open")
    page.get_by_label("Answer 1").fill("half a thou")
    hosted.do("next", "open")
    expect(page.locator("#news")).to_be_visible()
    expect(page.get_by_label("Answer 1")).to_have_value("half a thou")
    page.get_by_role("button", name="Show me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The worst ones")
    expect(page.locator("#news")).to_be_hidden()


@pytest.mark.chromium
def test_an_answer_that_came_too_late_says_so(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    hosted.do("next", "open")
    page.get_by_role("group", name="We decide").get_by_role("radio", name="1").check(force=True)
    hosted.do("close")
    expect(page.locator("#news")).to_be_visible()
    send(page)
    expect(page.locator("#news")).to_contain_text("Not counted: This question is closed")
    expect(page.get_by_role("radio", name="1").first).to_be_checked()
    page.get_by_role("button", name="Show me").click()
    expect(page.get_by_text("This question is closed.")).to_be_visible()
    expect(page.locator("#news")).to_be_hidden()
    assert mine(hosted, "values") == []


@pytest.mark.chromium
def test_an_answer_that_was_kept_too_long_says_so_when_the_laptop_is_back(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    hosted.do("next", "open")
    page.get_by_role("group", name="We decide").get_by_role("radio", name="5").check(force=True)
    hosted.stop()
    send(page)
    expect(page.locator("#said")).to_contain_text("Kept on this phone")
    hosted.do("next", "open")
    hosted.start()
    expect(page.locator("#news")).to_contain_text("Not counted:", timeout=20_000)
    assert mine(hosted, "values") == []
