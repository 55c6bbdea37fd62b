"""What a phone fetches from the scan to its first question; how long that takes is measured in tests/bench."""

from collections.abc import Iterator

import pytest
from kinds import KINDS, SILENT, EveryKind
from loading import Loading
from playwright.sync_api import Browser, Route, expect
from webroom import CODE

pytestmark = pytest.mark.chromium
ASKING = [step for step in KINDS if step not in SILENT]


@pytest.fixture
def hosted() -> Iterator[EveryKind]:
    live = EveryKind()
    yield live
    live.stop()
    live.close()


@pytest.mark.parametrize("step", ASKING)
def test_four_requests_and_under_30_kb_bring_the_first_question(
    chromium: Browser, hosted: EveryKind, step: str
) -> None:
    for name in KINDS:
        hosted.do("next", "open")
        if name == step:
            break
        if name not in SILENT:
            hosted.all_answer()
    phone, context = Loading.new(chromium, locale="de-CH")
    page = phone.page
    page.goto(f"http://room.test:{hosted.port}/{CODE}")
    page.get_by_label("Technik").check()
    page.locator("form .main").click()
    expect(page.locator("#answer")).to_be_visible()
    page.wait_for_load_state()
    found = phone.take()
    paths = [each.path for each in found]
    assert paths[:4] == ["GET", "GET static/page.css", "POST join", "GET"], "the question waits for these alone"
    assert paths[4:] == ["GET static/page.js"], "which comes behind the question"
    assert all(each.size for each in found)
    assert sum(each.size or 0 for each in found) < 30_000
    page.goto(f"http://room.test:{hosted.port}/{CODE}")
    expect(page.locator("#answer")).to_be_visible()
    page.wait_for_load_state()
    assert [each.path for each in phone.take()] == ["GET"], "the phone has kept the rest"
    context.close()


def test_the_question_is_shown_before_its_script_is_there(chromium: Browser, hosted: EveryKind) -> None:
    hosted.do("next", "open")
    phone, context = Loading.new(chromium, locale="de-CH")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.page.route("**/page.js*", hold)
    phone.page.goto(f"http://room.test:{hosted.port}/{CODE}")
    phone.page.get_by_label("Technik").check()
    phone.page.locator("form .main").click(no_wait_after=True)
    expect(phone.page.locator("#answer")).to_be_visible()
    assert phone.painted() > 0
    assert len(held) == 1
    context.close()
