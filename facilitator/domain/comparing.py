"""Figures that put one result beside another, for any kind that says what people said; knows scenes, no kind."""

from collections import Counter
from collections.abc import Mapping

from facilitator.domain import movement
from facilitator.domain.activities import Activity, Scene
from facilitator.domain.activities.base import Said
from facilitator.domain.agreement import Agreement, silos
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.figures import Apart, Department, DepartmentItem, Departments, Move, Shift, ShiftItem
from facilitator.domain.figures.parts import parts
from facilitator.domain.privacy import BARS_FROM, visible_groups


def shift(first: Scene, later: Scene, activity: Activity) -> Shift | None:
    """Two rounds of the same step side by side; None for kinds without a measure or before anybody could be moved."""
    before, after = activity.said(first), activity.said(later)
    wholes = _agreements(first, activity), _agreements(later, activity)
    items = [
        _shifted(part, before[part], after[part], wholes[0][part], wholes[1][part])
        for part in before
        if part in after and part in wholes[0] and part in wholes[1]
    ]
    return Shift(tuple(items)) if items else None


def _agreements(scene: Scene, activity: Activity) -> dict[str, tuple[str, Agreement]]:
    """Label and agreement of each part; of the whole where there are no parts."""
    found = {part.id: (part.label, part.agreement) for part in parts(activity.figure(scene))}
    whole = activity.agreement(scene)
    return found or (dict.fromkeys(activity.said(scene), (scene.title, whole)) if whole else {})


def _shifted(
    part: str, before: Said, after: Said, first: tuple[str, Agreement], later: tuple[str, Agreement]
) -> ShiftItem:
    found = movement.moved(before.values, after.values, before.measure)
    told = found.both >= SAY_NUMBER
    return ShiftItem(
        part,
        later[0],
        first[1],
        later[1],
        found.both,
        found.toward if told else 0,
        found.away if told else 0,
        found.stayed if told else 0,
        told and movement.claimed(first[1], later[1], found),
        _moves(before, after) if found.both >= BARS_FROM else (),
    )


def _moves(before: Said, after: Said) -> tuple[Move, ...]:
    """Where people went, for answers that are places between two ends."""
    place = before.measure.place
    if place is None:
        return ()
    both = [person for person in before.values if person in after.values]
    counted = Counter((place(before.values[p]), place(after.values[p])) for p in both)
    return tuple(Move(a, b, n) for (a, b), n in sorted(counted.items()))


def departments(scene: Scene, activity: Activity) -> Departments | None:
    """Silos or everybody unsure, per part; None where no two departments may be shown."""
    labels = {part.id: part.label for part in parts(activity.figure(scene))}
    items = [
        item
        for part, said in activity.said(scene).items()
        if (item := _by_department(part, labels.get(part, scene.title), said, scene.groups)) is not None
    ]
    return Departments(tuple(items)) if items else None


def _by_department(part: str, label: str, said: Said, groups: Mapping[str, str]) -> DepartmentItem | None:
    answers: dict[str, list[object]] = {}
    for person, value in said.values.items():
        if person in groups:
            answers.setdefault(groups[person], []).append(value)
    sizes = {name: len(values) for name, values in answers.items()}
    shown = sorted(visible_groups(sizes, ungrouped=len(said.values) - sum(sizes.values())))
    if len(shown) < 2:
        return None
    seen = {name: answers[name] for name in shown}
    phi, points = said.measure.phi, said.measure.points
    apart = silos.pairs({name: _counts(values, points) for name, values in seen.items()}) if points else ()
    return DepartmentItem(
        part,
        label,
        tuple(Department(name, len(values), phi(values)) for name, values in seen.items()),
        silos.find(seen, said.measure.by_distance or phi),
        tuple(Apart(*pair) for pair in apart),
    )


def _counts(values: list[object], points: int) -> list[int]:
    found = Counter(values)
    return [found[point] for point in range(1, points + 1)]
