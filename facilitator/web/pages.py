"""HTML for people: the page and the current step, from templates; knows what is shown, not how it travels."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from facilitator.domain.fields import Field
from facilitator.domain.words import pick
from facilitator.language import language
from facilitator.room import Room
from facilitator.web import speaking
from facilitator.web.files import EDITION
from facilitator.web.identity import Identity
from facilitator.web.notices import notice_reply
from facilitator.web.reading import Joining
from facilitator.web.views import State, Views


@dataclass(frozen=True)
class Notes:
    """What is to be said beside the page itself: a refusal, where it belongs, and what had been typed."""

    saved: bool = False
    error: str = ""
    at: str | None = None
    typed: Mapping[str, Any] | None = None
    lost: Sequence[str] = field(default=())


@cache
def environment() -> Environment:
    """The templates of all pages, compiled, which escape whatever is put into them; takes a tenth of a second, once."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["edition"] = EDITION
    env.globals["template_of"] = _template_of
    for name in env.list_templates():
        env.get_template(name)
    return env


def _template_of(asked: Field) -> str:
    return f"field_{type(asked).__name__}.html"


class Pages:
    """Renders for one room."""

    def __init__(self, room: Room, identity: Identity, code: str, views: Views) -> None:
        self._room, self._identity, self._code, self._views = room, identity, code, views
        self._env = environment()
        self._blank: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
        self._mark = secrets.token_hex(8)
        self._unanswered: dict[tuple[str, bool], tuple[tuple[object, ...], str]] = {}

    def _common(self, lang: str) -> dict[str, Any]:
        say = language(lang)
        return {
            "_": say,
            "ngettext": say.count,
            "lang": lang,
            "languages": [(code, speaking.name(code)) for code in speaking.offered(self._room.workshop)],
            "names": self._room.workshop.names,
            "title": pick(self._room.workshop.title, lang),
            "base": f"/{self._code}",
            "form_token": self._identity.form_token,
        }

    def _groups(self, lang: str) -> tuple[tuple[str, str], ...]:
        """The groups to choose from with their names in a language."""
        workshop = self._room.workshop
        return tuple((group, workshop.group_name(group, lang)) for group in workshop.groups)

    def _asks_group(self, participant: str) -> bool:
        who = self._room.session.participants.get(participant)
        return bool(self._room.workshop.groups) and who is not None and not who.group

    def _step(self, participant: str, state: State, lang: str, notes: Notes) -> dict[str, Any]:
        given = notes.typed if notes.typed is not None else state.mine
        return {
            "state": state,
            "step": state.step,
            "note": self._views.note(lang),
            "given": given or {},
            "notes": notes,
            "submission": secrets.token_hex(8),
            "outcome": self._views.outcome(lang),
            "asks_group": self._asks_group(participant),
        }

    def blank(self, lang: str) -> str:
        """The page of somebody who comes in, the same for everybody until there are other groups: rendered once."""
        key = lang, self._groups(lang)
        if key not in self._blank:
            self._blank = {at: page for at, page in self._blank.items() if at[0] != lang}
            self._blank[key] = self.join(lang, Notes(), Joining())
        return self._blank[key]

    def join(self, lang: str, notes: Notes, wish: Joining) -> str:
        """The page of someone who has not joined, with what was wished and is not possible."""
        template, groups = self._env.get_template("page.html"), self._groups(lang)
        return template.render(self._common(lang), view="join", at="", groups=groups, wish=wish, notes=notes)

    def page(self, participant: str, lang: str, notes: Notes) -> str:
        """The page of a participant, at the current step."""
        state = self._views.state(participant, lang)
        context = self._common(lang) | self._step(participant, state, lang, notes)
        words = self._identity.words(participant, self._room.lang)
        return self._env.get_template("page.html").render(context, view="step", at="", resume=words)

    def stored(self, participant: str, lang: str) -> str:
        """What is kept of somebody, or of anybody, how long, and who sees it."""
        who = self._room.session.participants.get(participant)
        mine = self._room.workshop.group_name(who.group, lang) if who else ""
        more = {"view": "stored", "at": "/stored", "who": who, "groups": self._groups(lang), "mine": mine}
        return self._env.get_template("page.html").render(self._common(lang), **more)

    def step(self, participant: str, lang: str, notes: Notes) -> str:
        """The current step alone, to be put into the page."""
        state = self._views.state(participant, lang)
        if state.mine is None and notes == Notes():
            return self._fresh(participant, state, lang)
        return self._part(self._common(lang) | self._step(participant, state, lang, notes))

    def _fresh(self, participant: str, state: State, lang: str) -> str:
        """For all who have not answered it is the same but for the id of what they will send: rendered once for them.

        When a question opens, hundreds of phones ask for it in the same second.
        """
        key, made_of = (lang, self._asks_group(participant)), (state.version, state.step, self._views.outcome(lang))
        kept = self._unanswered.get(key)
        if kept is None or kept[0] != made_of:
            context = self._common(lang) | self._step(participant, state, lang, Notes()) | {"submission": self._mark}
            kept = self._unanswered[key] = (made_of, self._part(context))
        return kept[1].replace(self._mark, secrets.token_hex(8))

    def _part(self, context: Mapping[str, Any]) -> str:
        return self._env.get_template("step.html").render(context)

    def notice(self, lang: str, message: str, status: int) -> web.Response:
        """The page with one sentence."""
        return notice_reply(self._env, lang, message, status)
