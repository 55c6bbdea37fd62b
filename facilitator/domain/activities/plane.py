"""Items placed on two axes, such as impact and effort, by two sliders each."""

from collections.abc import Mapping
from typing import Any

import msgspec

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Said, Scene, Settings, invalid, only_known
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.options import check_options, counted, options
from facilitator.domain.activities.slider import on_line
from facilitator.domain.agreement import Agreement, several, slider
from facilitator.domain.agreement.quantiles import quantile
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.events import Answer
from facilitator.domain.fields import Option, Slider
from facilitator.domain.figures import Axis, Plane, Spot
from facilitator.domain.words import LocalText, Message, Refusal, pick


class AxisText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The name of an axis and the words at both ends."""

    label: LocalText
    low: LocalText = ""
    high: LocalText = ""


class PlaneSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """Options here, or the first ``top_of`` (0: all) ``of`` an earlier step, on axes of 0..``points`` (2..100)."""

    x: AxisText
    y: AxisText
    question: LocalText = ""
    of: str = ""
    top_of: int = 0
    options: tuple[Item, ...] = ()
    quadrants: tuple[LocalText, LocalText, LocalText, LocalText] = ("", "", "", "")
    points: int = 10

    def __post_init__(self) -> None:
        check_options(self.of, self.options, self.top_of)
        if not 2 <= self.points <= 100:
            raise ValueError("points: a whole number from 2 to 100")


def fields(scene: Scene) -> tuple[Slider, ...]:
    """Two sliders per item."""
    s: PlaneSettings = scene.settings
    return tuple(
        Slider(
            f"{option.id}.{name}",
            f"{option.label}: {pick(axis.label, scene.lang)}",
            0,
            s.points,
            1,
            "",
            pick(axis.low, scene.lang),
            pick(axis.high, scene.lang),
        )
        for option in options(scene)
        for name, axis in (("x", s.x), ("y", s.y))
    )


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """Per item both places or none; items may be left out, but not all of them."""
    s: PlaneSettings = scene.settings
    shown = options(scene)
    names = [f"{option.id}.{axis}" for option in shown for axis in "xy"]
    gone = [f"{option.id}.{axis}" for option in scene.options for axis in "xy" if option not in shown]
    if not values.keys().isdisjoint(gone):
        raise Refusal(Message("One of these options is not on the list any more."), field=next(iter(names), None))
    only_known(values, set(names))
    answer: Answer = {}
    for name in names:
        value = values.get(name)
        if value is None or value == "":
            continue
        place = on_line(value, 0, s.points, 1)
        if place is None:
            raise invalid(name, "Please choose a number from %(low)s to %(high)s.", low=0, high=s.points)
        answer[name] = place
    for name in answer:
        twin = f"{name[:-1]}{'y' if name.endswith('x') else 'x'}"
        if twin not in answer:
            raise invalid(twin, "Please place it on both axes, or on none.")
    if not answer:
        raise Refusal(Message("Please place at least one of them."), field=names[0] if names else None)
    return answer


def _places(scene: Scene) -> dict[str, Answer]:
    """Everybody's places by item that counts and axis, by participant.

    On items that were merged a person counts once, in the middle of the places they gave them; halves go up.
    """
    same = scene.standing.same
    if not same:
        return dict(scene.ballots)
    found: dict[str, Answer] = {}
    for person, answer in scene.ballots.items():
        given: dict[str, list[int]] = {}
        for name, place in answer.items():
            item, axis = name[:-2], name[-2:]
            given.setdefault(same.get(item, item) + axis, []).append(place)
        found[person] = {name: (2 * sum(each) + len(each)) // (2 * len(each)) for name, each in given.items()}
    return found


def _spots(scene: Scene) -> tuple[Spot, ...]:
    places = list(_places(scene).values())
    return tuple(_spot(scene, option, places) for option in counted(scene))


def _spot(scene: Scene, option: Option, places: list[Answer]) -> Spot:
    size = scene.settings.points
    x, y = f"{option.id}.x", f"{option.id}.y"
    placed = sorted((a[x], a[y]) for a in places if x in a)
    told = tuple((float(across), float(up)) for across, up in placed) if len(placed) >= SAY_NUMBER else ()
    axes = [[point[i] for point in placed] for i in (0, 1)]
    medians = [quantile(sorted(axis), 0.5) if told else None for axis in axes]
    found = [slider.of_values(axis, 0, size, 0, scene.missing, scene.camps) for axis in axes]
    return Spot(option.id, option.label, told, medians[0], medians[1], found[0], found[1])


def figure(scene: Scene) -> Plane:
    """Every person's points, medians and agreement per axis; below five answers on an item none of them."""
    s: PlaneSettings = scene.settings
    x, y = (Axis(*(pick(text, scene.lang) for text in (axis.label, axis.low, axis.high))) for axis in (s.x, s.y))
    a, b, c, d = (pick(text, scene.lang) for text in s.quadrants)
    return Plane(x, y, s.points, (a, b, c, d), _spots(scene))


def agreement(scene: Scene) -> Agreement:
    """All items on both axes together."""
    return several.together([found for spot in _spots(scene) for found in (spot.x_agreement, spot.y_agreement)])


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per person, item and axis."""
    return [
        {"person": scene.numbers[person], "item": name[:-2], "axis": name[-1], "value": value}
        for person, answer in scene.ballots.items()
        for name, value in answer.items()
    ]


def offers(scene: Scene) -> tuple[Option, ...]:
    """The items by their medians, x and y added, both counted from low to high; those without answers last."""
    spots = {spot.id: spot for spot in figure(scene).spots}
    return tuple(sorted(counted(scene), key=lambda o: -((spots[o.id].x or 0.0) + (spots[o.id].y or 0.0))))


def said(scene: Scene) -> dict[str, Said]:
    """The places per item and axis."""
    measure = slider.measure(0, scene.settings.points)
    names, places = [f"{option.id}.{axis}" for option in counted(scene) for axis in "xy"], _places(scene)
    return {n: Said({p: a[n] for p, a in places.items() if n in a}, measure) for n in names}


def positions(scene: Scene, part: str | None = None) -> dict[str, float]:
    """Each person's place between the ends, 0..1: on one axis, or by the average over both of an item or over all."""
    values = {name: each.values for name, each in said(scene).items()}
    own = {name: places for name, places in values.items() if part is not None and name[:-2] == part}
    return flock.by_average(own or values, part, scene.numbers)


ACTIVITY = Activity("plane", PlaneSettings, fields, read, figure, agreement, rows, positions, offers=offers, said=said)
