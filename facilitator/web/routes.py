"""The six routes of the wire contract; every request goes from here to the room and back."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

import msgspec
from aiohttp import web

from facilitator.domain.words import Refusal
from facilitator.room import Receipt, Room
from facilitator.web import reading
from facilitator.web.guard import Buckets, body
from facilitator.web.identity import Identity, new_participant
from facilitator.web.pages import STATIC, Notes, Pages
from facilitator.web.replies import (
    FORM,
    PARTICIPANT,
    STATUS,
    NotFound,
    Refused,
    join_first,
    json_reply,
    not_saved,
    phone_language,
    refusal_reply,
    said,
    wants_page,
)
from facilitator.web.stream import Streams
from facilitator.web.views import Views

Route: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
LOST = "Nothing is here. Please scan the code on the wall again."


def _html(text: str, status: int = 200) -> web.Response:
    return web.Response(text=text, status=status, content_type="text/html")


class Routes:
    """What phones can call, for one room and code."""

    def __init__(self, room: Room, identity: Identity, code: str, streams: Streams, views: Views) -> None:
        self._room, self._identity, self._code, self._views = room, identity, code, views
        self._pages = Pages(room, identity, code, views)
        self.cookie_name = f"facilitator_{code}"
        self.joins: Buckets | None = None
        self.guesses: Buckets | None = None
        self.strays: Buckets | None = None
        self._table: dict[tuple[str, str], Route] = {
            ("GET", ""): self.page,
            ("POST", "join"): self.join,
            ("GET", "state"): self.state,
            ("GET", "step"): self.step,
            ("POST", "answer"): self.answer,
            ("GET", "events"): streams.handle,
            ("GET", "static/page.js"): self.static,
            ("GET", "static/page.css"): self.static,
        }

    async def dispatch(self, request: web.Request) -> web.StreamResponse:
        """Find the route; every wrong address gets the same reply, whatever is wrong with it."""
        code, _, rest = request.path.removeprefix("/").partition("/")
        right = hmac.compare_digest(code.upper().encode("utf-8", "replace"), self._code.encode())
        route = self._table.get((request.method, rest)) if right else None
        if route is not None:
            return await route(request)
        if not right and not _take(self.strays, request.remote):
            raise Refused(429, "too_fast", "That was very fast. Please wait a moment.")
        raise NotFound

    def lang(self, request: web.Request) -> str:
        """The phone's language."""
        return phone_language(request, self._room.workshop, self._room.lang)

    def refuse(self, request: web.Request, no: Exception) -> web.Response:
        """A no as JSON, or as a page for people."""
        lang = self.lang(request)
        if not isinstance(no, Refused):
            return _html(self._pages.notice(lang, said(Refused(404, "", LOST).message, lang)), 404)
        message = said(no.message, lang)
        if wants_page(request):
            return _html(self._pages.notice(lang, message), no.status)
        return refusal_reply(no, message)

    def _joined(self, request: web.Request) -> str:
        participant = request[PARTICIPANT]
        return participant if participant in self._room.session.participants else ""

    async def static(self, request: web.Request) -> web.Response:
        """Script and style."""
        content, kind = STATIC[request.path.rpartition("/")[2]]
        return web.Response(body=content, content_type=kind, charset="utf-8")

    async def page(self, request: web.Request) -> web.Response:
        """The page: joining, or the current step."""
        participant, lang = self._joined(request), self.lang(request)
        if not participant:
            return _html(self._pages.join(lang, Notes()))
        return _html(self._pages.page(participant, lang, Notes(saved=await self._is_saved(participant))))

    async def step(self, request: web.Request) -> web.Response:
        """The current step as a fragment."""
        participant = self._joined(request)
        saved = await self._is_saved(participant)
        return _html(self._pages.step(participant, self.lang(request), Notes(saved=saved)))

    async def state(self, request: web.Request) -> web.Response:
        """The state as JSON, or 304."""
        content = msgspec.json.encode(self._views.state(self._joined(request), self.lang(request)))
        tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers={"ETag": tag})
        return web.Response(body=content, content_type="application/json", headers={"ETag": tag})

    async def _is_saved(self, participant: str) -> bool:
        """Whether the participant's answer of this round is on disk."""
        ballot, step = self._views.ballot(participant), self._room.session.current
        if ballot is None or step is None:
            return False
        receipt = self._room.submit(participant, ballot.submission, step.id, 0, {})
        return await self._on_disk(receipt.seq)

    async def _on_disk(self, seq: int) -> bool:
        try:
            await self._room.journal.durable(seq)
        except OSError:
            return False
        return True

    async def join(self, request: web.Request) -> web.Response:
        """Join or come back; a phone that has joined stays who it is."""
        raw, is_form = await body(request), request.content_type == FORM
        wish = self._form_wish(raw) if is_form else reading.from_json(raw, reading.Joining)
        try:
            participant, seq = self._who(request, wish)
            if not await self._on_disk(seq):
                raise not_saved()
        except (Refused, Refusal, OSError) as no:
            refused = _refused(no)
            if not is_form:
                raise refused from None
            lang = self.lang(request)
            notes = Notes(error=said(refused.message, lang), at=refused.field)
            return _html(self._pages.join(lang, notes, wish.group), refused.status)
        words = {"participant": participant, "resume": self._identity.words(participant)}
        response = self._back() if is_form else json_reply(words)
        cookie = self._identity.cookie(participant)
        path = f"/{self._code}"
        response.set_cookie(self.cookie_name, cookie, path=path, httponly=True, samesite="Strict", max_age=172_800)
        return response

    def _back(self) -> web.Response:
        return web.Response(status=303, headers={"Location": f"/{self._code}"})

    def _form_wish(self, raw: bytes) -> reading.Joining:
        form = self._form(raw)
        return reading.Joining(reading.first(form, "group")[:200], reading.first(form, "resume")[:200])

    def _form(self, raw: bytes) -> dict[str, list[str]]:
        form = reading.form_of(raw)
        if not self._identity.is_form(reading.first(form, "form")):
            raise Refused(403, "foreign_origin", "This came from another page and was not counted.")
        return form

    def _who(self, request: web.Request, wish: reading.Joining) -> tuple[str, int]:
        """The participant and the sequence number to wait for."""
        if wish.resume.strip():
            return self._resumed(request, wish.resume), 0
        known = request[PARTICIPANT]
        if not known and not _take(self.joins, request.remote):
            raise Refused(429, "too_fast", "Many are joining right now. Please try again in a moment.")
        participant, seq = self._room.join(known or new_participant(), wish.group)
        return participant.id, seq

    def _resumed(self, request: web.Request, words: str) -> str:
        slow_down = Refused(429, "too_fast", "Too many wrong words. Please wait a minute.")
        if self.guesses and self.guesses.level(request.remote or "") < 1:
            raise slow_down
        found = self._identity.find(words, self._room.session.participants)
        if found is None:
            _take(self.guesses, request.remote)
            raise Refused(422, "invalid", "Nobody has these three words. Please look at them again.", field="resume")
        return found

    async def answer(self, request: web.Request) -> web.Response:
        """Take a ballot, and say "saved" only once it is on disk."""
        raw = await body(request)
        participant = self._joined(request)
        if not participant:
            raise join_first()
        if request.content_type == FORM:
            return await self._form_answer(request, participant, self._form(raw))
        sent = reading.from_json(raw, reading.Submission)
        receipt = await self._save(participant, sent.submission, sent.step, sent.round, sent.values)
        return json_reply({"saved": True, "submission": sent.submission, "version": receipt.version})

    async def _save(self, participant: str, submission: str, step: str, round_: int, values: Any) -> Receipt:  # noqa: ANN401
        try:
            receipt = self._room.submit(participant, submission, step, round_, values)
            await self._room.journal.durable(receipt.seq)
        except (Refusal, OSError) as no:
            raise _refused(no) from None
        return receipt

    async def _form_answer(self, request: web.Request, participant: str, form: dict[str, list[str]]) -> web.Response:
        lang, view = self.lang(request), self._views.step(self.lang(request))
        step, round_ = reading.first(form, "step"), reading.first(form, "round")
        fits = view is not None and view.id == step and view.open and str(view.round) == round_
        values = reading.values_of(form, view.fields) if view and fits else {}
        number = int(round_) if round_.isascii() and round_.isdigit() and len(round_) < 6 else -1
        try:
            await self._save(participant, reading.submission_of(form, values), step, number, values)
        except Refused as no:
            lost = () if fits else tuple(t for name in form if name.startswith("v:") for t in form[name] if len(t) > 3)
            message = said(no.message, lang)
            notes = Notes(error=message, at=no.field, typed=values if fits else None, lost=lost)
            return _html(self._pages.page(participant, lang, notes), no.status)
        return self._back()


def _take(buckets: Buckets | None, remote: str | None) -> bool:
    return buckets is None or buckets.take(remote or "")


def _refused(no: Exception) -> Refused:
    if isinstance(no, Refused):
        return no
    if not isinstance(no, Refusal):
        return not_saved()
    refused = Refused(STATUS.get(no.code, 409), no.code, no.message.text, no.field)
    refused.message = no.message
    return refused
