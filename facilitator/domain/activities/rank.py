"""Everybody's own order of the same options, all of them or the first places."""

from collections.abc import Mapping
from typing import Any

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Said, Scene, Settings, invalid, only_known
from facilitator.domain.activities.items import Item
from facilitator.domain.activities.options import check_options, counted, options
from facilitator.domain.agreement import Agreement, few, ranking
from facilitator.domain.agreement.quantiles import quartiles
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.events import Answer
from facilitator.domain.fields import Option, Order
from facilitator.domain.figures import Ladder, Rung
from facilitator.domain.words import LocalText, pick

FIELD = "order"


class RankSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """Options here, or the first ``top_of`` (0: all) ``of`` an earlier step; the first ``top`` places, 0 for all."""

    question: LocalText = ""
    of: str = ""
    top_of: int = 0
    options: tuple[Item, ...] = ()
    top: int = 0

    def __post_init__(self) -> None:
        check_options(self.of, self.options, self.top_of)
        if self.options and len(self.options) < 2:
            raise ValueError("options: two or more of them")
        if self.top < 0:
            raise ValueError("top: how many places, 0 for all of them")


def _ids(scene: Scene) -> tuple[str, ...]:
    return tuple(option.id for option in counted(scene))


def _places(scene: Scene) -> int:
    """How many places are given away."""
    many = len(options(scene))
    return min(scene.settings.top or many, many)


def fields(scene: Scene) -> tuple[Order, ...]:
    """One field over all options."""
    label = pick(scene.settings.question, scene.lang) or scene.title
    return (Order(FIELD, label, options(scene), _places(scene)),)


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """Options in order, each once: all of them, or up to ``top``."""
    only_known(values, {FIELD})
    given, known, places = values.get(FIELD), {option.id for option in options(scene)}, _places(scene)
    if not isinstance(given, list) or not given or not all(isinstance(option, str) for option in given):
        raise invalid(FIELD, "Please put them in your order.")
    if not set(given) <= known:
        raise invalid(FIELD, "One of these options is not on the list any more.")
    if len(set(given)) < len(given):
        raise invalid(FIELD, "Every option has one place only.")
    if len(given) > places:
        raise invalid(FIELD, "At most %(places)d places are given away.", places=places)
    if not scene.settings.top and len(given) < places:
        raise invalid(FIELD, "Please give every option a place: %(places)d in all.", places=places)
    return {FIELD: list(given)}


def _kept(scene: Scene) -> dict[str, tuple[str, ...]]:
    """What counts of each ballot, by participant: what was hidden leaves the order, what was merged has its best place.

    Ballots of which nothing is left are left out.
    """
    known, same = set(_ids(scene)), scene.standing.same
    one = {p: dict.fromkeys(same.get(option, option) for option in a[FIELD]) for p, a in scene.ballots.items()}
    kept = {person: tuple(option for option in order if option in known) for person, order in one.items()}
    return {person: order for person, order in kept.items() if order}


def _orders(scene: Scene) -> list[tuple[str, ...]]:
    return list(_kept(scene).values())


def figure(scene: Scene) -> Ladder:
    """The options by their Borda score with the spread of their ranks; below five orders none."""
    ids, orders = _ids(scene), _orders(scene)
    if len(orders) < SAY_NUMBER or len(ids) < 2:
        return Ladder((), len(orders))
    scores = ranking.borda(orders, ids)
    ranks = [ranking.doubled_ranks(order, ids) for order in orders]
    label = {option.id: option.label for option in counted(scene)}
    rungs = []
    for option in sorted(ids, key=lambda each: -scores[each]):
        place = 1 + sum(score > scores[option] for score in scores.values())
        spread = quartiles(sorted(each[option] / 2 for each in ranks))
        rungs.append(Rung(option, label[option], place, scores[option], *spread))
    return Ladder(tuple(rungs), len(orders), ranking.condorcet(orders, ids))


def agreement(scene: Scene) -> Agreement:
    """The root of Kendall's W."""
    ids, orders = _ids(scene), _orders(scene)
    return ranking.of_orders(orders, ids) if len(ids) > 1 else few(len(orders))


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per person and place."""
    return [
        {"person": scene.numbers[person], "place": place, "option": option}
        for person, answer in scene.ballots.items()
        for place, option in enumerate(answer[FIELD], start=1)
    ]


def offers(scene: Scene) -> tuple[Option, ...]:
    """The options as on the ladder."""
    place = {rung.id: i for i, rung in enumerate(figure(scene).rungs)}
    return tuple(sorted(counted(scene), key=lambda option: place.get(option.id, 0)))


def said(scene: Scene) -> dict[str, Said]:
    """Everybody's order."""
    ids = _ids(scene)
    return {FIELD: Said(_kept(scene), ranking.measure(ids))} if len(ids) > 1 else {}


def positions(scene: Scene, _part: str | None = None) -> dict[str, float]:
    """People evenly spread, those who put the same first beside each other."""
    place, kept = {option.id: i for i, option in enumerate(offers(scene))}, _kept(scene)

    def order(person: str) -> tuple[list[int], int]:
        return [place.get(o, len(place)) for o in kept.get(person, ())], scene.numbers[person]

    people = sorted(scene.ballots, key=order)
    return dict(zip(people, flock.even(len(people)), strict=True))


ACTIVITY = Activity("rank", RankSettings, fields, read, figure, agreement, rows, positions, offers=offers, said=said)
