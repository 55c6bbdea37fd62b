"""Notes and questions of the moment: what the facilitator writes during the day."""

from typing import Any

from facilitator.domain import events as ev
from facilitator.domain.plan import inserted
from facilitator.domain.session import Session
from facilitator.domain.text import clean
from facilitator.domain.words import LocalText, Message, Refusal

LONGEST = 500
"""Characters of a note at most."""
KINDS = ("scale", "choice", "collect", "ready")
"""What can be asked on the spot; "ready" asks whether everybody is done."""
READY: LocalText = {
    "en": "Is everyone done?",
    "de": "Sind alle so weit?",
    "fr": "Tout le monde est prêt ?",
    "it": "Siete tutti pronti?",
}
_YES: LocalText = {"en": "Done", "de": "Fertig", "fr": "Prêt", "it": "Pronto"}
_NOT_YET: LocalText = {
    "en": "A moment more",
    "de": "Noch einen Moment",
    "fr": "Encore un moment",
    "it": "Ancora un momento",
}


def event_for(session: Session, action: str, argument: str, at: int) -> ev.AnyHostEvent:
    """The event of "note TEXT", "outcome TEXT" or "insert KIND" with lines behind it: title, then what the kind needs.

    A scale takes the words of its two ends (or none), a choice its 2 to 12 options, each on a line of its own. Raises
    ``Refusal`` where the argument is wrong (code "argument").
    """
    if action == "insert":
        after = "" if session.led.done else session.last or ""
        raw = step(argument, f"extra-{1 + sum(isinstance(e, ev.Inserted) for e in session.events)}")
        inserted(session.workshop, raw, after)
        return ev.Inserted(at, raw["id"], after, raw)
    text = clean(argument, LONGEST)
    if not text:
        raise Refusal(Message("Please write something."), code="argument")
    return ev.Noted(at, session.last or "", text, outcome=action == "outcome")


def step(argument: str, step_id: str) -> dict[str, Any]:
    """The question as a plan has it."""
    kind, *rest = argument.splitlines() or [""]
    title, *parts = [clean(line, 140) for line in rest if clean(line, 140)] or [""]
    kind = kind.strip()
    if kind == "ready":
        options = [{"id": "done", "text": _YES}, {"id": "wait", "text": _NOT_YET}]
        return {"id": step_id, "kind": "choice", "title": READY, "minutes": 2, "reveal": "live", "options": options}
    if kind not in KINDS:
        kinds = ", ".join(KINDS)
        raise Refusal(Message("On the spot you can ask: %(kinds)s.", {"kinds": kinds}), code="argument")
    if not title:
        raise Refusal(Message("Please write a question."), code="argument")
    raw: dict[str, Any] = {"id": step_id, "kind": kind, "title": title, "minutes": 5}
    if kind == "collect":
        return {**raw, "question": title, "reveal": "by hand"}
    if kind == "scale":
        low, high, *_ = (*parts, "", "")
        return {**raw, "items": [{"id": "a", "text": title}], "low": low, "high": high}
    if not 2 <= len(parts) <= 12:
        raise Refusal(Message("A choice needs 2 to 12 options."), code="argument")
    return {**raw, "options": [{"id": f"o{i}", "text": part} for i, part in enumerate(parts, 1)]}
