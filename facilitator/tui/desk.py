"""The facilitator's own state beside the room's: what is looked at, and in which language; knows no widget."""

from collections.abc import Mapping
from typing import ClassVar

from facilitator.domain.activities import collect
from facilitator.domain.attendance import Attendance, attendance
from facilitator.domain.looking import Look, View
from facilitator.domain.natural import natural
from facilitator.domain.session import Status
from facilitator.domain.words import N_, Message
from facilitator.invitation.following import SCAN_AGAIN, Move, told
from facilitator.language import Language, language
from facilitator.live import Live, Scrub
from facilitator.room import Room
from facilitator.tui.deeds import Deed
from facilitator.tui.keymap import DEFAULT, shown
from facilitator.tui.picture import StepPicture, look, views, visible


class Desk:
    """One facilitator at one running session, with keys of their own by action."""

    LEADS: ClassVar[bool] = True
    """Whether anything can be done in the room from here."""
    ALSO: ClassVar[tuple[Deed, ...]] = ()
    """What is done at this desk and at no other, first in the footer."""
    LEAVING: ClassVar[str] = N_("Press q again to quit; the session is kept and can be resumed.")

    def __init__(self, live: Live, keys: Mapping[str, str] = DEFAULT) -> None:
        self.live = live
        self.keys = keys
        self.part: str | None = None
        self.private = False
        self.view: View = "result"
        self.code = self.wifi = False
        self.at_desk = False
        self.drafts: dict[tuple[str, str, int], list[str]] = {}
        """What is half typed for somebody without a phone, a line per question, by person, step and round."""
        self.moves_seen: Move | None = None
        self._walls = self._brought = False
        self._step: str | None = None

    @property
    def room(self) -> Room:
        """The room."""
        return self.live.room

    @property
    def scrub(self) -> Scrub | None:
        """Where the record is, if one plays."""
        return None

    @property
    def say(self) -> Language:
        """The room's language."""
        return language(self.room.lang)

    @property
    def stands(self) -> Status:
        """What the screen of the room follows."""
        return self.room.session.status

    def picture(self) -> StepPicture:
        """The current step; a private look, another view and a chosen part end with their step."""
        if self._step != self.room.session.last:
            self._step, self.part, self.private, self.view = self.room.session.last, None, False, "result"
        self.point()
        return look(self.room, self.looks.part, private=self.sees_all, view=self.looks.view)

    @property
    def looks(self) -> Look:
        """What is looked at: of the step, and in the lobby."""
        wifi = self.wifi and self.live.inviting.door.wifi is not None
        return Look(self._step or "", self.part, self.view, self.code, wifi)

    def point(self) -> None:
        """Let the walls look the same way."""
        self.live.point(self.looks)

    @property
    def sees_all(self) -> bool:
        """Whether this screen may show what the room may not see: by a private look, or while a wall serves it."""
        return self.private or (self.at_desk and self.live.walls > 0)

    def greet_walls(self) -> Message | None:
        """Go to the desk when a first wall serves the room, and back when the last one has gone; what is said then.

        Who was at the desk already stays there, but no longer sees what the room does not.
        """
        serves = self.live.walls > 0
        if serves is self._walls:
            return None
        self._walls = serves
        if serves:
            self._brought, self.at_desk = not self.at_desk, True
            return Message("A wall shows the room its picture: this screen is yours alone now.")
        self.at_desk = self.at_desk and not self._brought
        return Message("The wall is gone: this screen hides again what the room may not see.")

    def news(self) -> str:
        """That another address is shown, until the code was looked at; empty if there is nothing to say."""
        move = self.live.inviting.moved
        if move is None or move is self.moves_seen:
            return ""
        key = shown(self.keys["code"], self.say)
        return " ".join((self.say.say(told(move)), self.say.say(SCAN_AGAIN), self.say("%(key)s shows it.", key=key)))

    def attendance(self) -> Attendance:
        """Who of the room has answered the current step."""
        return attendance(self.room.session, self.live.present)

    def views(self) -> tuple[View, ...]:
        """The ways to look at what came out of the current step; none while it is not to be seen."""
        step = self.room.session.current
        return views(self.room, step.id) if step and visible(self.room, step, private=self.sees_all) else ()

    def turn_view(self) -> None:
        """Look at the result in the next way."""
        offered = self.views()
        if offered:
            here = offered.index(self.view) if self.view in offered else 0
            self.view = offered[(here + 1) % len(offered)]

    def choose(self, by: int) -> None:
        """Look at the next part (``by`` 1 or -1), all of them together being the first choice."""
        picture = self.picture()
        if len(picture.parts) > 1:
            choices = (None, *picture.parts)
            self.part = choices[(choices.index(picture.part) + by) % len(choices)]

    def entries_step(self) -> str | None:
        """The id of the step whose short answers can be looked at now: this one or the last before it."""
        return self.room.session.asked(collect.ACTIVITY.kind)

    def resolve(self, wanted: str) -> str | None:
        """The host action meant by a key, if it is possible now.

        ``go`` is the natural one, ``turn`` shows or hides, ``door`` locks or unlocks.
        """
        session = self.room.session
        if wanted == "go":
            nature = natural(session)
            return nature[0] if nature else None
        if wanted == "turn":
            wanted = "hide" if session.allowed("hide") else "reveal"
        if wanted == "door":
            wanted = "unlock" if session.led.locked else "lock"
        return wanted if session.allowed(wanted) else None

    def lead(self, wanted: str) -> str:
        """Carry out what a key means, if it is possible now; what undo and redo did, else nothing to say.

        Raises ``Refusal``.
        """
        action = self.resolve(wanted)
        if action is None:
            return ""
        done = self.room.do(action, "+1" if action == "timer" else "")
        told = {"undo": N_("undone: %(what)s"), "redo": N_("done again: %(what)s")}.get(action)
        return self.say(told, what=self.say.say(done)) if told else ""

    def can(self, action: str) -> bool:
        """Whether a deed of the desk makes sense now."""
        session, status = self.room.session, self.room.session.status
        match action:
            case "wifi" | "address" | "blocks" | "poster" | "check":
                there = action != "wifi" or self.live.inviting.door.wifi is not None
                return status is Status.LOBBY and there
            case "code":
                return status not in {Status.LOBBY, Status.DONE}
            case "export":
                return status is Status.DONE
            case "extra":
                return session.allowed("insert")
            case "desk":
                return session.current is not None
            case "note" | "agenda":
                return status is not Status.LOBBY
            case "view":
                return len(self.views()) > 1
            case "entries":
                return session.current is not None and self.entries_step() is not None
            case "private":
                asked = status in {Status.OPEN, Status.CLOSED} and not session.shown(session.last or "")
                return asked and (self.private or not self.sees_all)
        return True
