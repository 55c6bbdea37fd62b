"""Places on a line, such as 0..100 %; as many items as the step has."""

from collections.abc import Mapping

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Said, Scene, Settings, invalid, only_known, whole
from facilitator.domain.activities.items import Item, as_one, most_agreed_first, only_once, rows
from facilitator.domain.agreement import Agreement, slider
from facilitator.domain.agreement.quantiles import quartiles
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.events import Answer
from facilitator.domain.fields import UNSURE, Slider
from facilitator.domain.figures import SliderItem, Sliders
from facilitator.domain.words import N_, LocalText, Message, Refusal, pick

_FAR = 1_000_000


class SliderSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """Whole numbers from ``low`` to ``high`` in steps of ``step``, with a unit and words at both ends."""

    items: tuple[Item, ...]
    low: int = 0
    high: int = 100
    step: int = 1
    unit: LocalText = ""
    low_label: LocalText = ""
    high_label: LocalText = ""
    unsure: bool = False

    def __post_init__(self) -> None:
        if not -_FAR <= self.low < self.high <= _FAR:
            raise ValueError("high: a whole number above low, both within a million")
        if self.step < 1 or (self.high - self.low) % self.step:
            raise ValueError("step: a whole number that divides the way from low to high")
        if not self.items:
            raise ValueError("items: at least one question")
        only_once(self.items)


def fields(scene: Scene) -> tuple[Slider, ...]:
    """One slider per question."""
    s: SliderSettings = scene.settings
    unit, low, high = (pick(text, scene.lang) for text in (s.unit, s.low_label, s.high_label))
    return tuple(
        Slider(i.id, pick(i.text, scene.lang), s.low, s.high, s.step, unit, low, high, s.unsure) for i in s.items
    )


def on_line(value: object, low: int, high: int, step: int) -> int | None:
    """The raw value as a place on the line; None if it is none."""
    place = int(value) if isinstance(value, float) and value.is_integer() else whole(value)
    return place if place is not None and low <= place <= high and (place - low) % step == 0 else None


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """Per question a place or "unsure"; questions may be left out, but not all of them."""
    s: SliderSettings = scene.settings
    only_known(values, {item.id for item in s.items})
    answer: Answer = {}
    for item in s.items:
        value = values.get(item.id)
        if value is None or value == "":
            continue
        place = on_line(value, s.low, s.high, s.step)
        if value == UNSURE and s.unsure:
            answer[item.id] = UNSURE
        elif place is not None:
            answer[item.id] = place
        elif s.step > 1:
            text = N_("Please choose a number from %(low)s to %(high)s in steps of %(step)s.")
            raise invalid(item.id, text, low=s.low, high=s.high, step=s.step)
        else:
            raise invalid(item.id, "Please choose a number from %(low)s to %(high)s.", low=s.low, high=s.high)
    if not answer:
        raise Refusal(Message("Please answer at least one question."), field=s.items[0].id)
    return answer


def _item(scene: Scene, item: Item) -> SliderItem:
    s: SliderSettings = scene.settings
    given = [a[item.id] for a in scene.ballots.values() if item.id in a]
    places = sorted(value for value in given if value != UNSURE)
    told = tuple(map(float, places)) if len(places) >= SAY_NUMBER else ()
    q1, median, q3 = quartiles(told) if told else (None, None, None)
    unit, low, high = (pick(text, scene.lang) for text in (s.unit, s.low_label, s.high_label))
    unsure = len(given) - len(places)
    found = slider.of_values(places, s.low, s.high, unsure, scene.missing, scene.camps)
    label = pick(item.text, scene.lang)
    return SliderItem(item.id, label, s.low, s.high, unit, low, high, told, q1, median, q3, found)


def figure(scene: Scene) -> Sliders:
    """Places, median and quartiles per question, most agreed first; below five answers none of them."""
    return Sliders(most_agreed_first(_item(scene, item) for item in scene.settings.items))


def agreement(scene: Scene) -> Agreement:
    """All questions together."""
    return as_one([_item(scene, item) for item in scene.settings.items])


def said(scene: Scene) -> dict[str, Said]:
    """The places per question."""
    s: SliderSettings = scene.settings
    measure = slider.measure(s.low, s.high)
    return {
        i.id: Said({p: a[i.id] for p, a in scene.ballots.items() if a.get(i.id, UNSURE) != UNSURE}, measure)
        for i in s.items
    }


def positions(scene: Scene, part: str | None = None) -> dict[str, float]:
    """Each person's place between the ends, 0..1: on one question, or by the average over all answered ones."""
    return flock.by_average({name: each.values for name, each in said(scene).items()}, part, scene.numbers)


ACTIVITY = Activity("slider", SliderSettings, fields, read, figure, agreement, rows, positions, said=said)
