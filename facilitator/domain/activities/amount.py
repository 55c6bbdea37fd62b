"""A number with a unit, as people type it; beside it an official answer, once the room may see what came out."""

from collections.abc import Mapping

from facilitator.domain import flock, phrases
from facilitator.domain.activities.base import Activity, Said, Scene, Settings, invalid, only_known
from facilitator.domain.activities.items import rows
from facilitator.domain.agreement import Agreement, amount
from facilitator.domain.agreement.quantiles import quartiles
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.amounts import bounded, parse_amount
from facilitator.domain.events import Answer
from facilitator.domain.fields import UNSURE, Amount
from facilitator.domain.figures import AmountLine, Amounts
from facilitator.domain.words import LocalText, pick

HAVE, SHOULD = "have", "should"


class AmountSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """``official`` is what really holds, near which is ``tolerance``, a share of it; ``should`` asks for a wish too."""

    question: LocalText = ""
    unit: LocalText = "CHF"
    official: float | None = None
    tolerance: float = 0.1
    should: bool = False
    unsure: bool = True

    def __post_init__(self) -> None:
        if self.official is not None and bounded(self.official) is None:
            raise ValueError("official: a number from 0 to a million millions")
        if not 0 <= self.tolerance <= 1:
            raise ValueError("tolerance: a share from 0 to 1")


def _asked(scene: Scene) -> tuple[tuple[str, str], ...]:
    """Field ids and labels."""
    s: AmountSettings = scene.settings
    if s.should:
        return (HAVE, scene.say(phrases.HAVE)), (SHOULD, scene.say(phrases.SHOULD))
    return ((HAVE, pick(s.question, scene.lang) or scene.title),)


def fields(scene: Scene) -> tuple[Amount, ...]:
    """One amount, or what one has and what one should have."""
    s: AmountSettings = scene.settings
    unit = pick(s.unit, scene.lang)
    return tuple(Amount(name, label, unit, s.unsure, needed=name == HAVE) for name, label in _asked(scene))


def amount_of(value: object) -> float | None:
    """The raw value as an amount: a number, or a text as people type it; None if it is none."""
    if isinstance(value, str):
        return parse_amount(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return bounded(float(value))
    except OverflowError:
        return None


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """Per field an amount of 0 or more, or "unsure"; what one should have may be left out."""
    s: AmountSettings = scene.settings
    asked = [name for name, _ in _asked(scene)]
    only_known(values, set(asked))
    answer: Answer = {}
    for name in asked:
        value = values.get(name)
        if value is None or value == "":
            continue
        number = amount_of(value)
        if value == UNSURE and s.unsure:
            answer[name] = UNSURE
        elif number is not None:
            answer[name] = number
        else:
            raise invalid(name, "Please give one amount as a number, such as 1,500 or 250.50.")
    if HAVE not in answer:
        raise invalid(HAVE, "Please give an amount.")
    return answer


def _given(scene: Scene, name: str) -> list[float]:
    return sorted(a[name] for a in scene.ballots.values() if a.get(name, UNSURE) != UNSURE)


def _line(scene: Scene, name: str, label: str) -> AmountLine:
    values = _given(scene, name)
    unsure = sum(1 for a in scene.ballots.values() if a.get(name) == UNSURE)
    told = tuple(values) if len(values) >= SAY_NUMBER else ()
    q1, median, q3 = quartiles(told) if told else (None, None, None)
    found = amount.of_values(values, unsure)
    return AmountLine(name, label, told, q1, median, q3, amount.factor(told) if told else None, found)


def figure(scene: Scene) -> Amounts:
    """Amounts with quartiles and factor; below five of them none. The official answer only where results are shown."""
    s: AmountSettings = scene.settings
    lines = tuple(_line(scene, name, label) for name, label in _asked(scene))
    unit, have = pick(s.unit, scene.lang), lines[0].values
    if s.official is None or not scene.shown or not have:
        return Amounts(unit, lines)
    known = amount.against(have, s.official, s.tolerance)
    return Amounts(unit, lines, s.official, known.within, known.less, known.more)


def agreement(scene: Scene) -> Agreement:
    """That of what people have: 1 - QCD."""
    return _line(scene, HAVE, "").agreement


def said(scene: Scene) -> dict[str, Said]:
    """The amounts per field."""
    measure = amount.measure()
    return {
        name: Said({p: a[name] for p, a in scene.ballots.items() if a.get(name, UNSURE) != UNSURE}, measure)
        for name, _ in _asked(scene)
    }


def positions(scene: Scene, part: str | None = None) -> dict[str, float]:
    """People evenly spread by what they have, or by the chosen amount."""
    values = said(scene)[part or HAVE].values if (part or HAVE) in dict(_asked(scene)) else {}
    people = sorted(values, key=lambda p: (values[p], scene.numbers[p]))
    return dict(zip(people, flock.even(len(people)), strict=True))


ACTIVITY = Activity("amount", AmountSettings, fields, read, figure, agreement, rows, positions, said=said)
