"""Networks of seminar hotels in Chromium: nothing is lost, nothing is twice, and "saved" is said of what is kept."""

from collections.abc import Iterator
from typing import Any

import pytest
from gestures import Open, mine, saved, send
from playwright.sync_api import Page, expect
from webroom import CODE, Hosted

from facilitator.domain.events import Answered

pytestmark = pytest.mark.chromium
WATCH = """() => {
  window.told = [];
  const stage = document.getElementById('stage');
  new MutationObserver(() => {
    const said = document.getElementById('said'), now = said ? said.className : '';
    if (now !== told[told.length - 1]) told.push(now);
  }).observe(stage, { subtree: true, childList: true, attributes: true, characterData: true });
}"""


@pytest.fixture
def page(open_page: Open, hosted: Hosted) -> Page:
    """A phone at the second step, which notes whatever it says of its answer."""
    page = open_page()
    hosted.do("next", "next", "open")
    expect(page.get_by_label("Answer 1")).to_be_visible()
    page.evaluate(WATCH)
    return page


def told(page: Page) -> list[str]:
    """What it has said so far."""
    return page.evaluate("told.splice(0)")


def kept(page: Page) -> None:
    expect(page.locator("#said")).to_have_class("kept", timeout=20_000)
    expect(page.locator("#said")).to_contain_text("Kept on this phone.")


def answered(hosted: Hosted) -> list[str]:
    """The submissions that were counted."""
    return [event.submission for event in hosted.room.session.events if isinstance(event, Answered)]


def test_offline_while_typing(page: Page, hosted: Hosted) -> None:
    page.context.set_offline(True)
    page.get_by_label("Answer 1").fill("Silos")
    expect(page.locator("#said")).to_have_text("Not sent yet")
    hosted.do("close", "next", "open")
    page.context.set_offline(False)
    expect(page.locator("#news")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Answer 1")).to_have_value("Silos")
    hosted.do("undo", "undo", "undo")
    send(page)
    saved(page)
    assert told(page) == ["changed", "sending", "saved"]
    assert mine(hosted, "hurdles") == [{"text": ["Silos"]}]


def test_offline_when_sending(page: Page, hosted: Hosted) -> None:
    page.get_by_label("Answer 1").fill("Silos")
    page.context.set_offline(True)
    send(page)
    kept(page)
    assert told(page) == ["changed", "sending", "kept"]
    assert answered(hosted) == []
    page.context.set_offline(False)
    saved(page)
    assert told(page) == ["saved"]
    assert len(answered(hosted)) == 1


def test_after_a_while_a_phone_says_what_to_do_if_the_laptop_has_moved(page: Page, hosted: Hosted) -> None:
    page.get_by_label("Answer 1").fill("Silos")
    page.context.set_offline(True)
    send(page)
    expect(page.locator("#said")).to_contain_text("three words", timeout=30_000)
    assert mine(hosted, "hurdles") == []
    page.context.set_offline(False)
    saved(page)


class Losing:
    """Answers reach the laptop; the first few replies are lost on the way back."""

    def __init__(self, page: Page, replies: int) -> None:
        self.left, self.statuses = replies, list[int]()
        self.session = page.context.new_cdp_session(page)
        self.session.on("Fetch.requestPaused", self.act)
        self.session.send("Fetch.enable", {"patterns": [{"urlPattern": "*/answer", "requestStage": "Response"}]})

    def act(self, event: dict[str, Any]) -> None:
        self.statuses.append(event["responseStatusCode"])
        self.left -= 1
        request = {"requestId": event["requestId"]}
        if self.left >= 0:
            self.session.send("Fetch.failRequest", {**request, "errorReason": "ConnectionReset"})
        else:
            self.session.send("Fetch.continueRequest", request)


def test_a_reply_that_is_lost(page: Page, hosted: Hosted) -> None:
    losing = Losing(page, 2)
    page.get_by_label("Answer 1").fill("Silos")
    send(page)
    saved(page)
    assert losing.statuses == [200, 200, 200]
    assert told(page) == ["changed", "sending", "kept", "saved"]
    assert len(answered(hosted)) == 1
    assert mine(hosted, "hurdles") == [{"text": ["Silos"]}]


def test_a_reply_that_is_lost_while_the_answer_is_changed(page: Page, hosted: Hosted) -> None:
    Losing(page, 1)
    page.get_by_label("Answer 1").fill("Silos")
    send(page)
    page.get_by_label("Answer 1").fill("Silos, still")
    send(page)
    saved(page)
    assert mine(hosted, "hurdles") == [{"text": ["Silos, still"]}]
    page.reload()
    expect(page.get_by_label("Answer 1")).to_have_value("Silos, still")
    assert len(set(answered(hosted))) == len(answered(hosted))


def test_a_nervous_finger_has_one_ballot(page: Page, hosted: Hosted) -> None:
    page.get_by_label("Answer 1").fill("Silos")
    page.locator(".main").dblclick()
    saved(page)
    assert mine(hosted, "hurdles") == [{"text": ["Silos"]}]


def test_the_way_back_keeps_what_was_typed(page: Page, hosted: Hosted) -> None:
    page.get_by_label("Answer 1").fill("half a thou")
    page.get_by_role("link", name="What is stored").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is stored")
    page.go_back()
    expect(page.get_by_label("Answer 1")).to_have_value("half a thou")
    expect(page.locator("#said")).to_have_text("Not sent yet")
    send(page)
    saved(page)
    page.get_by_role("link", name="What is stored").click()
    page.get_by_role("link", name="Back to the questions").click()
    expect(page.get_by_label("Answer 1")).to_have_value("half a thou")
    saved(page)
    for _ in range(4):
        page.go_back()
    assert len(hosted.room.session.participants) == 1
    assert len(answered(hosted)) == 1


def test_the_way_back_from_the_first_question_is_no_second_joining(open_page: Open, hosted: Hosted) -> None:
    page = open_page()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are in.")
    page.go_forward()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are in.")
    assert len(hosted.room.session.participants) == 1


@pytest.fixture
def other(page: Page, hosted: Hosted) -> Iterator[Page]:
    """Another tab of the same phone."""
    tab = page.context.new_page()
    tab.goto(f"http://room.test:{hosted.port}/{CODE}")
    expect(tab.get_by_label("Answer 1")).to_be_visible()
    yield tab
    tab.close()


def test_two_tabs_are_one_person_and_show_the_same(page: Page, other: Page, hosted: Hosted) -> None:
    page.get_by_label("Answer 1").fill("from the first")
    send(page)
    saved(page)
    expect(other.get_by_label("Answer 1")).to_have_value("from the first")
    saved(other)
    other.get_by_label("Answer 1").fill("from the second")
    send(other)
    saved(other)
    expect(page.get_by_label("Answer 1")).to_have_value("from the second")
    saved(page)
    assert mine(hosted, "hurdles") == [{"text": ["from the second"]}]


def test_of_two_tabs_the_later_one_counts_though_the_earlier_could_not_send(
    page: Page, other: Page, hosted: Hosted
) -> None:
    hosted.stop()
    page.get_by_label("Answer 1").fill("earlier")
    send(page)
    kept(page)
    other.get_by_label("Answer 1").fill("later")
    send(other)
    kept(other)
    hosted.start()
    saved(other)
    saved(page)
    expect(page.get_by_label("Answer 1")).to_have_value("later")
    assert mine(hosted, "hurdles") == [{"text": ["later"]}]
    assert len(answered(hosted)) == 1


def test_what_one_tab_could_not_send_another_one_sends(page: Page, other: Page, hosted: Hosted) -> None:
    hosted.stop()
    page.get_by_label("Answer 1").fill("Silos")
    send(page)
    kept(page)
    page.close()
    hosted.start()
    other.bring_to_front()
    other.reload()
    saved(other)
    expect(other.get_by_label("Answer 1")).to_have_value("Silos")
    assert mine(hosted, "hurdles") == [{"text": ["Silos"]}]


def freeze(page: Page, state: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": state})
    session.detach()


def test_a_tab_that_slept_shows_where_the_room_is(page: Page, hosted: Hosted) -> None:
    freeze(page, "frozen")
    hosted.do("close", "next", "open")
    freeze(page, "active")
    expect(page.get_by_role("heading", level=1)).to_have_text("The worst ones", timeout=20_000)


def test_a_tab_that_slept_over_its_answer_sends_it_when_it_wakes(page: Page, hosted: Hosted) -> None:
    hosted.stop()
    page.get_by_label("Answer 1").fill("Silos")
    send(page)
    kept(page)
    freeze(page, "frozen")
    hosted.start()
    freeze(page, "active")
    saved(page)
    assert mine(hosted, "hurdles") == [{"text": ["Silos"]}]
    assert len(answered(hosted)) == 1


def test_a_laptop_that_has_moved_is_found_again_by_three_words(page: Page, hosted: Hosted) -> None:
    page.get_by_label("Answer 1").fill("Silos")
    send(page)
    saved(page)
    words = page.locator(".words").inner_text()
    page.goto(f"http://moved.test:{hosted.port}/{CODE}")
    page.get_by_text("I was here before").click()
    page.get_by_label("Your three words").fill(f" {words.upper()} ")
    page.get_by_role("button", name="Come back").click()
    expect(page.get_by_label("Answer 1")).to_have_value("Silos")
    saved(page)
    page.get_by_label("Answer 1").fill("Silos, still")
    send(page)
    saved(page)
    assert mine(hosted, "hurdles") == [{"text": ["Silos, still"]}]
    assert len(hosted.room.session.participants) == 1
