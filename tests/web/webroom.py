"""A plan of three steps, a journal in memory, a phone's client, and a hosted room for browsers."""

import asyncio
import re
import secrets
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import Any, TypeVar

import aiohttp
from memory import Memory

from facilitator.domain.plan import parse
from facilitator.room import Room
from facilitator.web.clicker import Clicker
from facilitator.web.clicker.routes import ClickerRoutes
from facilitator.web.identity import Identity
from facilitator.web.server import serve

PLAN = """
[workshop]
id = "probe"
title = { en = "From sparrows to starlings", de = "Vom Spatzenschwarm zum Starenschwarm" }
groups = ["Sales", "Engineering"]
[[step]]
id = "values"
kind = "scale"
title = { en = "What do we stand for?", de = "Wofür stehen wir?" }
points = 5
low = "not at all"
high = "fully"
unsure = true
items = [
  { id = "customer", text = "We decide in the customer's interest." },
  { id = "clear", text = "I know our goal." },
]
[[step]]
id = "hurdles"
kind = "collect"
title = "Hurdles"
question = "What gets in your way?"
entries = 3
limit = 80
[[step]]
id = "worst"
kind = "dots"
title = "The worst ones"
of = "hurdles"
dots = 3
per_option = 2
"""
CODE = "K7QP"
_T = TypeVar("_T")


class Phone:
    """A client with its own cookies."""

    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        self.http = http
        self.base = base

    async def call(self, method: str, path: str, **options: Any) -> tuple[int, Any]:
        """Status, and the JSON or the text that came back."""
        async with self.http.request(method, self.base + path, allow_redirects=False, **options) as reply:
            is_json = reply.content_type == "application/json"
            return reply.status, await (reply.json() if is_json else reply.text())

    async def join(self, **wish: str) -> dict[str, str]:
        status, told = await self.call("POST", "/join", json=wish)
        assert status == 200, told
        return told

    async def answer(self, step: str, values: object, submission: str = "", round_: int = 1) -> tuple[int, Any]:
        sent = {"submission": submission or secrets.token_hex(8), "step": step, "round": round_, "values": values}
        return await self.call("POST", "/answer", json=sent)

    async def form(self, path: str, fields: list[tuple[str, str]]) -> tuple[int, str]:
        """Post a form as a browser without JavaScript does: with the hidden fields of the page."""
        _, page = await self.call("GET", "")
        action = re.escape(path)
        found = re.search(rf'<form[^>]*action="[^"]*{action}".*?</form>', page, re.DOTALL)
        assert found, page
        hidden = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', found[0])
        return await self.call("POST", path, data=[*hidden, *fields])


class Hosted:
    """A room on a loop of its own in another thread, for browsers that are driven synchronously."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._running: Any = None
        self.journal, self.room = self.run(self._make)
        self.clicker = Clicker()
        self.port = 0
        self.start()

    async def _make(self) -> tuple[Memory, Room]:
        kept = Memory()
        workshop, _ = parse(PLAN, "probe.toml")
        return kept, Room(workshop, kept, lambda: 0.0)

    def run(self, make: Callable[[], Awaitable[_T]]) -> _T:
        async def wrapped() -> _T:
            return await make()

        future: Future[_T] = asyncio.run_coroutine_threadsafe(wrapped(), self._loop)
        return future.result(30)

    def do(self, *actions: str) -> None:
        async def act() -> None:
            for action in actions:
                self.room.do(action)

        self.run(act)

    def start(self) -> None:
        async def begin() -> None:
            identity = Identity("secret of the tests")
            more, own = ClickerRoutes(self.clicker, self.room, identity, CODE).table, {"room.test", "moved.test"}
            self._running = serve(self.room, identity, CODE, "127.0.0.1", self.port, addresses=lambda: own, more=more)
            self.port = (await self._running.__aenter__()).port

        self.run(begin)

    def stop(self) -> None:
        async def end() -> None:
            await self._running.__aexit__(None, None, None)

        self.run(end)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
