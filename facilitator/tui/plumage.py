"""Which bird wears the colour of its department: by the small-group rules, and never where free text was asked."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain.privacy import BARS_FROM, visible_groups
from facilitator.room import Room
from facilitator.tui.widgets.flock import INKS


@dataclass(frozen=True, slots=True)
class Plumage:
    """One ink per bird, 0 for none, and the names of the departments of inks 1, 2, 3 ..."""

    inks: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


def plumage(room: Room, step_id: str, people: Iterable[str]) -> Plumage:
    """The colours of people's birds once the round is closed; none if fewer than two departments may be told apart.

    A bird shows what one person said, so a department needs as many people as for bars.
    """
    scene = room.scene(step_id)
    if room.session.state(step_id).open or not room.activity(step_id).said(scene):
        return Plumage()
    birds = list(people)
    group_of = [scene.groups.get(person, "") for person in birds]
    sizes = Counter(filter(None, group_of))
    shown = visible_groups(sizes, BARS_FROM, ungrouped=len(birds) - sizes.total())
    names = tuple(sorted(shown, key=lambda name: (-sizes[name], name))[:INKS])
    if len(names) < 2:
        return Plumage()
    ink_of = {name: ink for ink, name in enumerate(names, 1)}
    return Plumage(tuple(ink_of.get(group, 0) for group in group_of), names)
