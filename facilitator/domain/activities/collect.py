"""Short answers in people's own words, grouped into themes."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Scene, Settings, invalid, only_known
from facilitator.domain.agreement import Agreement, nominal
from facilitator.domain.agreement.shape import SAY_NUMBER, few
from facilitator.domain.events import Answer
from facilitator.domain.fields import Option, Text
from facilitator.domain.figures import Likeness, ThemeLine, Themes
from facilitator.domain.text import clean
from facilitator.domain.themes import Grouping, Theme
from facilitator.domain.words import LocalText, pick

FIELD = "text"


class CollectSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """``entries`` 1..10 short answers per person, each of 10..280 characters at most."""

    question: LocalText = ""
    entries: int = 1
    limit: int = 140

    def __post_init__(self) -> None:
        if not 1 <= self.entries <= 10:
            raise ValueError("entries: a whole number from 1 to 10")
        if not 10 <= self.limit <= 280:
            raise ValueError("limit: a whole number from 10 to 280")


def fields(scene: Scene) -> tuple[Text, ...]:
    """One text field, for one or several entries."""
    s: CollectSettings = scene.settings
    return (Text(FIELD, pick(s.question, scene.lang) or scene.title, s.entries, s.limit),)


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """One to ``entries`` cleaned texts; empty ones do not count."""
    s: CollectSettings = scene.settings
    only_known(values, {FIELD})
    raw = values.get(FIELD)
    texts = [raw] if isinstance(raw, str) else raw
    if not isinstance(texts, list) or not all(isinstance(t, str) for t in texts):
        raise invalid(FIELD, "Please write a short answer.")
    if len(texts) > s.entries:
        raise invalid(FIELD, "At most %(entries)d answers are possible here.", entries=s.entries)
    cleaned = [clean(t, s.limit + 1) for t in texts]
    if any(len(clean(t, s.limit)) < len(full) for t, full in zip(texts, cleaned, strict=True)):
        raise invalid(FIELD, "At most %(limit)d characters, please.", limit=s.limit)
    kept = [t for t in cleaned if t]
    if not kept:
        raise invalid(FIELD, "Please write a short answer.")
    return {FIELD: kept}


def entry_ids(number: int, answer: Answer) -> list[tuple[str, str]]:
    """Id and text of each entry; ids hold while the person keeps the order of their entries."""
    return [(f"{number}.{i}", text) for i, text in enumerate(answer.get(FIELD, ()), start=1)]


def group(scene: Scene) -> Grouping:
    """All entries of the scene, grouped in order of arrival."""
    grouping = Grouping()
    for person, answer in scene.ballots.items():
        for entry, text in entry_ids(scene.numbers[person], answer):
            grouping.add(entry, text)
    return grouping


def _line(theme: Theme, text_of: Mapping[str, str]) -> ThemeLine:
    people = {entry.split(".")[0] for entry in theme.entries}
    return ThemeLine(theme.id, theme.label, tuple(text_of[e] for e in theme.entries), len(people))


def figure(scene: Scene) -> Themes:
    """Themes by the people behind them, then in order of arrival."""
    grouping = scene.grouping or group(scene)
    text_of = {e: t for p, a in scene.ballots.items() for e, t in entry_ids(scene.numbers[p], a)}
    lines = sorted((_line(theme, text_of) for theme in grouping.themes), key=lambda line: -line.people)
    near = tuple(Likeness(s.theme_a, s.theme_b, s.similarity) for s in grouping.suggestions)
    return Themes(tuple(lines), near)


def agreement(scene: Scene) -> Agreement:
    """How far the entries fall on few themes; provisional until people have confirmed the grouping.

    The few-answers rule counts people, not entries; the range lets everyone missing write as much as they may.
    """
    if len(scene.ballots) < SAY_NUMBER:
        return few(len(scene.ballots), provisional=True)
    grouping = scene.grouping or group(scene)
    missing = scene.missing * scene.settings.entries
    return nominal.of_themes([len(theme.entries) for theme in grouping.themes], missing)


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per entry."""
    grouping = scene.grouping or group(scene)
    theme_of = {entry: theme.id for theme in grouping.themes for entry in theme.entries}
    return [
        {"person": scene.numbers[person], "entry": entry, "text": text, "theme": theme_of[entry]}
        for person, answer in scene.ballots.items()
        for entry, text in entry_ids(scene.numbers[person], answer)
    ]


def positions(scene: Scene, _part: str | None = None) -> dict[str, float]:
    """People evenly spread, those of one theme beside each other."""
    grouping = scene.grouping or group(scene)
    theme_of = {entry: theme.id for theme in grouping.themes for entry in theme.entries}
    size = Counter(theme_of.values())
    first = {p: theme_of[f"{scene.numbers[p]}.1"] for p in scene.ballots}
    people = sorted(first, key=lambda p: (-size[first[p]], first[p], scene.numbers[p]))
    return dict(zip(people, flock.even(len(people)), strict=True))


def as_options(themes: Themes) -> tuple[Option, ...]:
    """The themes as things to vote on."""
    return tuple(Option(line.id, line.label) for line in themes.themes)


ACTIVITY = Activity("collect", CollectSettings, fields, read, figure, agreement, rows, positions)
