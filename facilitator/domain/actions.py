"""What the facilitator can do, as events: decides and words them; changes nothing and reads no clock."""

from facilitator.domain import events as ev
from facilitator.domain.plan import Step
from facilitator.domain.session import Session, Status
from facilitator.domain.words import N_, Message, Refusal

WORDS: dict[type[ev.AnyEvent], str] = {
    ev.Moved: N_("went to %(step)s"),
    ev.Opened: N_("opened %(step)s"),
    ev.Closed: N_("closed %(step)s"),
    ev.Revealed: N_("showed the result of %(step)s"),
    ev.Hidden: N_("hid the result of %(step)s"),
    ev.TimerSet: N_("set the timer of %(step)s"),
    ev.Finished: N_("ended the session"),
}
"""What each host event did; ``%(step)s`` is the step's title."""


def event_for(session: Session, action: str, argument: str, at: int) -> ev.AnyEvent:
    """The event of an action in ``session.ALLOWED``, "undo" or "redo", done ``at`` seconds since the epoch.

    Raises ``Refusal`` where the action is not possible now (code "not_now") or its argument is wrong ("argument").
    """
    if not session.allowed(action):
        raise _not_now(action)
    match action:
        case "undo":
            return ev.Undone(session.done_places[-1])
        case "redo":
            return ev.Redone(session.undone[-1])
        case "next" | "back" | "jump":
            target = _target(session, action, argument)
            return ev.Moved(at, target.id) if target else ev.Finished(at)
    step = session.current
    if step is None:
        raise _not_now(action)
    return _on_step(session, step, action, argument, at)


def _on_step(session: Session, step: Step, action: str, argument: str, at: int) -> ev.AnyEvent:
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
    if not (argument.isascii() and argument.isdigit() and len(argument) < 4):
        raise Refusal(Message("The timer takes minutes from 0 to 999."), code="argument")
    return ev.TimerSet(at, step.id, 60 * int(argument))


_NOTHING = {
    "undo": N_("There is nothing to undo."),
    "redo": N_("There is nothing to redo."),
    "back": N_("This is the first step."),
}


def _not_now(action: str) -> Refusal:
    if action in _NOTHING:
        return Refusal(Message(_NOTHING[action]), code="not_now")
    return Refusal(Message("%(action)s is not possible now.", {"action": action}), code="not_now")


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
