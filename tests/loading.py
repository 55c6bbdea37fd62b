"""What a phone fetches until its first question is shown, in Chromium: requests, bytes of the air, and when."""

from dataclasses import dataclass, field
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""400 kbit/s and 400 ms."""
_PAINTED = """() => performance.getEntriesByType('paint')
  .filter(each => each.name === 'first-contentful-paint').map(each => each.startTime)[0] || 0"""


@dataclass
class Request:
    """One request; ``size`` are the bytes of its reply, heads included, and None until all of it is there."""

    path: str
    size: int | None = None


@dataclass
class Loading:
    """One phone with an empty cache; ``requests`` are those that left it, in their order."""

    page: Page
    requests: dict[str, Request] = field(default_factory=dict)

    @classmethod
    def new(cls, browser: Browser, *, slow: bool = False, **device: Any) -> tuple[Self, BrowserContext]:
        """A phone of 360 pixels, and what has to be closed afterwards."""
        context = browser.new_context(viewport={"width": 360, "height": 740}, **device)
        new = cls(context.new_page())
        session: CDPSession = context.new_cdp_session(new.page)
        session.on("Network.requestWillBeSent", new._sent)
        session.on("Network.requestServedFromCache", lambda event: new.requests.pop(event["requestId"]))
        session.on("Network.loadingFinished", new._done)
        session.send("Network.enable")
        if slow:
            session.send("Network.emulateNetworkConditions", SLOW)
        return new, context

    def _sent(self, event: dict[str, Any]) -> None:
        id_, before = event["requestId"], event.get("redirectResponse")
        if before:
            earlier = self.requests.pop(id_)
            self.requests[f"{id_} before"] = Request(earlier.path, int(before["encodedDataLength"]))
        path = event["request"]["url"].split("?")[0].split("/", 4)[4:]
        self.requests[id_] = Request(" ".join([event["request"]["method"], *path]))

    def _done(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.requests:
            self.requests[event["requestId"]].size = int(event["encodedDataLength"])

    def painted(self) -> float:
        """Milliseconds from the tap or the scan until something of the page in front was painted."""
        while not (found := float(self.page.evaluate(_PAINTED))):
            self.page.wait_for_timeout(20)
        return found

    def take(self) -> list[Request]:
        """The requests for the page and its files so far, and forget all."""
        found = [each for each in self.requests.values() if each.path not in {"GET state", "GET events"}]
        self.requests.clear()
        return found
