"""How a phone gets in: joining, coming back with three words, and the cookie; knows no step."""

from aiohttp import web

from facilitator.domain.words import Refusal
from facilitator.room import Room
from facilitator.web import reading
from facilitator.web.identity import Identity, new_participant
from facilitator.web.pages import Notes, Pages
from facilitator.web.rates import Rates
from facilitator.web.replies import (
    PARTICIPANT,
    Refused,
    foreign_origin,
    html_reply,
    json_reply,
    not_saved,
    of_domain,
    said,
)

MOST_PEOPLE = 5000
"""Participants of one session; a flood of joins ends here."""
_TWO_DAYS = 172_800


class Entrance:
    """Lets phones in; ``cookie_name`` differs per session, since browsers share cookies between ports."""

    def __init__(self, room: Room, identity: Identity, code: str, pages: Pages, rates: Rates) -> None:
        self._room, self._identity, self._code, self._pages, self._rates = room, identity, code, pages, rates
        self.cookie_name = f"facilitator_{code}"

    def joined(self, request: web.BaseRequest) -> str:
        """The participant who asks; empty for somebody who has not joined."""
        participant: str = request[PARTICIPANT]
        return participant if participant in self._room.session.participants else ""

    def form(self, raw: bytes) -> dict[str, list[str]]:
        """A form that came from this session's page."""
        form = reading.form_of(raw)
        if not self._identity.is_form(reading.first(form, "form")):
            raise foreign_origin()
        return form

    def back(self) -> web.Response:
        """To the page, by GET."""
        return web.Response(status=303, headers={"Location": f"/{self._code}"})

    async def join(self, request: web.BaseRequest, raw: bytes) -> web.Response:
        """Join by JSON; who the phone is now and the words to come back."""
        participant = await self._enter(request, reading.from_json(raw, reading.Joining))
        return self._signed(
            participant,
            json_reply({"participant": participant, "resume": self._identity.words(participant, self._room.lang)}),
        )

    async def join_by_form(self, request: web.BaseRequest, raw: bytes, lang: str) -> web.Response:
        """Join by form; the page with what was wrong, or the way to the current step."""
        form = self.form(raw)
        wish = reading.Joining(*(reading.first(form, name)[:200] for name in ("group", "resume", "name")))
        try:
            participant = await self._enter(request, wish)
        except Refused as no:
            notes = Notes(error=said(no.message, lang), at=no.field)
            return html_reply(self._pages.join(lang, notes, wish), no.status)
        return self._signed(participant, self.back())

    def _signed(self, participant: str, response: web.Response) -> web.Response:
        cookie, path = self._identity.cookie(participant), f"/{self._code}"
        response.set_cookie(self.cookie_name, cookie, path=path, httponly=True, samesite="Strict", max_age=_TWO_DAYS)
        return response

    async def _enter(self, request: web.BaseRequest, wish: reading.Joining) -> str:
        if wish.resume.strip():
            return self._resumed(request.remote or "", wish.resume)
        known: str = request[PARTICIPANT]
        if not known and len(self._room.session.participants) >= MOST_PEOPLE:
            raise Refused(429, "full", "So many have joined that nobody else can.")
        if not known and not self._rates.joins.take(request.remote or ""):
            raise Refused(429, "too_fast", "Many are joining right now. Please try again in a moment.")
        try:
            participant, seq = self._room.join(known or new_participant(), wish.group, wish.name)
            await self._room.journal.durable(seq)
        except Refusal as no:
            raise of_domain(no) from None
        except OSError:
            raise not_saved() from None
        return participant.id

    def _resumed(self, remote: str, words: str) -> str:
        if self._rates.guesses.level(remote) < 1:
            raise Refused(429, "too_fast", "Too many wrong words. Please wait a minute.")
        found = self._identity.find(words, self._room.session.participants)
        if found is None:
            self._rates.guesses.take(remote)
            raise Refused(422, "invalid", "Nobody has these three words. Please look at them again.", field="resume")
        return found
