"""A whole day on paper: as many pages as somebody reads."""

import re
from pathlib import Path

from playwright.sync_api import Browser

from facilitator import publishing

DAY = Path(__file__).parents[2] / "sessions" / "demo-zugvogel.json"


def test_the_recorded_day_prints_on_twenty_pages_at_most(chromium: Browser, tmp_path: Path) -> None:
    written = publishing.report(str(DAY), tmp_path, tmp_path / "day.html", None, lambda _part: None)
    page = chromium.new_page()
    try:
        page.goto(written.as_uri())
        printed = page.pdf(prefer_css_page_size=True)
    finally:
        page.close()
    assert 5 < len(re.findall(rb"/Type\s*/Page\b", printed)) <= 20
