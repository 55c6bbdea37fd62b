"""Short answers in people's own words, grouped into themes, which the room may have sorted."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Scene
from facilitator.domain.activities.entries import CollectSettings, Entry, fields, plain, read, worded
from facilitator.domain.activities.themed import (
    arranged,
    entries_of,
    lines,
    shown_of,
    shown_themes,
    suggestions,
    themes,
)
from facilitator.domain.agreement import Agreement, nominal
from facilitator.domain.agreement.shape import SAY_NUMBER, few
from facilitator.domain.fields import Option
from facilitator.domain.figures import Themes
from facilitator.domain.figures.worded import Heat
from facilitator.domain.words import pick


def figure(scene: Scene) -> Themes:
    """Themes by the people behind them, then in order of arrival, with what may still be one."""
    found, said = arranged(scene), entries_of(scene)
    shown = lines(shown_themes(scene, found), {entry.id: entry.text for entry in said.values()})
    return Themes(shown, suggestions(scene, found), _heat(scene), len(_confirmed(scene, said)), len(said))


def _heat(scene: Scene) -> Heat | None:
    """Entries by category and department; told whatever the sizes, since it is not about who said it."""
    s: CollectSettings = scene.settings
    rows_, columns = tuple(c.id for c in s.categories), scene.departments if s.departments else ()
    if not rows_ and not columns:
        return None
    said = list(entries_of(scene).values())
    cells = Counter((e.category, d) for e in said for d in e.departments)
    by_row, by_column = Counter(e.category for e in said), Counter(d for e in said for d in e.departments)
    return Heat(
        tuple(pick(c.text, scene.lang) for c in s.categories),
        tuple(scene.called.get(column, column) for column in columns),
        tuple(tuple(cells[row, column] for column in columns) for row in rows_),
        tuple(by_row[row] for row in rows_),
        tuple(by_column[column] for column in columns),
    )


def _confirmed(scene: Scene, said: Mapping[str, Entry]) -> set[str]:
    return {entry for decisions in scene.decisions for entry in decisions if entry in said}


def agreement(scene: Scene) -> Agreement:
    """How far the entries fall on few themes; provisional until the room has confirmed the grouping.

    The few-answers rule counts people, not entries; the range lets everyone missing write as much as they may.
    """
    said = entries_of(scene)
    confirmed = bool(said) and len(_confirmed(scene, said)) == len(said)
    if len(scene.ballots) < SAY_NUMBER:
        return few(len(scene.ballots), provisional=not confirmed)
    s: CollectSettings = scene.settings
    missing = scene.missing * (len(s.prompts) or s.entries)
    return nominal.of_themes([len(theme.entries) for theme in themes(scene)], missing, confirmed=confirmed)


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per entry; with category and departments where the step asks more than texts."""
    theme_of = {entry: theme.id for theme in themes(scene) for entry in theme.entries}
    hidden, made = scene.moderation.hidden, list[dict[str, Any]]()
    for person, answer in scene.ballots.items():
        for entry in worded(scene.numbers[person], answer, scene.moderation):
            row = {"person": scene.numbers[person], "entry": entry.id, "text": entry.text}
            row |= {"theme": theme_of.get(entry.id, ""), "original": entry.original, "hidden": entry.id in hidden}
            if not plain(scene.settings):
                touched = "; ".join(scene.called.get(name, name) for name in entry.departments)
                row |= {"category": entry.category, "departments": touched}
            made.append(row)
    return made


def positions(scene: Scene, _part: str | None = None) -> dict[str, float]:
    """People evenly spread, those of one theme beside each other."""
    theme_of = {entry: theme.id for theme in themes(scene) for entry in theme.entries}
    size = Counter(theme_of.values())
    first = {p: next((theme_of[e.id] for e in shown_of(scene, p)), "") for p in scene.ballots}
    people = sorted(first, key=lambda p: (-size[first[p]], first[p], scene.numbers[p]))
    return dict(zip(people, flock.even(len(people)), strict=True))


def offers(scene: Scene) -> tuple[Option, ...]:
    """The themes, those with most people first."""
    text_of = {entry.id: entry.text for entry in entries_of(scene).values()}
    return tuple(Option(line.id, line.label) for line in lines(themes(scene), text_of))


ACTIVITY = Activity("collect", CollectSettings, fields, read, figure, agreement, rows, positions, offers, telling=True)
