import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from webroom import CODE, Hosted

CHROMIUM = shutil.which("chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP room.test 127.0.0.1",
]
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser, hosted: Hosted) -> Iterator[Open]:
    contexts = []
    faults: list[str] = []

    def new(*, javascript: bool = True, width: int = 360) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 740}, java_script_enabled=javascript)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"http://room.test:{hosted.port}/{CODE}")
        page.get_by_label("Sales").check()
        page.get_by_role("button", name="Take part").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You are in.")
        return page

    yield new
    for context in contexts:
        context.close()
    assert faults == []


def mine(hosted: Hosted, step: str) -> list[dict[str, object]]:
    return [ballot.answer for ballot in hosted.room.session.round_ballots(step, 1).values()]


def saved(page: Page) -> None:
    expect(page.locator("#said")).to_have_text("Saved", timeout=20_000)
    expect(page.locator("#said")).to_have_class("saved")


def send(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Send")).click()


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
    expect(page.get_by_text("Not counted:")).to_contain_text("closed")
    assert mine(hosted, "values") == []


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
