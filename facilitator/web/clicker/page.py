"""The pages of the phone that leads, in the session's language; knows what is shown, not how it travels."""

from typing import Any

from facilitator import sentences
from facilitator.domain.words import Message, pick
from facilitator.language import Language, language
from facilitator.room import Room
from facilitator.web.clicker.door import Clicker
from facilitator.web.clicker.view import View, look
from facilitator.web.identity import Identity
from facilitator.web.pages import environment

REVOKED = Message("This phone does not lead any more.")


class ClickerPages:
    """Renders for one room."""

    def __init__(self, room: Room, clicker: Clicker, identity: Identity, code: str) -> None:
        self._room, self._clicker, self._identity = room, clicker, identity
        self.base = f"/{code}/clicker"
        self._env = environment()

    @property
    def say(self) -> Language:
        """The session's language."""
        return language(self._room.lang)

    def view(self) -> View:
        """The room now."""
        return look(self._room, self.say)

    def _render(self, template: str, **more: Any) -> str:  # noqa: ANN401  what a template takes
        common = {
            "_": self.say,
            "lang": self.say.code,
            "base": self.base,
            "static": f"{self.base.removesuffix('/clicker')}/static",
            "title": pick(self._room.workshop.title, self._room.lang),
            "revoked": self.say.say(REVOKED),
        }
        return self._env.get_template(template).render(common, **more)

    def pairing(self, error: str = "") -> str:
        """The page that asks for the PIN."""
        return self._render("clicker.html", page="pairing", form_token=self._identity.form_token, error=error)

    def leading(self, error: str = "") -> str:
        """The page of the phone that leads."""
        return self._render("clicker.html", page="leading", error=error, **self._seen(self.view()))

    def part(self, view: View) -> str:
        """What of it changes with the room."""
        return self._render("clicker_view.html", error="", **self._seen(view))

    def _seen(self, view: View) -> dict[str, Any]:
        clock = "" if view.left is None else sentences.clock(view.left)
        return {"view": view, "clock": clock, "form_token": self._clicker.form}

    def gone(self, message: Message) -> str:
        """The page of a phone that does not lead any more."""
        return self._render("clicker.html", page="gone", error=self.say.say(message))
