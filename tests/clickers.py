"""What a phone that leads does, or one that wants to, whoever carries its calls."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

Call: TypeAlias = Callable[..., Awaitable[tuple[int, Any]]]
"""A method, a path below the address of the room, and options of aiohttp; the status, and JSON or text."""
PIN, LEAD = "The six digits on the laptop", "Lead"
"""The box and the button of the page that asks for the PIN."""
PATHS = [
    ("GET", "/clicker"),
    ("GET", "/CLICKER"),
    ("GET", "/clicker/state"),
    ("GET", "/clicker/clicker.js"),
    ("GET", "/clicker/clicker.css"),
    ("POST", "/clicker/pair"),
    ("POST", "/clicker/do"),
]
"""All that such a phone can call."""


def wrong(pin: str) -> str:
    """Six other digits."""
    return str((int(pin) + 1) % 1_000_000).zfill(6)


class Leader:
    """A phone at the clicker's address."""

    def __init__(self, call: Call) -> None:
        self.call = call

    async def pair(self, pin: str) -> tuple[int, Any]:
        return await self.call("POST", "/clicker/pair", json={"pin": pin})

    async def state(self) -> tuple[int, Any]:
        return await self.call("GET", "/clicker/state")

    async def press(self, action: str, stage: int) -> tuple[int, Any]:
        return await self.call("POST", "/clicker/do", json={"action": action, "stage": stage})

    async def page(self) -> tuple[int, str]:
        return await self.call("GET", "/clicker")

    async def hidden(self, path: str) -> dict[str, str]:
        """The hidden boxes of a form of the page."""
        _, page = await self.page()
        found = re.search(rf'<form[^>]*action="[^"]*{path}".*?</form>', page, re.DOTALL)
        assert found, page
        return dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', found[0]))

    async def form(self, path: str, **fields: str) -> tuple[int, str]:
        """Post a form of the page as a browser without JavaScript does."""
        return await self.call("POST", path, data=await self.hidden(path) | fields)
