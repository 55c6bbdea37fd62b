"""In which language a phone is spoken to: the one chosen on it, its own, or the session's; knows no page."""

from aiohttp import web

from facilitator.domain.plan import Workshop
from facilitator.language import available, best, language
from facilitator.web.guard import cookie

_COOKIE = "facilitator_lang"
_TWO_DAYS = 172_800


def offered(workshop: Workshop) -> tuple[str, ...]:
    """The languages of the plan, or of the tool where the plan is written in one text for all."""
    return workshop.languages or available()


def name(code: str) -> str:
    """What a language calls itself; its code where the tool does not speak it."""
    return language(code).name if code in available() else code.upper()


def wanted(header: str) -> list[str]:
    """The codes of an Accept-Language header, most wanted first, as many as 10."""
    found: list[tuple[float, str]] = []
    for part in header[:300].split(",")[:10]:
        code, _, weight = part.strip().partition(";q=")
        try:
            found.append((float(weight or 1), code))
        except ValueError:
            continue
    return [code for weight, code in sorted(found, key=lambda pair: -pair[0]) if weight > 0]


def of_phone(request: web.BaseRequest, workshop: Workshop, otherwise: str) -> str:
    """The language chosen on the phone, else the best one of its own, else the session's."""
    chosen = cookie(request.headers.get("Cookie", ""), _COOKIE)
    return best([chosen, *wanted(request.headers.get("Accept-Language", ""))], offered(workshop), otherwise)


def switched(request: web.BaseRequest, workshop: Workshop, base: str) -> web.Response | None:
    """The way back to a page that was asked for with ``?lang=``, which the phone then remembers; None without one.

    It changes how this phone is spoken to and nothing else, so a link does, without JavaScript.
    """
    choice = request.query.get("lang")
    if choice is None:
        return None
    reply = web.Response(status=303, headers={"Location": request.path})
    if choice in offered(workshop):
        reply.set_cookie(_COOKIE, choice, path=base, httponly=True, samesite="Strict", max_age=_TWO_DAYS)
    return reply
