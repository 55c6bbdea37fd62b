"""A page of HTML in a test: its parts by their tags, and itself opened in a browser."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Browser, Page

TALL = 257 / 25.4 * 96
"""Pixels that an A4 page has between its margins."""


class Parts(HTMLParser):
    """Tags, attributes, ids and headings of a page, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self._within: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._within and self._within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self._within:
            self.words.append(data)

    def all(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


def opened(chromium: Browser, file: Path, width: int = 1100, scheme: str = "light") -> tuple[Page, list[str]]:
    """A page at a width and in a colour scheme, and what it asked for and said."""
    seen = list[str]()
    shown = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    shown.on("request", lambda request: seen.append(request.url))
    shown.on("console", lambda message: seen.append(message.text))
    shown.on("dialog", lambda dialog: seen.append(dialog.message))
    shown.goto(file.as_uri())
    return shown, seen
