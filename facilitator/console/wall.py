"""What the second window looks at, line by line: a part or a view of what came out, or the way in."""

from typing import get_args

import msgspec

from facilitator.console.commands import Command
from facilitator.console.talk import Talk
from facilitator.domain.actions.people import whole
from facilitator.domain.figures.parts import sights
from facilitator.domain.looking import Look, View
from facilitator.domain.plan import Step
from facilitator.domain.words import Message, Refusal
from facilitator.language import Language

_NOT_YET = Message("There is no such thing to look at yet.")
_VIEWS: dict[View, Message] = {
    "result": Message("what came out"),
    "change": Message("how it changed"),
    "departments": Message("the departments"),
}


def following(walls: int, lang: Language) -> str:
    """How many second windows follow."""
    if not walls:
        return lang("no second window follows")
    return lang.count("%(n)d second window follows", "%(n)d second windows follow", walls)


def wall(talk: Talk, argument: str) -> str:
    """Point the second window; without a word, read out what it can be pointed at."""
    wanted = argument.lower()
    step = talk.room.session.current
    if not wanted:
        for number, (_, label) in enumerate(_parts(talk, step), 1):
            talk.tell(f"{number}: {label}")
        return following(talk.live.walls, talk.lang)
    look, told = _pointed(talk, step, wanted)
    talk.live.point(look)
    return talk.lang("the wall looks at: %(what)s", what=told)


def _pointed(talk: Talk, step: Step | None, wanted: str) -> tuple[Look, str]:
    """Where the wall looks then, and that in words."""
    lang, here = talk.lang, Look(talk.room.session.last or "")
    if wanted == "all":
        return here, lang("all of it")
    if wanted == "code":
        return msgspec.structs.replace(here, code=True), lang("the way in")
    if wanted == "wifi":
        found = talk.live.inviting.door.wifi
        if found is None:
            raise Refusal(Message("No Wi-Fi was given."), Message("Give it at the start with --wifi."), code="not_now")
        return msgspec.structs.replace(here, code=True, wifi=True), lang("the Wi-Fi's code")
    for view in get_args(View):
        if view == wanted:
            if view not in _views(talk, step):
                raise Refusal(_NOT_YET, code="not_now")
            return msgspec.structs.replace(here, view=view), lang.say(_VIEWS[view])
    parts = _parts(talk, step)
    place = whole(wanted, len(parts))
    if not place:
        words = Message("Behind wall may stand: a number, all, result, change, departments, code, wifi.")
        raise Refusal(words if whole(wanted, 10_000) is None else _NOT_YET, code="argument")
    part, label = parts[place - 1]
    return msgspec.structs.replace(here, part=part), label


def _parts(talk: Talk, step: Step | None) -> list[tuple[str, str]]:
    """What of a step can be looked at alone, by id and words, in the order of the plan or of what came out."""
    if step is None:
        return []
    items = getattr(step.settings, "items", ())
    if items:
        return [(item.id, talk.lang.pick(item.text)) for item in items]
    return [(part.id, part.label) for part in sights(talk.room.figure(step.id))]


def _views(talk: Talk, step: Step | None) -> set[View]:
    """The views there are now."""
    found: set[View] = {"result"}
    if step and talk.room.shift(step.id) is not None:
        found.add("change")
    if step and talk.room.departments(step.id) is not None:
        found.add("departments")
    return found


WALL = (
    Command(
        "wall",
        wall,
        Message("points the second window at a part, all, result, change, departments, code or wifi"),
        "[PART]",
    ),
)
