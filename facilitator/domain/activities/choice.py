"""One or several of k options; or the same options for each of several scenarios, such as "may I" and "must ask"."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Said, Scene, Settings, invalid, only_known
from facilitator.domain.activities.items import Item, as_one, only_once
from facilitator.domain.agreement import Agreement, multi, nominal
from facilitator.domain.agreement.shape import SAY_NUMBER
from facilitator.domain.events import Answer
from facilitator.domain.fields import UNSURE, Choice, Option
from facilitator.domain.figures import ChoiceItem, Choices, Share
from facilitator.domain.words import LocalText, Message, Refusal, pick

FIELD = "choice"
"""The field of a step without scenarios."""


class ChoiceSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """2..12 ``options``, up to ``most`` per person; ``items`` are scenarios, each with the same options.

    ``about`` is the id of a pledge step of earlier sessions, of which it asks what became.
    """

    options: tuple[Item, ...]
    question: LocalText = ""
    most: int = 1
    items: tuple[Item, ...] = ()
    unsure: bool = False
    about: str = ""

    def __post_init__(self) -> None:
        if not 2 <= len(self.options) <= 12:
            raise ValueError("options: from 2 to 12 of them")
        if not 1 <= self.most <= len(self.options):
            raise ValueError("most: a whole number from 1 to the number of options")
        only_once(self.options, "options")
        only_once(self.items)
        if any(option.id == UNSURE for option in self.options):
            raise ValueError('options: another id than "unsure", which unsure = true offers')


def _asked(scene: Scene) -> tuple[tuple[str, str], ...]:
    """Field ids and labels."""
    s: ChoiceSettings = scene.settings
    whole = ((FIELD, pick(s.question, scene.lang) or scene.title),)
    return tuple((item.id, pick(item.text, scene.lang)) for item in s.items) or whole


def fields(scene: Scene) -> tuple[Choice, ...]:
    """One choice, or one per scenario."""
    s: ChoiceSettings = scene.settings
    options = tuple(Option(o.id, pick(o.text, scene.lang)) for o in s.options)
    return tuple(Choice(name, label, options, s.most, s.unsure) for name, label in _asked(scene))


def _read_one(s: ChoiceSettings, name: str, value: object) -> Any:  # noqa: ANN401  an answer of either kind
    if value == UNSURE and s.unsure:
        return UNSURE
    known = {option.id for option in s.options}
    if s.most == 1:
        if not isinstance(value, str) or value not in known:
            raise invalid(name, "Please choose one of the options.")
        return value
    chosen = [value] if isinstance(value, str) else value
    if not isinstance(chosen, list) or not chosen or not all(isinstance(c, str) and c in known for c in chosen):
        raise invalid(name, "Please choose from the options.")
    if len(set(chosen)) > s.most:
        raise invalid(name, "At most %(most)d of them, please.", most=s.most)
    return [option.id for option in s.options if option.id in chosen]


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """Per field an option, several of them, or "unsure"; scenarios may be left out, but not all of them."""
    s: ChoiceSettings = scene.settings
    asked = _asked(scene)
    only_known(values, {name for name, _ in asked})
    answer: Answer = {
        name: _read_one(s, name, values[name]) for name, _ in asked if values.get(name) not in (None, "", [])
    }
    if not answer:
        raise Refusal(Message("Please choose an option."), field=asked[0][0])
    return answer


def _chosen(scene: Scene, name: str) -> list[Any]:
    return [a[name] for a in scene.ballots.values() if a.get(name, UNSURE) != UNSURE]


def _item(scene: Scene, name: str, label: str) -> ChoiceItem:
    s: ChoiceSettings = scene.settings
    chosen = _chosen(scene, name)
    n, unsure = len(chosen), sum(1 for a in scene.ballots.values() if a.get(name) == UNSURE)
    times = Counter(option for value in chosen for option in ([value] if isinstance(value, str) else value))
    counts = [times[option.id] for option in s.options]
    told = n >= SAY_NUMBER
    shares = tuple(Share(o.id, pick(o.text, scene.lang), times[o.id] if told else 0) for o in s.options)
    if s.most > 1:
        found = multi.of_ballots(counts, n, scene.missing, s.most)
        return ChoiceItem(name, label, shares, n, s.most, msgspec.structs.replace(found, unsure=unsure))
    found = nominal.of_choices(counts, unsure, scene.missing)
    pair = nominal.pair_probability(counts) if told else None
    favourites = nominal.effective_number(counts) if told else None
    return ChoiceItem(name, label, shares, n, 1, found, pair, favourites)


def figure(scene: Scene) -> Choices:
    """How often each option was chosen, per question in the plan's order; below five answers only their number."""
    return Choices(tuple(_item(scene, name, label) for name, label in _asked(scene)))


def agreement(scene: Scene) -> Agreement:
    """All questions together."""
    return as_one(figure(scene).items)


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per person, question and option chosen."""
    return [
        {"person": scene.numbers[person], "item": name, "value": value}
        for person, answer in scene.ballots.items()
        for name, given in answer.items()
        for value in ([given] if isinstance(given, str) else given)
    ]


def said(scene: Scene) -> dict[str, Said]:
    """The options per question."""
    s: ChoiceSettings = scene.settings
    options = [option.id for option in s.options]
    measure = multi.measure(options) if s.most > 1 else nominal.measure(options)
    found = {}
    for name, _ in _asked(scene):
        given = {p: a[name] for p, a in scene.ballots.items() if a.get(name, UNSURE) != UNSURE}
        found[name] = Said({p: v if isinstance(v, str) else frozenset(v) for p, v in given.items()}, measure)
    return found


def positions(scene: Scene, part: str | None = None) -> dict[str, float]:
    """People with the same choice beside each other; one choice on one question stacked, the largest first."""
    s: ChoiceSettings = scene.settings
    names = [part] if part else [name for name, _ in _asked(scene)]
    labels = {
        person: "/".join(f"{name}={'+'.join([given] if isinstance(given, str) else given)}" for name, given in kept)
        for person, answer in scene.ballots.items()
        if (kept := [(name, answer[name]) for name in names if answer.get(name, UNSURE) != UNSURE])
    }
    if len(names) == 1 and s.most == 1:
        return dict(zip(labels, flock.stacked(list(labels.values())), strict=True))
    size = Counter(labels.values())
    people = sorted(labels, key=lambda p: (-size[labels[p]], labels[p], scene.numbers[p]))
    return dict(zip(people, flock.even(len(people)), strict=True))


ACTIVITY = Activity("choice", ChoiceSettings, fields, read, figure, agreement, rows, positions, said=said)
