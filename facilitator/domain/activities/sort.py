"""The room sorts: everyone puts a handful of others' entries to themes or to "new"; three who agree decide.

Its paper is the grouping as it was when the step was opened. What a phone is asked
depends on that paper and the person's number alone, so it stays the same while they answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facilitator.domain import flock, phrases
from facilitator.domain.activities import themed
from facilitator.domain.activities.base import Activity, Scene, Settings, Source, invalid, only_known
from facilitator.domain.activities.sheet import ENTRY, THEME, person_of, sheet_of
from facilitator.domain.agreement import Agreement, nominal
from facilitator.domain.agreement.shape import SAY_NUMBER, few
from facilitator.domain.events import Answer
from facilitator.domain.fields import Choice, Option
from facilitator.domain.figures import Themes
from facilitator.domain.sorting import NEW, decide, majority
from facilitator.domain.standing import Standing
from facilitator.domain.themes import Theme


class SortSettings(Settings, frozen=True, forbid_unknown_fields=True):
    """``of`` an earlier step of short answers; ``each`` phone gets 1..20 of its entries."""

    of: str
    each: int = 8

    def __post_init__(self) -> None:
        if not self.of:
            raise ValueError("of: the id of an earlier step of kind collect")
        if not 1 <= self.each <= 20:
            raise ValueError("each: a whole number from 1 to 20")

    def sources(self) -> tuple[Source, ...]:
        """Short answers as they came, and nothing that was made of them."""
        return (Source("of", self.of, lambda activity: activity.kind == "collect"),)


def paper(scene: Scene) -> tuple[Option, ...]:
    """The grouping of a scene of short answers as a ballot paper, what needs a decision first.

    That is what stands alone, or may be one with another theme.
    """
    arranged = themed.arranged(scene)
    found = themed.shown_themes(scene, arranged)
    text_of = {entry.id: entry.text for entry in themed.entries_of(scene).values()}
    near = {name for s in themed.suggestions(scene, arranged) for name in (s.first, s.second)}
    found.sort(key=lambda theme: len(theme.entries) > 1 and theme.id not in near)
    return tuple(
        option
        for theme in found
        for option in (Option(THEME + theme.id, theme.label), *(Option(ENTRY + e, text_of[e]) for e in theme.entries))
    )


def standing(options: tuple[Option, ...], hidden: frozenset[str]) -> Standing:
    """What became of a paper since entries were hidden: they are gone, and so is a theme of which nothing is shown.

    A label that hidden entries alone bear is said by the others.
    """
    sheet, labels = sheet_of(options), dict[str, str]()
    gone = {ENTRY + entry for entry in sheet.text_of if entry in hidden}
    for theme in sheet.themes:
        shown = [sheet.text_of[entry] for entry in theme.entries if entry not in hidden]
        if not shown:
            gone.add(THEME + theme.id)
        elif theme.label not in shown and theme.label in [sheet.text_of[entry] for entry in theme.entries]:
            labels[THEME + theme.id] = themed.commonest(shown)
    return Standing(labels=labels, gone=frozenset(gone))


def fields(scene: Scene) -> tuple[Choice, ...]:
    """One choice per entry of the person's handful, between its likeliest themes and "new".

    What was hidden since leaves the hand and takes no other's place, so that nobody is asked anything else for it.
    """
    s: SortSettings = scene.settings
    sheet, gone, labels = sheet_of(scene.options), scene.standing.gone, scene.standing.labels
    new = Option(NEW, scene.say(phrases.NEW))

    def choices(entry: str) -> Iterable[Option]:
        left = (option for option in sheet.choices(entry) if THEME + option.id not in gone)
        return (Option(option.id, labels.get(THEME + option.id, option.label)) for option in left)

    hand = (entry for entry in sheet.hand(scene.who, s.each) if ENTRY + entry not in gone)
    return tuple(Choice(entry, sheet.text_of[entry], (*choices(entry), new)) for entry in hand)


def read(scene: Scene, values: Mapping[str, object]) -> Answer:
    """The theme per entry, or "new"; those left out are nothing, but one is needed."""
    asked = {f.id: {option.id for option in f.options} for f in fields(scene)}
    only_known(values, set(asked))
    for name, value in values.items():
        if not isinstance(value, str) or value not in asked[name]:
            raise invalid(name, "Please choose from the list.")
    if not values:
        raise invalid(next(iter(asked), ""), "Please choose a theme for at least one answer.")
    return dict(values)


def decisions(options: tuple[Option, ...], ballots: Iterable[Answer]) -> dict[str, str]:
    """Per decided entry of a paper the id of its theme or "new"; entries of the same words are decided together."""
    judged: dict[str, list[str]] = {}
    for answer in ballots:
        for entry, theme in answer.items():
            judged.setdefault(entry, []).append(theme)
    decided = {entry: majority(judged.get(entry, ())) for entry in sheet_of(options).same}
    return {e: theme for entry, theme in decided.items() if theme for e in sheet_of(options).same[entry]}


def carried(options: tuple[Option, ...], ballots: Iterable[Answer], said: Mapping[str, str]) -> dict[str, str]:
    """The decisions for entries as they read now, each naming an entry of its theme; edited ones are undecided."""
    sheet = sheet_of(options)
    kept = {entry for entry, text in sheet.text_of.items() if said.get(entry) == text}
    names = {t.id: next((e for e in (t.id, *t.entries) if e in kept), "") for t in sheet.themes} | {NEW: NEW}
    found = {entry: names[theme] for entry, theme in decisions(options, ballots).items() if entry in kept}
    return {entry: name for entry, name in found.items() if name}


def _shown(scene: Scene, entries: Iterable[str]) -> list[str]:
    """Those of the entries that are shown still."""
    return [entry for entry in entries if ENTRY + entry not in scene.standing.gone]


def _themes_now(scene: Scene) -> list[Theme]:
    """The themes of the paper after the room's decisions, with what is shown of them."""
    sheet, found = sheet_of(scene.options), decisions(scene.options, scene.ballots.values())

    def label(ids: Sequence[str]) -> str:
        return themed.commonest([sheet.text_of[entry] for entry in _shown(scene, ids) or ids])

    labels = scene.standing.labels
    cut = ((theme, tuple(_shown(scene, theme.entries))) for theme in decide(sheet.themes, found, label))
    return [Theme(theme.id, labels.get(THEME + theme.id, theme.label), entries) for theme, entries in cut if entries]


def figure(scene: Scene) -> Themes:
    """Themes as the room has sorted them so far, and how many entries that decided."""
    sheet, found = sheet_of(scene.options), decisions(scene.options, scene.ballots.values())
    shown = themed.lines(_themes_now(scene), sheet.text_of)
    return Themes(shown, confirmed=len(_shown(scene, found)), entries=len(_shown(scene, sheet.text_of)))


def agreement(scene: Scene) -> Agreement:
    """How far the entries fall on few themes; provisional until every one of them is decided.

    The few-answers rule counts the people who sort, and those who wrote.
    """
    sheet, found = sheet_of(scene.options), decisions(scene.options, scene.ballots.values())
    entries, decided = _shown(scene, sheet.text_of), _shown(scene, found)
    confirmed = bool(decided) and len(decided) == len(entries)
    writers = {person_of(entry) for entry in entries}
    if min(len(scene.ballots), len(writers)) < SAY_NUMBER:
        return few(len(scene.ballots), provisional=not confirmed)
    return nominal.of_themes([len(theme.entries) for theme in _themes_now(scene)], confirmed=confirmed)


def rows(scene: Scene) -> list[dict[str, Any]]:
    """One row per judgement."""
    return [
        {"person": scene.numbers[person], "entry": entry, "theme": theme}
        for person, answer in scene.ballots.items()
        for entry, theme in answer.items()
    ]


def positions(scene: Scene, _part: str | None = None) -> dict[str, float]:
    """People evenly spread in order of arrival: what they sort is not their own opinion."""
    people = sorted(scene.ballots, key=lambda p: scene.numbers[p])
    return dict(zip(people, flock.even(len(people)), strict=True))


def offers(scene: Scene) -> tuple[Option, ...]:
    """The themes as sorted so far, those with most people first."""
    shown = themed.lines(_themes_now(scene), sheet_of(scene.options).text_of)
    return tuple(Option(line.id, line.label) for line in shown)


ACTIVITY = Activity(
    "sort", SortSettings, fields, read, figure, agreement, rows, positions, offers, personal=True, telling=True
)
