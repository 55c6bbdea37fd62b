"""Who does what by when, about what came out of an earlier step where the plan names one, perhaps with a budget.

Said in public, that is its point.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from facilitator.domain import flock, phrases
from facilitator.domain.activities.amount import amount_of
from facilitator.domain.activities.base import Activity, Scene, Settings, invalid, only_known
from facilitator.domain.activities.options import counted, options
from facilitator.domain.agreement import Agreement
from facilitator.domain.events import Answer
from facilitator.domain.fields import Amount, Choice, Day, Field, Text
from facilitator.domain.figures import Pledges, Promise
from facilitator.domain.text import clean
from facilitator.domain.words import LocalText, pick

WHAT, ABOUT, WHO, WHEN, BUDGET = "what", "about", "who", "when", "budget"
_LIMIT = {WHAT: 140, WHO: 60}


class PledgeSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """The question; a ``unit`` asks for a budget in it, ``of`` which of an earlier step's things it is about.

    Those are the first ``top_of`` it offers, 0 for all of them.
    """

    question: LocalText = ""
    unit: LocalText = ""
    of: str = ""
    top_of: int = 0

    def __post_init__(self) -> None:
        if self.top_of < 0 or (self.top_of and not self.of):
            raise ValueError("top_of: how many of the earlier step's options, 0 for all of them")


def fields(scene: Scene) -> tuple[Field, ...]:
    """What, perhaps about what, who, by when, and perhaps a budget."""
    s: PledgeSettings = scene.settings
    what = pick(s.question, scene.lang) or scene.say(phrases.WHAT)
    offered = options(scene)
    about = (Choice(ABOUT, scene.say(phrases.ABOUT), offered),) if offered else ()
    asked: tuple[Field, ...] = (
        Text(WHAT, what, 1, _LIMIT[WHAT]),
        *about,
        Text(WHO, scene.say(phrases.WHO), 1, _LIMIT[WHO]),
        Day(WHEN, scene.say(phrases.WHEN)),
    )
    unit = pick(s.unit, scene.lang)
    return (*asked, Amount(BUDGET, scene.say(phrases.BUDGET), unit, needed=False)) if unit else asked


def _text(values: Mapping[str, object], name: str) -> str:
    """The only text of a field; empty if it says nothing."""
    raw = values.get(name)
    text = raw[0] if isinstance(raw, list) and len(raw) == 1 else raw
    if not isinstance(text, str):
        return ""
    cleaned, limit = clean(text, _LIMIT[name] + 1), _LIMIT[name]
    if len(clean(text, limit)) < len(cleaned):
        raise invalid(name, "At most %(limit)d characters, please.", limit=limit)
    return cleaned


def _day(value: object) -> str | None:
    """The day as YYYY-MM-DD from 2000 to 2100; None if it is none."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return day.isoformat() if day and day.isoformat() == value and 2000 <= day.year <= 2100 else None


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """What, who and a day are needed; what it is about and the budget may be left out."""
    names = [field.id for field in fields(scene)]
    only_known(values, set(names))
    what, who, when = _text(values, WHAT), _text(values, WHO), _day(values.get(WHEN))
    if not what:
        raise invalid(WHAT, "Please write what will be done.")
    if not who:
        raise invalid(WHO, "Please write who does it.")
    if when is None:
        raise invalid(WHEN, "Please choose a day.")
    answer: Answer = {WHAT: what, WHO: who, WHEN: when}
    about = values.get(ABOUT)
    if about not in (None, "", []):
        if about not in [option.id for option in options(scene)]:
            raise invalid(ABOUT, "Please choose from the list.")
        answer[ABOUT] = about
    asked = values.get(BUDGET)
    if BUDGET in names and asked is not None and asked != "":
        budget = amount_of(asked)
        if budget is None:
            raise invalid(BUDGET, "Please give one amount as a number, such as 1,500 or 250.50.")
        answer[BUDGET] = budget
    return answer


def figure(scene: Scene) -> Pledges:
    """All pledges, those due first at the top, and their budgets in all."""
    label, same = {option.id: option.label for option in counted(scene)}, scene.standing.same

    def about(answer: Answer) -> str:
        """What it is about as that is called now; empty if that was hidden since."""
        given = answer.get(ABOUT, "")
        return label.get(same.get(given, given), "")

    promises = [
        Promise(scene.numbers[p], a[WHAT], a[WHO], a[WHEN], a.get(BUDGET), about(a)) for p, a in scene.ballots.items()
    ]
    promises.sort(key=lambda promise: (promise.when, promise.number))
    budget = sum(promise.budget or 0.0 for promise in promises)
    return Pledges(tuple(promises), pick(scene.settings.unit, scene.lang), round(budget, 2))


def agreement(_scene: Scene) -> Agreement | None:
    """None: everybody pledges something else, and should."""
    return None


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per pledge; a budget of 0 where none was asked for, and what it is about where the step asks that."""
    about = {ABOUT: ""} if scene.settings.of else {}
    empty = {WHAT: "", **about, WHO: "", WHEN: "", BUDGET: 0.0}
    return [{"person": scene.numbers[person], **empty, **answer} for person, answer in scene.ballots.items()]


def positions(scene: Scene, _part: str | None = None) -> dict[str, float]:
    """Everybody evenly spread, in order of arrival."""
    people = sorted(scene.ballots, key=lambda p: scene.numbers[p])
    return dict(zip(people, flock.even(len(people)), strict=True))


ACTIVITY = Activity("pledge", PledgeSettings, fields, read, figure, agreement, rows, positions, telling=True)
