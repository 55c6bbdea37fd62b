"""What the facilitator can do, as events: decides and words them; changes nothing and reads no clock."""

from collections.abc import Callable

from facilitator.domain import events as ev
from facilitator.domain.actions import flow, moderating, people, spontaneous
from facilitator.domain.board import Board
from facilitator.domain.session import MODERATING, Session
from facilitator.domain.words import N_, Message, Refusal

WORDS: dict[type[ev.AnyEvent], str] = {
    ev.Moved: N_("went to %(step)s"),
    ev.Opened: N_("opened %(step)s"),
    ev.Closed: N_("closed %(step)s"),
    ev.Revealed: N_("showed the result of %(step)s"),
    ev.Hidden: N_("hid the result of %(step)s"),
    ev.TimerSet: N_("set the timer of %(step)s"),
    ev.Finished: N_("ended the session"),
    ev.Inserted: N_("put a question in: %(step)s"),
    ev.Noted: N_("wrote down: %(text)s"),
    ev.Expected: N_("expects %(people)d people"),
    ev.Grouped: N_("groups to choose from: %(groups)s"),
    ev.Locked: N_("locked the door"),
    ev.Unlocked: N_("unlocked the door"),
    ev.Removed: N_("took person %(number)d out"),
    ev.EntryHidden: N_("hid “%(label)s”"),
    ev.EntryShown: N_("showed “%(label)s” again"),
    ev.EntryEdited: N_("edited “%(label)s” into “%(text)s”"),
    ev.EntryMoved: N_("moved “%(label)s” to “%(into_label)s”"),
    ev.ThemesMerged: N_("merged “%(label)s” into “%(into_label)s”"),
    ev.ThemeRenamed: N_("renamed “%(label)s” to “%(text)s”"),
    ev.LikenessDenied: N_("kept “%(label)s” and “%(into_label)s” apart"),
}
"""What each host event did; ``%(step)s`` is the step's title, the rest are fields of the event."""
_FLOW = frozenset({"next", "back", "jump", "open", "again", "close", "reveal", "hide", "timer"})
_PEOPLE = frozenset({"expect", "groups", "lock", "unlock", "remove"})
_NO_GROUPS = N_("no groups to choose from any more")
_OWN = N_("gave “%(label)s” its own words back")
_SPLIT = N_("made “%(label)s” a theme of its own")


def event_for(
    session: Session, action: str, argument: str, at: int, board: Callable[[], Board | None] = lambda: None
) -> ev.AnyHostEvent | ev.Undone | ev.Redone:
    """The event of an action in ``session.ALLOWED``, "undo" or "redo", done ``at`` seconds since the epoch.

    ``board`` gives the short answers that can be worked on. Raises ``Refusal`` where the action is not possible now
    (code "not_now") or its argument is wrong ("argument").
    """
    if not session.allowed(action):
        raise _not_now(action)
    if action == "undo":
        return ev.Undone(session.done_places[-1])
    if action == "redo":
        return ev.Redone(session.undone[-1])
    if action in MODERATING:
        found = board()
        if found is None:
            raise _not_now(action)
        return moderating.event_for(found, action, argument, at)
    if action in _PEOPLE:
        return people.event_for(session, action, argument, at)
    if action in _FLOW:
        return flow.event_for(session, action, argument, at)
    return spontaneous.event_for(session, action, argument, at)


def worded(event: ev.AnyEvent, title: str) -> Message:
    """What a host event did, in words; ``title`` is that of its step."""
    text = WORDS[type(event)]
    if isinstance(event, ev.EntryMoved) and not event.theme:
        text = _SPLIT
    elif isinstance(event, ev.EntryEdited | ev.ThemeRenamed) and not event.text:
        text = _OWN
    elif isinstance(event, ev.Grouped) and not event.groups:
        text = _NO_GROUPS
    values: dict[str, str | int | float] = {"step": title}
    for name in ("label", "into_label", "text", "people", "number"):
        if f"%({name})" in text:
            values[name] = getattr(event, name)
    if isinstance(event, ev.Grouped):
        values["groups"] = " · ".join(event.groups)
    return Message(text, {name: value for name, value in values.items() if f"%({name})" in text})


_NOTHING = {
    "undo": N_("There is nothing to undo."),
    "redo": N_("There is nothing to redo."),
    "back": N_("This is the first step."),
    "lock": N_("The door is locked already."),
    "unlock": N_("The door is open already."),
    **dict.fromkeys(MODERATING, N_("There are no short answers yet.")),
}


def _not_now(action: str) -> Refusal:
    if action in _NOTHING:
        return Refusal(Message(_NOTHING[action]), code="not_now")
    return Refusal(Message("%(action)s is not possible now.", {"action": action}), code="not_now")
