"""What the phone that leads is told of the room, as frozen values in words; knows no page and no request."""

from math import ceil

import msgspec

from facilitator.domain.activities import REGISTER
from facilitator.domain.attendance import turnout
from facilitator.domain.natural import natural
from facilitator.domain.session import Session, Status
from facilitator.domain.words import Message, capital
from facilitator.language import Language
from facilitator.room import Room

_ONLY_ASKED = frozenset({"close", "reveal", "hide", "again"})
_LABELS = {
    "next": Message("next"),
    "back": Message("back"),
    "open": Message("open"),
    "close": Message("close"),
    "reveal": Message("show"),
    "hide": Message("hide"),
    "again": Message("ask again"),
    "timer": Message("+1 minute"),
    "undo": Message("undo"),
}
_PLACES: dict[Status, Message] = {
    Status.WAITING: Message("not open yet"),
    Status.OPEN: Message("people are answering"),
    Status.CLOSED: Message("closed"),
}


class Button(msgspec.Struct, frozen=True):
    """One thing to do, whether it is possible now, and what it leads to."""

    action: str
    label: str
    possible: bool = True
    more: str = ""


class View(msgspec.Struct, frozen=True):
    """All that the page shows; ``stage`` is what the room is at, which a press has to name again.

    ``left`` are whole seconds of the timer, below 0 once it is over; ``main`` is what comes next by itself and
    ``buttons`` always are the same ones in the same places.
    """

    stage: int
    place: str
    title: str
    told: str
    counter: str
    left: int | None
    main: Button | None
    buttons: tuple[Button, ...]
    guide: str
    coming: str
    failing: bool


def look(room: Room, say: Language) -> View:
    """The room as it is now."""
    session = room.session
    step, steps = session.current, session.workshop.steps
    state = session.state(session.last or "")
    here = next((i for i, each in enumerate(steps, 1) if step and each.id == step.id), 0)
    coming = say.pick(steps[here].title) if here < len(steps) and session.status is not Status.DONE else ""
    return View(
        stage=session.stage,
        place=f"{here}/{len(steps)}" if step else "",
        title=_title(session, say),
        told=_told(session, say),
        counter=_counter(session, say),
        left=ceil(state.deadline - room.clock()) if step and state.deadline is not None else None,
        main=_main(session, coming, say),
        buttons=_buttons(room, coming, say),
        guide=say.pick(step.guide).strip() if step else "",
        coming=coming,
        failing=room.journal.failing is not None,
    )


def _title(session: Session, say: Language) -> str:
    return say.pick(session.current.title if session.current else session.workshop.title)


def _told(session: Session, say: Language) -> str:
    step = session.current
    if step is None:
        return say("The session has ended.") if session.status is Status.DONE else say("It has not begun yet.")
    if not REGISTER[step.kind].asks:
        return say("pause")
    told = [say.say(_PLACES[session.status])]
    round_ = session.state(step.id).round
    if round_ > 1:
        told.append(say("round %(n)d", n=round_))
    if round_:
        told.append(say("the room sees the result") if session.shown(step.id) else say("the result is hidden"))
    return " · ".join(told)


def _counter(session: Session, say: Language) -> str:
    """How many have answered, or joined before there is anything to answer."""
    step, joined = session.current, len(session.people)
    round_ = session.state(step.id).round if step and REGISTER[step.kind].asks else 0
    if step is None or not round_:
        return say.count("%(n)d has joined", "%(n)d have joined", joined)
    answered, there = turnout(session, step.id)
    return say("%(answered)d of %(joined)d answered", answered=answered, joined=there)


def _main(session: Session, coming: str, say: Language) -> Button | None:
    found = natural(session)
    if found is None:
        return None
    action, label = found
    return Button(action, capital(say.say(label)), more=coming if action == "next" else "")


def _buttons(room: Room, coming: str, say: Language) -> tuple[Button, ...]:
    session = room.session
    opening = "close" if session.status is Status.OPEN else "open"
    showing = "hide" if session.allowed("hide") else "reveal"
    more = {"next": coming, "undo": _last(room, say)}
    return tuple(
        Button(action, capital(say.say(_LABELS[action])), possible(session, action), more.get(action, ""))
        for action in ("back", "next", opening, showing, "again", "timer", "undo")
    )


def possible(session: Session, action: str) -> bool:
    """Whether an action makes sense now."""
    step = session.current
    if step is not None and not REGISTER[step.kind].asks and action in _ONLY_ASKED:
        return False
    return session.allowed(action)


def _last(room: Room, say: Language) -> str:
    """What undo would take back."""
    places = room.session.done_places
    return say.say(room.words(room.session.events[places[-1]])) if places else ""
