"""What the phone that leads can call; while it may not, every call gets the reply of an unknown address."""

import asyncio
from collections.abc import Mapping
from typing import Annotated

import msgspec
from aiohttp import web

from facilitator.room import Room
from facilitator.web import reading
from facilitator.web.clicker.door import Clicker
from facilitator.web.clicker.page import REVOKED, ClickerPages
from facilitator.web.clicker.pressing import Press, press_of, pressed
from facilitator.web.connections import needed
from facilitator.web.files import file_reply
from facilitator.web.guard import body, cookie
from facilitator.web.identity import Identity
from facilitator.web.rates import Buckets
from facilitator.web.replies import FORM, NotFound, Refused, foreign_origin, html_reply, json_reply, said, too_fast
from facilitator.web.routes import Route

_TWO_DAYS = 172_800


class Pairing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The PIN as typed."""

    pin: Annotated[str, msgspec.Meta(max_length=20)]


class Now(msgspec.Struct, frozen=True):
    """The room in few words, ``html`` for what changes on the page with its ``stage``, and what a press did."""

    stage: int
    counter: str
    left: int | None
    failing: bool
    html: str
    said: str = ""


class ClickerRoutes:
    """One room's clicker; ``table`` goes beside the routes of the other phones."""

    def __init__(self, clicker: Clicker, room: Room, identity: Identity, code: str) -> None:
        self._clicker, self._room, self._identity, self._code = clicker, room, identity, code.upper()
        self._pages = ClickerPages(room, clicker, identity, self._code)
        self._cookie = f"facilitator_clicker_{self._code}"
        self._tries = Buckets(0.5, 3, asyncio.get_running_loop().time)

    @property
    def table(self) -> Mapping[tuple[str, str], Route]:
        """The routes by method and path after the code; one of them in capitals, as the code on the screen has it."""
        return {
            ("GET", "clicker"): self.page,
            ("GET", "CLICKER"): self.to_page,
            ("GET", "clicker/clicker.js"): self.static,
            ("GET", "clicker/clicker.css"): self.static,
            ("GET", "clicker/state"): self.state,
            ("POST", "clicker/pair"): self.pair,
            ("POST", "clicker/do"): self.do,
        }

    def _admit(self, request: web.BaseRequest) -> None:
        """Let the phone that leads in; tell one that led that it does not; for all others nothing is here."""
        token = self._token(request)
        if self._clicker.leads(token):
            needed(request)
        elif self._clicker.led(token):
            raise Refused(403, "revoked", REVOKED)
        else:
            raise NotFound

    def _token(self, request: web.BaseRequest) -> str:
        return cookie(request.headers.get("Cookie", ""), self._cookie)

    def _only_on(self) -> None:
        if not self._clicker.on:
            raise NotFound

    def _back(self) -> web.Response:
        return web.Response(status=303, headers={"Location": self._pages.base})

    async def page(self, request: web.BaseRequest) -> web.Response:
        """The buttons for the phone that leads; while a PIN is on offer, its box for all others."""
        if self._clicker.pin and not self._clicker.leads(self._token(request)):
            return html_reply(self._pages.pairing())
        try:
            self._admit(request)
        except Refused as no:
            return html_reply(self._pages.gone(no.message), no.status)
        return html_reply(self._pages.leading())

    async def to_page(self, _request: web.BaseRequest) -> web.Response:
        """From the address in capitals to the page."""
        self._only_on()
        return self._back()

    async def static(self, request: web.BaseRequest) -> web.Response:
        """Script and style, which nobody gets while the clicker is off."""
        self._only_on()
        return file_reply(request, request.path.rpartition("/")[2])

    async def state(self, request: web.BaseRequest) -> web.Response:
        """The room now."""
        self._admit(request)
        return json_reply(self._now())

    def _now(self, told: str = "") -> Now:
        view = self._pages.view()
        return Now(view.stage, view.counter, view.left, view.failing, self._pages.part(view), told)

    async def pair(self, request: web.BaseRequest) -> web.Response:
        """Make the phone that knows the PIN the one that leads."""
        if not self._clicker.pin:
            raise NotFound
        raw = await body(request)
        if request.content_type != FORM:
            token = self._paired(request, reading.from_json(raw, Pairing).pin)
            return self._signed(token, json_reply({"paired": True}))
        form = reading.form_of(raw)
        if not self._identity.is_form(reading.first(form, "form")):
            raise foreign_origin()
        try:
            token = self._paired(request, reading.first(form, "pin"))
        except Refused as no:
            if not self._clicker.pin:
                return html_reply(self._pages.gone(no.message), no.status)
            return html_reply(self._pages.pairing(said(no.message, self._room.lang)), no.status)
        return self._signed(token, self._back())

    def _paired(self, request: web.BaseRequest, typed: str) -> str:
        """The token for the right PIN; only six wrong digits count as a try."""
        pin = "".join(typed.split())
        if not self._clicker.pin:  # gone while the body came
            raise NotFound
        if not (len(pin) == 6 and pin.isascii() and pin.isdigit()):
            raise Refused(422, "pin", "The PIN has six digits.")
        if not self._tries.take(request.remote or ""):
            raise too_fast()
        token = self._clicker.pair(pin)
        if token:
            return token
        if self._clicker.pin:
            raise Refused(422, "pin", "That is not the PIN on the laptop.")
        raise Refused(422, "pin", "That was wrong too often: the PIN is off. The laptop can offer a new one.")

    def _signed(self, token: str, reply: web.Response) -> web.Response:
        path = self._pages.base
        reply.set_cookie(self._cookie, token, path=path, httponly=True, samesite="Strict", max_age=_TWO_DAYS)
        return reply

    async def do(self, request: web.BaseRequest) -> web.Response:
        """Do what was pressed."""
        self._admit(request)
        raw = await body(request)
        self._admit(request)  # it may have been revoked while the body came
        if request.content_type != FORM:
            return json_reply(self._now(await self._pressed(reading.from_json(raw, Press))))
        form = reading.form_of(raw)
        if not self._clicker.is_form(reading.first(form, "form")):
            raise foreign_origin()
        try:
            await self._pressed(press_of(form))
        except Refused as no:
            return html_reply(self._pages.leading(said(no.message, self._room.lang)), no.status)
        return self._back()

    async def _pressed(self, press: Press) -> str:
        """What a press did, once it is on disk; ``Refused`` (503) while the disk does not take it."""
        done = pressed(self._room, press, self._pages.say)
        try:
            await self._room.journal.durable(self._room.newest)
        except OSError:
            text = "It is done, but the laptop cannot save it at the moment. It tries again by itself."
            raise Refused(503, "not_saved", text) from None
        return done
