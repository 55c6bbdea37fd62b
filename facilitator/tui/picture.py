"""A step as one frozen picture, computed from the room by one pure function; knows no widget."""

from dataclasses import dataclass

from facilitator.domain import flock
from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Figure, Histograms, Note
from facilitator.domain.session import Status
from facilitator.domain.words import pick
from facilitator.room import Room


@dataclass(frozen=True, slots=True)
class StepPicture:
    """All that the step screen draws.

    ``parts`` are ids of the statements that can be looked at one by one and ``part`` the one looked at; ``asked`` is
    what will be asked and empty once the step was open; ``figure`` and ``agreement`` are None while they are not to be
    seen; ``headings`` are radians per bird, none while they circle.
    """

    number: int
    total: int
    step: str
    kind: str
    title: str
    asked: str
    question: str
    guide: str
    status: Status
    round: int
    answered: int
    joined: int
    deadline: int | None
    shown: bool
    private: bool
    parts: tuple[str, ...]
    part: str | None
    figure: Figure | None
    agreement: Agreement | None
    headings: tuple[float, ...] | None


def look(room: Room, part: str | None, *, private: bool) -> StepPicture:
    """The picture of the room's current step; ``KeyError`` in the lobby."""
    session, step = room.session, room.workshop.step(room.session.last or "")
    state = session.state(step.id)
    settings, lang = step.settings, room.lang
    shown = session.shown(step.id)
    visible = step.kind == "pause" or (state.round > 0 and (shown or private))
    parts = tuple(item.id for item in getattr(settings, "items", ()))
    part = part if part in parts else parts[0] if len(parts) == 1 else None
    figure = room.figure(step.id) if visible else None
    waiting = not state.round and not visible
    agreement = _agreement(room, step.id, figure, part)
    asked = pick(getattr(settings, "question", ""), lang)
    return StepPicture(
        number=room.workshop.steps.index(step) + 1,
        total=len(room.workshop.steps),
        step=step.id,
        kind=step.kind,
        title=pick(step.title, lang),
        asked=_asked(room, step.id) if waiting else "",
        question=_statement(room, step.id, part) if len(parts) == 1 or part else asked,
        guide=pick(step.guide, lang),
        status=session.status,
        round=state.round,
        answered=len(session.round_ballots(step.id, state.round)),
        joined=len(session.participants),
        deadline=state.deadline,
        shown=shown,
        private=visible and not shown and step.kind != "pause",
        parts=parts,
        part=part,
        figure=figure,
        agreement=agreement,
        headings=_headings(room, step.id, part, agreement),
    )


def _asked(room: Room, step_id: str) -> str:
    """What will be asked, in lines, for the time before it is open."""
    settings = room.workshop.step(step_id).settings
    statements = [pick(item.text, room.lang) for item in getattr(settings, "items", ())]
    return "\n\n".join(statements or [pick(getattr(settings, "question", ""), room.lang)])


def _statement(room: Room, step_id: str, part: str | None) -> str:
    items = getattr(room.workshop.step(step_id).settings, "items", ())
    return next((pick(item.text, room.lang) for item in items if item.id == part), "")


def _agreement(room: Room, step_id: str, figure: Figure | None, part: str | None) -> Agreement | None:
    if figure is None or isinstance(figure, Note):
        return None
    if isinstance(figure, Histograms) and part:
        return next(item.agreement for item in figure.items if item.id == part)
    return room.agreement(step_id)


def _headings(room: Room, step_id: str, part: str | None, agreement: Agreement | None) -> tuple[float, ...] | None:
    if agreement is None or agreement.phi is None or agreement.n < SAY_NUMBER:
        return None
    places = room.activity(step_id).positions(room.scene(step_id), part)
    return flock.headings(tuple(places.values()), agreement.phi, 0.0)
