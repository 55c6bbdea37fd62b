"""What every reply to a phone has in common: headers, JSON, refusals; knows no route."""

import gzip

import msgspec
from aiohttp import web

from facilitator.domain.words import Message, Refusal
from facilitator.language import language

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""On every reply."""
_OWN = ("Cache-Control", "Content-Security-Policy")
"""The headers of which a reply may bring its own."""

PARTICIPANT = web.RequestKey("participant", str)
"""Who a request's cookie says it is; empty without one."""

MAX_BODY = 16 * 1024
"""Bytes of a request's body, at most."""

FORM = "application/x-www-form-urlencoded"
STATUS = {"invalid": 422, "unknown": 403, "closed": 409, "round": 409}
"""The status of a domain refusal's code; 409 for every other one."""


class Request(web.BaseRequest):
    """A request whose reply carries the security headers, whoever makes it.

    Only what says so itself may be kept; a page with its style within it says which.
    """

    async def _prepare_hook(self, response: web.StreamResponse) -> None:
        own = {name: response.headers[name] for name in _OWN if name in response.headers}
        response.headers.update({**HEADERS, **own})
        response.headers.pop("Server", None)


class Refused(Exception):
    """A request that gets no: status 4xx or 503, a code for programs and a sentence for people."""

    def __init__(self, status: int, code: str, message: str | Message, field: str | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = Message(message) if isinstance(message, str) else message
        self.field = field


class NotFound(Exception):
    """Nothing is at this address; says the same about every wrong one."""


def not_saved() -> Refused:
    """The refusal of an answer that is not on disk; the phone keeps it and sends it again."""
    return Refused(503, "not_saved", "Not saved yet. Your phone keeps the answer and sends it again.")


def too_fast() -> Refused:
    """The refusal of a phone that asks too often."""
    return Refused(429, "too_fast", "That was very fast. Please wait a moment.")


def foreign_origin() -> Refused:
    """The refusal of what another page sent."""
    return Refused(403, "foreign_origin", "This came from another page and was not counted.")


def of_domain(refusal: Refusal) -> Refused:
    """The refusal of the room, with its status."""
    return Refused(STATUS.get(refusal.code, 409), refusal.code, refusal.message, refusal.field)


def join_first() -> Refused:
    """The refusal of an answer without a cookie of this session."""
    return Refused(403, "not_joined", "Please join first.")


def html_reply(text: str, status: int = 200) -> web.Response:
    """A page or a part of one."""
    return web.Response(text=text, status=status, content_type="text/html")


def page_reply(request: web.BaseRequest, text: str) -> web.Response:
    """A whole page, packed if the phone takes it: it is what a phone far from the access point waits for longest."""
    reply = html_reply(text)
    reply.headers["Vary"] = "Accept-Encoding"
    if takes_gzip(request):
        reply.body = gzip.compress(text.encode(), compresslevel=1, mtime=0)
        reply.headers["Content-Encoding"] = "gzip"
    return reply


JSON = {"Content-Type": "application/json"}


def json_reply(value: object, status: int = 200) -> web.Response:
    """A value as JSON."""
    return web.Response(body=msgspec.json.encode(value), status=status, headers=JSON)


def refusal_reply(refused: Refused, message: str) -> web.Response:
    """A refusal as ``{"error", "message"}``, with ``field`` where one field is meant."""
    said = {"error": refused.code, "message": message}
    if refused.field is not None:
        said["field"] = refused.field
    return json_reply(said, refused.status)


def wants_page(request: web.BaseRequest) -> bool:
    """Whether a person without JavaScript is waiting for the reply."""
    return request.content_type == FORM or (
        request.method != "POST" and "text/html" in request.headers.get("Accept", "")
    )


def takes_gzip(request: web.BaseRequest) -> bool:
    """Whether a phone unpacks gzip; one that names it with a weight may not want it."""
    coded = request.headers.get("Accept-Encoding", "")[:300].lower()
    return "gzip" in (part.strip() for part in coded.split(","))


def has(if_none_match: str, tag: str) -> bool:
    """Whether a phone has what the tag stands for, by the weak comparison of RFC 9110, 13.1.2."""
    tags = [part.strip().removeprefix("W/") for part in if_none_match.split(",")]
    return tag in tags or tags == ["*"]


def said(message: Message, lang: str) -> str:
    """A message in a phone's language."""
    return language(lang).say(message)
