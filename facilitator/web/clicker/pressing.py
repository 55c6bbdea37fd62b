"""A press on the phone that leads, as an action of the room; knows no request and no page."""

from typing import Annotated, Literal

import msgspec

from facilitator.domain.words import Refusal
from facilitator.language import Language
from facilitator.room import Room
from facilitator.web.clicker.view import possible
from facilitator.web.reading import Form, first
from facilitator.web.replies import Refused, of_domain


class Press(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A press on a button; ``stage`` is what the room was at when the page showed it.

    The actions are all that can be done from the phone; each of them can be undone.
    """

    action: Literal["next", "back", "open", "close", "reveal", "hide", "again", "timer", "undo"]
    stage: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


def press_of(form: Form) -> Press:
    """The press of a form; ``Refused`` (422) for what is no button."""
    stage = first(form, "stage")
    number = int(stage) if stage.isascii() and stage.isdigit() and len(stage) < 16 else -1
    try:
        return msgspec.convert({"action": first(form, "action"), "stage": number}, Press)
    except msgspec.ValidationError:
        raise Refused(422, "invalid", "This is no button of the page.") from None


def pressed(room: Room, press: Press, say: Language) -> str:
    """Do it and say what was done.

    ``Refused`` (409) where the room has moved since ("moved") or it is not possible now ("not_now"), so that a second
    tap of the same finger does nothing; (503) if it cannot be kept.
    """
    session = room.session
    if press.stage != session.stage:
        raise Refused(409, "moved", "The room had moved on, so nothing was done. Please look again.")
    if not possible(session, press.action):
        raise Refused(409, "not_now", "This is not possible now.")
    argument = "+1" if press.action == "timer" else ""
    try:
        done = say.say(room.do(press.action, argument))
    except Refusal as no:
        raise of_domain(no) from None
    except OSError:
        raise Refused(503, "not_saved", "The laptop cannot save at the moment; nothing was done.") from None
    return say("undone: %(what)s", what=done) if press.action == "undo" else done
