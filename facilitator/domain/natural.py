"""What comes next by itself, for one key that leads through a whole day; knows a session and no key."""

from facilitator.domain.activities import REGISTER
from facilitator.domain.session import Session, Status
from facilitator.domain.words import Message

_BEGIN, _START, _CLOSE, _SHOW = Message("begin"), Message("start the timer"), Message("close"), Message("show")
_OPEN, _NEXT, _END = Message("open"), Message("next"), Message("end the session")


def natural(session: Session) -> tuple[str, Message] | None:
    """The one action that comes next by itself, with its label; none at the end."""
    step = session.current
    if session.status is Status.DONE:
        return None
    if step is None:
        return "next", _BEGIN
    onward = ("next", _END if step.id == session.workshop.steps[-1].id else _NEXT)
    asks = REGISTER[step.kind].asks
    if session.status is Status.WAITING:
        return "open", _OPEN if asks else _START
    if not asks:
        return onward
    if session.status is Status.OPEN:
        return "close", _CLOSE
    return onward if session.shown(step.id) else ("reveal", _SHOW)
