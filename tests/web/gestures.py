"""What a browser does on the phone page."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from webroom import Hosted

Open = Callable[..., Page]


def mine(hosted: Hosted, step: str) -> list[dict[str, object]]:
    return [ballot.answer for ballot in hosted.room.session.round_ballots(step, 1).values()]


def saved(page: Page) -> None:
    expect(page.locator("#said")).to_have_text("Saved", timeout=20_000)
    expect(page.locator("#said")).to_have_class("saved")


def send(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Send")).click()
