"""A step as one frozen picture, computed from the room by one pure function; knows no widget."""

from dataclasses import dataclass

from facilitator.domain import flock
from facilitator.domain.agreement import Agreement
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.attendance import turnout
from facilitator.domain.figures import Figure, Note
from facilitator.domain.figures.parts import Part, sights
from facilitator.domain.looking import View
from facilitator.domain.plan import Step
from facilitator.domain.roster import by_desk
from facilitator.domain.session import Status
from facilitator.domain.words import pick
from facilitator.room import Room
from facilitator.tui.plumage import Plumage, plumage


@dataclass(frozen=True, slots=True)
class StepPicture:
    """All that the step screen draws.

    ``parts`` are what can be looked at one by one and ``part`` the id of the one looked at; ``asked`` is what will be
    asked and empty once the step was open, ``listed`` its statements while their result is hidden; ``result`` and
    ``agreement`` are None while they are not to be seen, and ``figure`` is what the ``view`` draws; ``headings`` are
    radians per bird, none while they circle.
    """

    number: int
    total: int
    step: str
    kind: str
    title: str
    asks: bool
    asked: str
    listed: tuple[str, ...]
    question: str
    guide: str
    status: Status
    round: int
    answered: int
    by_desk: int
    joined: int
    deadline: int | None
    shown: bool
    private: bool
    view: View
    parts: tuple[str, ...]
    part: str | None
    result: Figure | None
    figure: Figure | None
    agreement: Agreement | None
    headings: tuple[float, ...] | None
    plumage: Plumage


def visible(room: Room, step: Step, *, private: bool) -> bool:
    """Whether the screen may show what came out."""
    state = room.session.state(step.id)
    return not room.activity(step.id).asks or (state.round > 0 and (room.session.shown(step.id) or private))


def views(room: Room, step_id: str) -> tuple[View, ...]:
    """The ways to look at the step's result now, the plain one first."""
    again = room.baseline(step_id) is not None
    comparable = again and bool(room.activity(step_id).said(room.scene(step_id)))
    found: list[View] = ["result"]
    if comparable:
        found.append("change")
    if room.departments(step_id) is not None:
        found.append("departments")
    return tuple(found)


def look(room: Room, part: str | None, *, private: bool, view: View = "result") -> StepPicture:
    """The picture of the room's current step; ``KeyError`` in the lobby."""
    session, step = room.session, room.workshop.step(room.session.last or "")
    state, lang = session.state(step.id), room.lang
    seen = visible(room, step, private=private)
    result = room.figure(step.id) if seen else None
    found = _parts(step, result, lang)
    names = tuple(each.id for each in found)
    part = part if part in names else names[0] if len(names) == 1 else None
    view = view if seen and view in views(room, step.id) else "result"
    agreement = _agreement(room, step.id, result, part)
    answered, there = turnout(session, step.id)
    question, listed = _question(step, lang), _listed(step, lang)
    headings, birds = _flight(room, step.id, part, agreement)
    return StepPicture(
        number=room.workshop.steps.index(step) + 1,
        total=len(room.workshop.steps),
        step=step.id,
        kind=step.kind,
        title=pick(step.title, lang),
        asks=room.activity(step.id).asks,
        asked="\n\n".join(filter(None, [question, *listed])) if not state.round and not seen else "",
        listed=() if seen or not state.round else listed,
        question=next((p.label for p in found if seen and p.id == part), question),
        guide=pick(step.guide, lang),
        status=session.status,
        round=state.round,
        answered=answered,
        by_desk=by_desk(session, step.id, state.round),
        joined=there,
        deadline=state.deadline,
        shown=session.shown(step.id),
        private=seen and not session.shown(step.id) and room.activity(step.id).asks,
        view=view,
        parts=names,
        part=part,
        result=result,
        figure=_viewed(room, step.id, view, result),
        agreement=agreement,
        headings=headings,
        plumage=plumage(room, step.id, birds) if view == "departments" else Plumage(),
    )


def _viewed(room: Room, step_id: str, view: View, result: Figure | None) -> Figure | None:
    if view == "change":
        return room.shift(step_id) or result
    return (room.departments(step_id) or result) if view == "departments" else result


def _parts(step: Step, result: Figure | None, lang: str) -> tuple[Part, ...]:
    """What can be looked at one by one, in the order of the plan or, where the plan has none, of the figure."""
    nothing = Agreement(0, None, None, "few")
    items = getattr(step.settings, "items", ())
    return tuple(Part(item.id, pick(item.text, lang), nothing) for item in items) or (sights(result) if result else ())


def _question(step: Step, lang: str) -> str:
    """What is asked, or the words of help where the plan has no question of its own."""
    return pick(getattr(step.settings, "question", ""), lang) or pick(step.help, lang)


def _listed(step: Step, lang: str) -> tuple[str, ...]:
    """The statements or prompts below the question."""
    listed = getattr(step.settings, "items", ()) or getattr(step.settings, "prompts", ())
    return tuple(pick(getattr(each, "text", each), lang) for each in listed)


def _agreement(room: Room, step_id: str, result: Figure | None, part: str | None) -> Agreement | None:
    if result is None or isinstance(result, Note):
        return None
    return next((p.agreement for p in sights(result) if p.id == part), None) or room.agreement(step_id)


def _flight(
    room: Room, step_id: str, part: str | None, agreement: Agreement | None
) -> tuple[tuple[float, ...] | None, tuple[str, ...]]:
    """Headings and the people who fly them, bird by bird."""
    if agreement is None or agreement.phi is None or agreement.n < SAY_NUMBER:
        return None, ()
    places = room.activity(step_id).positions(room.scene(step_id), part)
    return flock.headings(tuple(places.values()), agreement.phi, 0.0), tuple(places)
