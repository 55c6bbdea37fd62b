"""A dot vote: everyone gives away the same number of dots, over options of the plan or of an earlier step."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Said, Scene, Settings, invalid, only_known, whole
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.options import check_options, counted, options
from facilitator.domain.agreement import Agreement, dots
from facilitator.domain.events import Answer
from facilitator.domain.fields import Dots, Option
from facilitator.domain.figures import Bar, Bars
from facilitator.domain.privacy import SMALLEST, visible_groups
from facilitator.domain.words import LocalText, pick

FIELD = "dots"


class DotsSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """``dots`` 1..20 per person, at most ``per_option`` on one; options here, or ``of`` an earlier step.

    ``over`` tells what of a step of short answers is voted on: its themes or its entries.
    """

    question: LocalText = ""
    of: str = ""
    options: tuple[Item, ...] = ()
    dots: int = 3
    per_option: int = 1
    over: str = "themes"

    def __post_init__(self) -> None:
        if not 1 <= self.dots <= 20:
            raise ValueError("dots: a whole number from 1 to 20")
        if not 1 <= self.per_option <= self.dots:
            raise ValueError("per_option: a whole number from 1 to the number of dots")
        check_options(self.of, self.options)
        if self.over not in {"themes", "entries"} or (self.over == "entries" and not self.of):
            raise ValueError('over: "themes", or "entries" of the earlier step')


def fields(scene: Scene) -> tuple[Dots, ...]:
    """One field over all options."""
    s: DotsSettings = scene.settings
    label = pick(s.question, scene.lang) or scene.title
    return (Dots(FIELD, label, options(scene), s.dots, s.per_option),)


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """Dots per option, zeros left out; fewer dots than allowed are fine, none are not."""
    s: DotsSettings = scene.settings
    only_known(values, {FIELD})
    raw = values.get(FIELD)
    if not isinstance(raw, dict):
        raise invalid(FIELD, "Please give away your dots.")
    known = {option.id for option in options(scene)}
    given: dict[str, int] = {}
    for name, value in raw.items():
        count = whole(value)
        if name not in known:
            raise invalid(FIELD, "One of these options is not on the list any more.")
        if count is None or not 0 <= count <= s.per_option:
            raise invalid(FIELD, "At most %(cap)d dots on one option.", cap=s.per_option)
        if count:
            given[name] = count
    if sum(given.values()) > s.dots:
        raise invalid(FIELD, "You have %(dots)d dots to give away.", dots=s.dots)
    if not given:
        raise invalid(FIELD, "Please give away at least one dot.")
    return {FIELD: given}


def ballots(scene: Scene) -> dict[str, dict[str, int]]:
    """Everybody's dots per option that counts, by participant: dots on merged options add up."""
    same = scene.standing.same
    if not same:
        return {person: answer[FIELD] for person, answer in scene.ballots.items()}
    found: dict[str, dict[str, int]] = {}
    for person, answer in scene.ballots.items():
        given = found[person] = {}
        for option, count in answer[FIELD].items():
            name = same.get(option, option)
            given[name] = given.get(name, 0) + count
    return found


def _felt(scene: Scene) -> dict[str, float]:
    """How far every department feels each option; nothing where fewer than two of them may be told.

    While people are missing it follows five answers at a time, so that no single one can be told from it.
    """
    voters = list(scene.ballots)
    if scene.missing:
        voters = voters[: len(voters) - len(voters) % SMALLEST]
    sizes = Counter(scene.groups[p] for p in voters if p in scene.groups)
    shown = visible_groups(sizes, ungrouped=len(voters) - sizes.total())
    if len(shown) < 2:
        return {}
    seen = {name: sizes[name] for name in shown}
    given = ballots(scene)
    people: dict[str, Counter[str]] = {option.id: Counter() for option in counted(scene)}
    for person in voters:
        for option in given[person]:
            if option in people and person in scene.groups:
                people[option][scene.groups[person]] += 1
    return {option: dots.felt_by_all(found, seen) for option, found in people.items()}


def figure(scene: Scene) -> Bars:
    """Options with their dots, most first, and how far every department feels them."""
    given, felt = list(ballots(scene).values()), _felt(scene)
    value, people = Counter[str](), Counter[str]()
    for ballot in given:
        value.update(ballot)
        people.update(ballot.keys())
    bars = [Bar(o.id, o.label, value[o.id], people[o.id], felt.get(o.id)) for o in counted(scene)]
    bars.sort(key=lambda bar: (-bar.value, -bar.people))
    shared = dots.shared_dots(given, scene.settings.dots)
    return Bars(tuple(bars), scene.settings.dots, shared, dots.effective_favourites([bar.value for bar in bars]))


def agreement(scene: Scene) -> Agreement:
    """How many of their dots two random people share, as a share of all dots."""
    return dots.of_ballots(list(ballots(scene).values()), scene.settings.dots)


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per person and option with dots on it."""
    return [
        {"person": scene.numbers[person], "option": option, "dots": count}
        for person, answer in scene.ballots.items()
        for option, count in answer[FIELD].items()
    ]


def offers(scene: Scene) -> tuple[Option, ...]:
    """The options by their dots."""
    return tuple(Option(bar.id, bar.label) for bar in figure(scene).bars)


def said(scene: Scene) -> dict[str, Said]:
    """Everybody's dots, those on options that are gone too: they were shared when they were given."""
    return {FIELD: Said(ballots(scene), dots.measure(scene.settings.dots))}


def positions(scene: Scene, _part: str | None = None) -> dict[str, float]:
    """People evenly spread, those with the same favourite beside each other."""
    rank, given = {bar.id: i for i, bar in enumerate(figure(scene).bars)}, ballots(scene)

    def favourite(person: str) -> int:
        return min((-count, rank.get(option, len(rank))) for option, count in given[person].items())[1]

    people = sorted(scene.ballots, key=lambda p: (favourite(p), scene.numbers[p]))
    return dict(zip(people, flock.even(len(people)), strict=True))


ACTIVITY = Activity("dots", DotsSettings, fields, read, figure, agreement, rows, positions, offers, said)
