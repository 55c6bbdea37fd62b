"""Statements on 1..k points: as many as the step has, "don't know" where the plan allows it."""

from collections.abc import Mapping

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Said, Scene, Settings, invalid, only_known, whole
from facilitator.domain.activities.items import Item, as_one, most_agreed_first, only_once, rows
from facilitator.domain.agreement import Agreement, ordinal
from facilitator.domain.events import Answer
from facilitator.domain.fields import UNSURE, Scale
from facilitator.domain.figures import Histogram, Histograms
from facilitator.domain.words import LocalText, Message, Refusal, pick


class ScaleSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """``points`` 2..11; the words at both ends; whether "don't know" is offered."""

    items: tuple[Item, ...]
    points: int = 5
    low: LocalText = ""
    high: LocalText = ""
    unsure: bool = False

    def __post_init__(self) -> None:
        if not 2 <= self.points <= 11:
            raise ValueError("points: a whole number from 2 to 11")
        if not self.items:
            raise ValueError("items: at least one statement")
        only_once(self.items)


def fields(scene: Scene) -> tuple[Scale, ...]:
    """One scale per statement."""
    s: ScaleSettings = scene.settings
    low, high = pick(s.low, scene.lang), pick(s.high, scene.lang)
    return tuple(Scale(i.id, pick(i.text, scene.lang), s.points, low, high, s.unsure) for i in s.items)


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """Per statement a point 1..k or "unsure"; statements may be left out, but not all of them."""
    s: ScaleSettings = scene.settings
    only_known(values, {item.id for item in s.items})
    answer: Answer = {}
    for item in s.items:
        value = values.get(item.id)
        if value is None:
            continue
        point = whole(value)
        if value == UNSURE and s.unsure:
            answer[item.id] = UNSURE
        elif point is not None and 1 <= point <= s.points:
            answer[item.id] = point
        else:
            raise invalid(item.id, "Please choose a point from 1 to %(points)d.", points=s.points)
    if not answer:
        raise Refusal(Message("Please choose a point for at least one statement."), field=s.items[0].id)
    return answer


def _histogram(scene: Scene, item: Item) -> Histogram:
    s: ScaleSettings = scene.settings
    values = [a[item.id] for a in scene.ballots.values() if item.id in a]
    counts = tuple(sum(1 for v in values if v == point) for point in range(1, s.points + 1))
    unsure = sum(1 for v in values if v == UNSURE)
    return Histogram(
        item.id,
        pick(item.text, scene.lang),
        pick(s.low, scene.lang),
        pick(s.high, scene.lang),
        counts,
        ordinal.of_counts(counts, unsure, scene.missing, scene.camps),
    )


def figure(scene: Scene) -> Histograms:
    """A histogram per statement, most agreed first; statements without enough answers keep the plan's order."""
    return Histograms(most_agreed_first(_histogram(scene, item) for item in scene.settings.items))


def agreement(scene: Scene) -> Agreement:
    """All statements together."""
    return as_one([_histogram(scene, item) for item in scene.settings.items])


def said(scene: Scene) -> dict[str, Said]:
    """The points per statement."""
    s: ScaleSettings = scene.settings
    measure = ordinal.measure(s.points)
    return {
        i.id: Said({p: a[i.id] for p, a in scene.ballots.items() if a.get(i.id, UNSURE) != UNSURE}, measure)
        for i in s.items
    }


def positions(scene: Scene, part: str | None = None) -> dict[str, float]:
    """Each person's place between the ends, 0..1: on one statement, or by the average over all answered ones."""
    return flock.by_average({name: each.values for name, each in said(scene).items()}, part, scene.numbers)


ACTIVITY = Activity("scale", ScaleSettings, fields, read, figure, agreement, rows, positions, said=said)
