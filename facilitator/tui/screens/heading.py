"""The line on top of a step: its number, its title, and what is special about it now."""

from textual.content import Content

from facilitator.domain.session import Status
from facilitator.domain.words import Message
from facilitator.language import Language
from facilitator.tui.picture import StepPicture, View
from facilitator.tui.show import NOTHING, row, words

_VIEWS: dict[View, Message] = {"change": Message("then and now"), "departments": Message("by department")}


def heading(picture: StepPicture, say: Language) -> Content:
    """Number, title and remarks."""
    place = words(f" {picture.number}/{picture.total} ", "bold reverse $primary")
    notes = []
    if picture.round > 1:
        notes.append(say("round %(n)d", n=picture.round))
    if picture.view != "result":
        notes.append(say.say(_VIEWS[picture.view]))
    if picture.private:
        notes.append(say("private look, i ends it"))
    if picture.status is Status.WAITING and picture.figure is None:
        notes.append(say("not open yet"))
    elif picture.status is Status.CLOSED:
        notes.append(say("closed"))
    tail = words("   " + " · ".join(notes), "$text-accent") if notes else NOTHING
    return row(place, "  ", words(picture.title, "bold"), tail)
