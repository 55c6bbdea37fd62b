"""Better than the median of this room? Claims that cannot all be right; never who claims."""

from collections.abc import Mapping

from facilitator.domain import flock, phrases
from facilitator.domain.activities.base import Activity, Scene, Settings, invalid, only_known
from facilitator.domain.activities.items import Item, only_once, rows
from facilitator.domain.agreement import Agreement, claims
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.events import Answer
from facilitator.domain.fields import Choice, Option
from facilitator.domain.figures import Claim, Claims
from facilitator.domain.words import LocalText, Message, Refusal, pick

BETTER, OTHER = "better", "other"


class CompareSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """The qualities, at least one; ``better`` and ``other`` may be worded by the plan."""

    items: tuple[Item, ...]
    better: LocalText = ""
    other: LocalText = ""

    def __post_init__(self) -> None:
        if not self.items:
            raise ValueError("items: at least one quality")
        only_once(self.items)


def fields(scene: Scene) -> tuple[Choice, ...]:
    """One choice per quality."""
    s: CompareSettings = scene.settings
    options = (
        Option(BETTER, pick(s.better, scene.lang) or scene.say(phrases.BETTER)),
        Option(OTHER, pick(s.other, scene.lang) or scene.say(phrases.OTHER)),
    )
    return tuple(Choice(item.id, pick(item.text, scene.lang), options) for item in s.items)


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """Per quality "better" or "other"; qualities may be left out, but not all of them."""
    s: CompareSettings = scene.settings
    only_known(values, {item.id for item in s.items})
    answer: Answer = {}
    for item in s.items:
        value = values.get(item.id)
        if value is None or value == "":
            continue
        if not isinstance(value, str) or value not in {BETTER, OTHER}:
            raise invalid(item.id, "Please choose one of the two.")
        answer[item.id] = value
    if not answer:
        raise Refusal(Message("Please choose an option."), field=s.items[0].id)
    return answer


def _claim(scene: Scene, item: Item) -> Claim:
    given = [a[item.id] for a in scene.ballots.values() if item.id in a]
    n = len(given)
    better = given.count(BETTER) if n >= SAY_NUMBER else 0
    return Claim(item.id, pick(item.text, scene.lang), better, n, claims.possible(n), claims.mistaken(better, n))


def figure(scene: Scene) -> Claims:
    """Per quality how many claim the better half and how many can be in it; below five answers only their number."""
    return Claims(tuple(_claim(scene, item) for item in scene.settings.items))


def agreement(_scene: Scene) -> Agreement | None:
    """None: a room in which all claim the same would be of one mind, and mistaken together."""
    return None


def positions(scene: Scene, _part: str | None = None) -> dict[str, float]:
    """Everybody evenly spread, so that a place says nothing of anybody."""
    people = sorted(scene.ballots, key=lambda p: scene.numbers[p])
    return dict(zip(people, flock.even(len(people)), strict=True))


ACTIVITY = Activity("compare", CompareSettings, fields, read, figure, agreement, rows, positions)
