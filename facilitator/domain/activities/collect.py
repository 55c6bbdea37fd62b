"""Short answers in people's own words, grouped into themes, which the room may have sorted."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.domain import flock
from facilitator.domain.activities.base import Activity, Scene
from facilitator.domain.activities.entries import CollectSettings, Entry, entries, fields, plain, read, visible
from facilitator.domain.agreement import Agreement, nominal
from facilitator.domain.agreement.shape import SAY_NUMBER, few
from facilitator.domain.fields import Option
from facilitator.domain.figures import Likeness, ThemeLine, Themes
from facilitator.domain.figures.worded import Heat
from facilitator.domain.lexicon import Lexicon
from facilitator.domain.moderation import arrange
from facilitator.domain.sorting import decide
from facilitator.domain.themes import Grouped, Grouping, Theme
from facilitator.domain.words import pick


def entries_of(scene: Scene) -> dict[str, Entry]:
    """All entries that are shown, by id, in the order of their people's first arrival."""
    return {entry.id: entry for person in scene.ballots for entry in shown_of(scene, person)}


def shown_of(scene: Scene, person: str) -> tuple[Entry, ...]:
    """The entries of one participant that are shown."""
    read_before = scene.written.get(person)
    if read_before is not None:
        return read_before
    return tuple(visible(scene.numbers[person], scene.ballots[person], scene.moderation))


def new_grouping(settings: CollectSettings) -> Grouping:
    """An empty grouping with the step's lexicon."""
    return Grouping(Lexicon(settings.lexicon) if settings.lexicon else None)


def group(scene: Scene) -> Grouped:
    """All entries of the scene, grouped by wording."""
    grouping = new_grouping(scene.settings)
    for entry in entries_of(scene).values():
        grouping.add(entry.id, entry.text)
    return grouping.now()


def themes(scene: Scene) -> list[Theme]:
    """The themes by wording, after what the room decided and what the facilitator did."""
    found = list((scene.grouping or group(scene)).themes)
    if not scene.decisions and not scene.moderation.arranged:
        return found
    said = entries_of(scene)

    def label(ids: Sequence[str]) -> str:
        return commonest([said[entry].text for entry in ids])

    for decisions in scene.decisions:
        found = decide(found, decisions, label)
    return arrange(found, scene.moderation, label)


def commonest(texts: Sequence[str]) -> str:
    """The text that is there most often, the first of equals."""
    return Counter(texts).most_common(1)[0][0]


def lines(found: Sequence[Theme], text_of: Mapping[str, str]) -> tuple[ThemeLine, ...]:
    """Themes by the people behind them, then in their own order; the number before an id's dot is the person."""
    made = (
        ThemeLine(t.id, t.label, tuple(text_of[e] for e in t.entries), len({e.split(".")[0] for e in t.entries}))
        for t in found
    )
    return tuple(sorted(made, key=lambda line: -line.people))


def figure(scene: Scene) -> Themes:
    """Themes by the people behind them, then in order of arrival, with what may still be one."""
    found, said = themes(scene), entries_of(scene)
    shown = lines(found, {entry.id: entry.text for entry in said.values()})
    return Themes(shown, suggestions(scene, found), _heat(scene), len(_confirmed(scene, said)), len(said))


def suggestions(scene: Scene, found: Sequence[Theme]) -> tuple[Likeness, ...]:
    """Suggestions between themes as they are now, each pair once."""
    theme_of = {entry: theme.id for theme in found for entry in theme.entries}
    near: dict[tuple[str, str], float] = {}
    for s in (scene.grouping or group(scene)).suggestions:
        a, b = theme_of[s.theme_a], theme_of[s.theme_b]
        if a != b and (b, a) not in near and not scene.moderation.denies(a, b):
            near.setdefault((a, b), s.similarity)
    return tuple(Likeness(a, b, similarity) for (a, b), similarity in near.items())


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
        columns,
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
    made: list[dict[str, Any]] = []
    for person, answer in scene.ballots.items():
        shown = {entry.id: entry for entry in visible(scene.numbers[person], answer, scene.moderation)}
        for written in entries(scene.numbers[person], answer):
            entry = shown.get(written.id, written)
            row = {"person": scene.numbers[person], "entry": entry.id, "text": entry.text}
            row |= {"theme": theme_of.get(entry.id, ""), "original": entry.original, "hidden": entry.id not in shown}
            if not plain(scene.settings):
                row |= {"category": entry.category, "departments": "; ".join(entry.departments)}
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


def entry_options(scene: Scene) -> tuple[Option, ...]:
    """Every entry, in order of arrival."""
    return tuple(Option(entry.id, entry.text) for entry in entries_of(scene).values())


ACTIVITY = Activity("collect", CollectSettings, fields, read, figure, agreement, rows, positions, offers, telling=True)
