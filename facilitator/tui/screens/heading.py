"""The lines on top of a step: its number, its title, what is special about it now; the part that is looked at."""

from textual.content import Content

from facilitator.domain.looking import View
from facilitator.domain.session import Status
from facilitator.domain.words import Message
from facilitator.language import Language
from facilitator.tui.picture import StepPicture
from facilitator.tui.show import NOTHING, row, words

_VIEWS: dict[View, Message] = {"change": Message("then and now"), "departments": Message("by department")}


def heading(picture: StepPicture, say: Language, *, by_key: bool = True) -> Content:
    """Number, title and remarks; ``by_key`` tells whether what the room does not see is shown until a key ends it."""
    place = words(f" {picture.number}/{picture.total} ", "bold reverse $primary")
    notes = []
    if picture.round > 1:
        notes.append(say("round %(n)d", n=picture.round))
    if picture.view != "result":
        notes.append(say.say(_VIEWS[picture.view]))
    if picture.private:
        notes.append(say("private look, i ends it") if by_key else say("the room does not see this yet"))
    if picture.status is Status.WAITING and picture.figure is None:
        notes.append(say("not open yet"))
    elif picture.status is Status.CLOSED:
        notes.append(say("closed"))
    elif picture.status is Status.OPEN and picture.asks:
        notes.append(say("open now"))
    tail = words("   " + " · ".join(notes), "$text-accent") if notes else NOTHING
    return row(place, "  ", words(picture.title, "bold"), tail)


def reads_along(say: Language) -> Content:
    """What to mind where no wall serves the room: its projector shows this very screen."""
    return words(say("the room reads along"), "$text-accent")


def question(picture: StepPicture, say: Language, keys: str, width: int) -> Content:
    """What is asked, or the part that is looked at and its place among all; ``keys`` choose one, if there is room."""
    arrows = words(keys and keys + " ", "bold $primary")
    if picture.part is None or len(picture.parts) < 2:
        asked = words(picture.question, "bold")
        hint = row(arrows, words(say("one by one"), "$text-muted"))
        if not keys or len(picture.parts) < 2 or picture.figure is None:
            return asked
        beside = row(asked, "   ", hint) if picture.question else hint
        return beside if beside.cell_length <= width else asked
    place = f"{picture.parts.index(picture.part) + 1}/{len(picture.parts)}  "
    return row(arrows, words(place, "$text-muted"), words(picture.question, "bold"))
