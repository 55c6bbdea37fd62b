"""The page of a wrong address in a browser: in the page's style, by one request alone."""

import pytest
from gestures import Open
from playwright.sync_api import expect


@pytest.mark.chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wrong_address_looks_like_the_page_and_asks_for_nothing_more(open_page: Open, scheme: str) -> None:
    page = open_page()
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page_url = page.url
    page.goto("about:blank")
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.goto(f"{page_url}X")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    assert len([url for url in asked if not url.startswith("data:")]) == 1
    assert not [text for text in wrong if "style" in text]
