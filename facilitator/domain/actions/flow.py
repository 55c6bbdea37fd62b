"""Where the room goes and what it may do there: the actions of the day's flow, as events."""

from facilitator.domain import events as ev
from facilitator.domain.actions.people import whole
from facilitator.domain.plan import Step
from facilitator.domain.session import Session, Status
from facilitator.domain.words import Message, Refusal


def event_for(session: Session, action: str, argument: str, at: int) -> ev.AnyHostEvent:
    """The event of an action that is allowed now; "timer +N" gives N minutes more than are left.

    Raises ``Refusal`` where its argument is wrong (code "argument").
    """
    if action in {"next", "back", "jump"}:
        target = _target(session, action, argument)
        return ev.Moved(at, target.id) if target else ev.Finished(at)
    step = session.current
    if step is None:
        raise Refusal(Message("%(action)s is not possible now.", {"action": action}), code="not_now")
    round_ = session.state(step.id).round
    match action:
        case "open":
            return ev.Opened(at, step.id, round_ or 1)
        case "again":
            return ev.Opened(at, step.id, session.next_round(step.id))
        case "close":
            return ev.Closed(at, step.id)
        case "reveal":
            return ev.Revealed(at, step.id)
        case "hide":
            return ev.Hidden(at, step.id)
    minutes = whole(argument.removeprefix("+"), 999)
    if minutes is None:
        raise Refusal(Message("The timer takes minutes from 0 to 999."), code="argument")
    left = session.state(step.id).deadline if argument.startswith("+") else None
    return ev.TimerSet(at, step.id, max(0, (left or at) - at) + 60 * minutes)


def _target(session: Session, action: str, argument: str) -> Step | None:
    """The step to go to; none after the last one."""
    steps = session.workshop.steps
    if action == "jump":
        found = next((s for s in steps if s.id == argument), None)
        if found is None:
            raise Refusal(Message("There is no step of that name."), code="argument")
        return found
    if session.status is Status.DONE:
        return steps[-1]
    here = next((i for i, s in enumerate(steps) if s.id == session.last), -1)
    there = here + (1 if action == "next" else -1)
    return steps[there] if there < len(steps) else None
