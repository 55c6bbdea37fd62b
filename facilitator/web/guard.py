"""Who may ask, how much and how often: Host, Origin, sizes, time limits and rates; knows no step and no answer."""

import asyncio
import logging
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web

from facilitator.web.connections import Handler, begin, needed
from facilitator.web.identity import Identity
from facilitator.web.rates import Rates
from facilitator.web.replies import FORM, MAX_BODY, PARTICIPANT, NotFound, Refused, foreign_origin, too_fast

BODY_SECONDS = 5.0
_LOCAL = frozenset({"localhost", "127.0.0.1"})
_LOOK_AGAIN = 5.0
"""Seconds between two looks at this machine's addresses."""
_LAST = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE}
"""After these a connection ends."""
_log = logging.getLogger(__name__)


class Guard:
    """The one door of all requests; ``refuse`` turns a no into a reply."""

    def __init__(
        self,
        identity: Identity,
        cookie_name: str,
        rates: Rates,
        addresses: Callable[[], set[str]],
        handler: Handler,
        refuse: Callable[[web.BaseRequest, Exception], web.Response],
    ) -> None:
        self._handler = handler
        self._identity, self._cookie_name, self._rates, self._refuse = identity, cookie_name, rates, refuse
        self._addresses = addresses
        self._clock = asyncio.get_running_loop().time
        self.look_again()
        self.foreign: dict[str, set[str]] = {}
        """Other devices, by the address that they asked; in memory only, to count each once."""
        self.arrived = asyncio.Event()
        """Set once another device has asked."""
        self.port = 0

    def _is_own(self, host: str) -> bool:
        if host in _LOCAL or host in self._own:
            return True
        if self._clock() - self._looked >= _LOOK_AGAIN:
            self.look_again()
        return host in self._own

    def look_again(self) -> None:
        """Ask anew which hosts are this machine's own."""
        self._own, self._looked = frozenset(self._addresses()), self._clock()

    def is_ours(self, address: str) -> bool:
        """Whether an address is this machine's own, the loopback among them."""
        return address in _LOCAL or address in self._own

    def check(self, request: web.BaseRequest) -> None:
        """Refuse a foreign Host or Origin, a wrong or big body and a phone that asks too often."""
        host, _, port = request.host.lower().partition(":")
        if not self._is_own(host) or (port or "80") != str(self.port):
            raise Refused(421, "foreign_host", "This page is at another address. Please scan the code again.")
        remote = request.remote or ""
        if not self.is_ours(remote):
            self.foreign.setdefault(host, set()).add(remote)
            self.arrived.set()
        participant = self._identity.check(cookie(request.headers.get("Cookie", ""), self._cookie_name)) or ""
        request[PARTICIPANT] = participant
        if participant:
            needed(request)
        self._check_rates(participant or f"{request.get_extra_info('peername')}", remote, known=bool(participant))
        if request.method == "POST":
            self._check_post(request)

    def _check_rates(self, phone: str, remote: str, *, known: bool) -> None:
        if not self._rates.people.take(phone):
            raise too_fast()
        if self.is_ours(remote):
            return
        if not (self._rates.addresses.take(remote) and (known or self._rates.strangers.take(remote))):
            raise too_fast()

    def _check_post(self, request: web.BaseRequest) -> None:
        origin = request.headers.get("Origin", "")
        hidden = origin == "null" and request.content_type == FORM
        if origin and not hidden and origin.lower() != f"http://{request.host.lower()}":
            raise foreign_origin()
        if request.content_type not in {FORM, "application/json"}:
            raise Refused(415, "content_type", "Please use the page to answer.")
        if (request.content_length or 0) > MAX_BODY:
            raise Refused(413, "too_large", "That was too much text.")

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        """Check, handle, and turn whatever goes wrong into a reply that tells nothing about the inside."""
        begin(request)
        try:
            self.check(request)
            return await self._handler(request)
        except (Refused, NotFound) as no:
            reply = self._refuse(request, no)
            if reply.status in _LAST:
                reply.force_close()  # who goes on has to come again, which costs them more than us
            return reply
        except web.HTTPException as error:
            return self._refuse(request, Refused(error.status, "http", "That did not work."))
        except Exception:  # noqa: BLE001  aiohttp's own handler would log the phone's address
            _log.exception("a request failed")
            return self._refuse(
                request, Refused(500, "inside", "Something went wrong on the laptop. Please try again.")
            )


def cookie(header: str, name: str) -> str:
    """The value of a cookie; aiohttp's own reading of all of them costs a twentieth of an answer."""
    for part in header.split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""


async def body(request: web.BaseRequest) -> bytes:
    """The body, of at most ``MAX_BODY`` bytes and within ``BODY_SECONDS``."""
    try:
        if request.content.is_eof():  # nearly always; a time limit for each of 600 answers would cost more than reading
            return await request.read()
        async with asyncio.timeout(BODY_SECONDS):  # `wait_for` would make a task of its own
            return await request.read()
    except TimeoutError:
        raise Refused(408, "too_slow", "The connection was too slow. Please try again.") from None
    except web.RequestPayloadError:
        raise Refused(415, "content_type", "Please use the page to answer.") from None
    except web.HTTPRequestEntityTooLarge:
        raise Refused(413, "too_large", "That was too much text.") from None
