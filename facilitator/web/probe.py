"""A page that proves one thing: a phone that shows it reaches this laptop; asks nobody anything."""

from collections.abc import Mapping

from aiohttp import web

from facilitator.domain.plan import from_dict
from facilitator.domain.words import N_
from facilitator.export.rereading import Nowhere
from facilitator.language import language
from facilitator.room import Room
from facilitator.web import speaking
from facilitator.web.notices import notice_reply
from facilitator.web.pages import environment
from facilitator.web.routes import Route

_PLAN = {"workshop": {"id": "check", "title": "facilitator"}, "step": [{"id": "none", "kind": "pause", "title": "-"}]}
_WORKS = N_("It works: this phone reaches the laptop.")


def room(lang: str) -> Room:
    """A room in which nothing happens, and which keeps nothing."""
    return Room(from_dict(_PLAN, "check"), Nowhere(), lambda: 0.0, (), lang)


def routes(of: Room) -> Mapping[tuple[str, str], Route]:
    """The page in the place of the one for joining."""
    pages = environment()

    async def page(request: web.BaseRequest) -> web.Response:
        lang = speaking.of_phone(request, of.workshop, of.lang)
        return notice_reply(pages, lang, language(lang)(_WORKS))

    return {("GET", ""): page}
