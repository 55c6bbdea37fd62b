"""The routes of the wire contract; every request goes from here to the room and back."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import msgspec
from aiohttp import web

from facilitator.domain.words import Refusal
from facilitator.room import Receipt, Room
from facilitator.web import reading, speaking
from facilitator.web.files import file_reply
from facilitator.web.guard import body
from facilitator.web.identity import Identity
from facilitator.web.joining import Entrance
from facilitator.web.pages import Notes, Pages
from facilitator.web.rates import Rates
from facilitator.web.replies import (
    FORM,
    NotFound,
    Refused,
    has,
    html_reply,
    join_first,
    json_reply,
    not_saved,
    of_domain,
    page_reply,
    refusal_reply,
    said,
    too_fast,
    wants_page,
)
from facilitator.web.stream import Streams
from facilitator.web.views import Views

Route: TypeAlias = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
NO_ROUTES: Mapping[tuple[str, str], Route] = MappingProxyType({})
"""No routes beside those of the phones; others are given as method and path after the code."""
_LOST = Refused(404, "not_found", "Nothing is here. Please scan the code on the wall again.")


class Routes:
    """What phones can call, for one room and code."""

    def __init__(
        self,
        room: Room,
        identity: Identity,
        code: str,
        streams: Streams,
        rates: Rates,
        more: Mapping[tuple[str, str], Route] = NO_ROUTES,
    ) -> None:
        self._room, self._code, self._rates = room, code.upper(), rates
        self._views = Views(room)
        self._pages = Pages(room, identity, self._code, self._views)
        self.entrance = Entrance(room, identity, self._code, self._pages, rates)
        self._table: dict[tuple[str, str], Route] = {
            ("GET", ""): self.page,
            ("POST", "join"): self.join,
            ("GET", "state"): self.state,
            ("GET", "step"): self.step,
            ("POST", "answer"): self.answer,
            ("GET", "stored"): self.stored,
            ("GET", "events"): streams.handle,
            ("GET", "static/page.js"): self.static,
            ("GET", "static/page.css"): self.static,
            **more,
        }

    async def dispatch(self, request: web.BaseRequest) -> web.StreamResponse:
        """Find the route; every wrong address gets the same reply, whatever is wrong with it."""
        code, _, rest = request.path.removeprefix("/").partition("/")
        right = hmac.compare_digest(code.upper().encode("utf-8", "replace"), self._code.encode())
        route = self._table.get((request.method, rest)) if right else None
        if route is not None:
            return await route(request)
        if not right and not self._rates.strays.take(request.remote or ""):
            raise too_fast()
        raise NotFound

    def lang(self, request: web.BaseRequest) -> str:
        """The phone's language."""
        return speaking.of_phone(request, self._room.workshop, self._room.lang)

    def refuse(self, request: web.BaseRequest, no: Exception) -> web.Response:
        """A no as JSON, or as a page for people."""
        refused, lang = no if isinstance(no, Refused) else _LOST, self.lang(request)
        message = said(refused.message, lang)
        if refused is _LOST or wants_page(request):
            return self._pages.notice(lang, message, refused.status)
        return refusal_reply(refused, message)

    async def static(self, request: web.BaseRequest) -> web.Response:
        """Script and style."""
        return file_reply(request, request.path.rpartition("/")[2])

    async def page(self, request: web.BaseRequest) -> web.Response:
        """The page: joining, or the current step."""
        switched = speaking.switched(request, self._room.workshop, f"/{self._code}")
        if switched is not None:
            return switched
        participant, lang = self.entrance.joined(request), self.lang(request)
        if not participant:
            return page_reply(request, self._pages.blank(lang))
        saved = await self._is_saved(participant)
        return page_reply(request, self._pages.page(participant, lang, Notes(saved=saved)))

    async def step(self, request: web.BaseRequest) -> web.Response:
        """The current step as a fragment."""
        participant = self.entrance.joined(request)
        saved = await self._is_saved(participant)
        return html_reply(self._pages.step(participant, self.lang(request), Notes(saved=saved)))

    async def stored(self, request: web.BaseRequest) -> web.Response:
        """What is kept of somebody, how long, and who sees it."""
        switched = speaking.switched(request, self._room.workshop, f"/{self._code}")
        if switched is not None:
            return switched
        return html_reply(self._pages.stored(self.entrance.joined(request), self.lang(request)))

    async def state(self, request: web.BaseRequest) -> web.Response:
        """The state as JSON, or 304 if the phone has it."""
        content = msgspec.json.encode(self._views.state(self.entrance.joined(request), self.lang(request)))
        tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
        if has(request.headers.get("If-None-Match", ""), tag):
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=content, content_type="application/json", headers={"ETag": tag})

    async def _is_saved(self, participant: str) -> bool:
        """Whether the participant's answer of this round is on disk."""
        ballot, step = self._views.ballot(participant), self._room.session.current
        if ballot is None or step is None:
            return False
        round_ = self._room.session.state(step.id).round
        receipt = self._room.receipt(participant, ballot.submission, step.id, round_)
        if receipt is None:
            return False
        try:
            await self._room.journal.durable(receipt.seq)
        except OSError:
            return False
        return True

    async def join(self, request: web.BaseRequest) -> web.Response:
        """Join or come back; a phone that has joined stays who it is."""
        raw = await body(request)
        if request.content_type == FORM:
            return await self.entrance.join_by_form(request, raw, self.lang(request))
        return await self.entrance.join(request, raw)

    async def answer(self, request: web.BaseRequest) -> web.Response:
        """Take a ballot, and say "saved" only once it is on disk."""
        raw = await body(request)
        participant = self.entrance.joined(request)
        if not participant:
            raise join_first()
        if request.content_type == FORM:
            return await self._form_answer(request, participant, self.entrance.form(raw))
        sent = reading.from_json(raw, reading.Submission)
        receipt = await self._save(participant, sent.submission, sent.step, sent.round, sent.values)
        return json_reply({"saved": True, "submission": sent.submission, "version": receipt.version})

    async def _save(
        self, participant: str, submission: str, step: str, round_: int, values: Mapping[str, object]
    ) -> Receipt:
        try:
            receipt = self._room.submit(participant, submission, step, round_, values)
            await self._room.journal.durable(receipt.seq)
        except Refusal as no:
            raise of_domain(no) from None
        except OSError:
            raise not_saved() from None
        return receipt

    async def _form_answer(
        self, request: web.BaseRequest, participant: str, form: dict[str, list[str]]
    ) -> web.Response:
        lang = self.lang(request)
        view = self._views.step(lang, participant)
        step, round_ = reading.first(form, "step"), reading.first(form, "round")
        fits = view is not None and view.open and (view.id, str(view.round)) == (step, round_)
        values = reading.values_of(form, view.fields) if view and fits else {}
        number = int(round_) if round_.isascii() and round_.isdigit() and len(round_) < 6 else -1
        try:
            await self._save(participant, reading.submission_of(form, values), step, number, values)
        except Refused as no:
            message = said(no.message, lang)
            lost = () if fits else tuple(t for name in form if name.startswith("v:") for t in form[name] if len(t) > 3)
            notes = Notes(error=message, at=no.field, typed=values if fits else None, lost=lost)
            return html_reply(self._pages.page(participant, lang, notes), no.status)
        return self.entrance.back()
