"""The entries and themes of a scene of short answers, as the room and the facilitator left them; knows no figure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from facilitator.domain.activities.base import Scene
from facilitator.domain.activities.entries import CollectSettings, Entry, worded
from facilitator.domain.arranging import Arranged, arrange
from facilitator.domain.fields import Option
from facilitator.domain.figures import Likeness, ThemeLine
from facilitator.domain.lexicon import Lexicon
from facilitator.domain.sorting import decide
from facilitator.domain.themes import Grouped, Grouping, Theme


def all_of(scene: Scene) -> dict[str, Entry]:
    """All entries as they read now by id, hidden ones too, in the order of their people's first arrival."""
    return {entry.id: entry for person in scene.ballots for entry in _of(scene, person)}


def entries_of(scene: Scene) -> dict[str, Entry]:
    """All entries that are shown, by id, in the order of their people's first arrival."""
    return {name: entry for name, entry in all_of(scene).items() if name not in scene.moderation.hidden}


def _of(scene: Scene, person: str) -> tuple[Entry, ...]:
    read_before = scene.written.get(person)
    if read_before is not None:
        return read_before
    return worded(scene.numbers[person], scene.ballots[person], scene.moderation)


def shown_of(scene: Scene, person: str) -> tuple[Entry, ...]:
    """The entries of one participant that are shown."""
    return tuple(entry for entry in _of(scene, person) if entry.id not in scene.moderation.hidden)


def new_grouping(settings: CollectSettings) -> Grouping:
    """An empty grouping with the step's lexicon."""
    return Grouping(Lexicon(settings.lexicon) if settings.lexicon else None)


def group(scene: Scene) -> Grouped:
    """All entries of the scene, grouped by wording; hidden ones too, so that hiding moves nothing."""
    grouping = new_grouping(scene.settings)
    for entry in all_of(scene).values():
        grouping.add(entry.id, entry.text)
    return grouping.now()


def arranged(scene: Scene, votes: Sequence[str] = ()) -> list[Arranged]:
    """The themes by wording, after what the room decided and what the facilitator did, with all their entries.

    ``votes`` are ids of themes whose votes are to be followed, see ``arrange``.
    """
    found, said = list((scene.grouping or group(scene)).themes), all_of(scene)

    def label(ids: Sequence[str]) -> str:
        shown = [said[entry].text for entry in ids if entry not in scene.moderation.hidden]
        return commonest(shown or [said[entry].text for entry in ids])

    for decisions in scene.decisions:
        found = decide(found, decisions, label)
    return [_without_hidden_words(each, scene, said) for each in arrange(found, scene.moderation, label, votes)]


def _without_hidden_words(each: Arranged, scene: Scene, said: Mapping[str, Entry]) -> Arranged:
    """The theme under a label that is shown: one that only hidden entries bear is said by the others."""
    hidden, theme = scene.moderation.hidden, each.theme
    if each.named or hidden.isdisjoint(theme.entries):
        return each
    shown = [said[entry].text for entry in theme.entries if entry not in hidden]
    if not shown or theme.label in shown or all(said[entry].text != theme.label for entry in theme.entries):
        return each
    return msgspec.structs.replace(each, theme=Theme(theme.id, commonest(shown), theme.entries))


def themes(scene: Scene) -> list[Theme]:
    """The themes with what is shown of them; those of hidden entries alone are left out."""
    return shown_themes(scene, arranged(scene))


def shown_themes(scene: Scene, found: Iterable[Arranged]) -> list[Theme]:
    """What is shown of themes: their entries without the hidden ones, none without entries."""
    hidden = scene.moderation.hidden
    cut = (
        each.theme
        if hidden.isdisjoint(each.theme.entries)
        else Theme(each.theme.id, each.theme.label, tuple(e for e in each.theme.entries if e not in hidden))
        for each in found
    )
    return [theme for theme in cut if theme.entries]


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


def suggestions(scene: Scene, found: Sequence[Arranged]) -> tuple[Likeness, ...]:
    """Suggestions between themes as they are shown now, each pair once."""
    shown = {theme.id for theme in shown_themes(scene, found)}
    theme_of = {entry: each.theme.id for each in found for entry in each.theme.entries}
    near: dict[tuple[str, str], float] = {}
    for s in (scene.grouping or group(scene)).suggestions:
        a, b = theme_of[s.theme_a], theme_of[s.theme_b]
        if a != b and {a, b} <= shown and (b, a) not in near and not scene.moderation.denies(a, b):
            near.setdefault((a, b), s.similarity)
    return tuple(Likeness(a, b, similarity) for (a, b), similarity in near.items())


def words_of(scene: Scene) -> set[str]:
    """All that entries and themes are or were called."""
    said = all_of(scene).values()
    labels = {each.theme.label for each in arranged(scene)}
    return labels | {entry.text for entry in said} | {entry.original for entry in said}


def entry_options(scene: Scene) -> tuple[Option, ...]:
    """Every entry in order of arrival; those that merging brought together are one, under their theme's label."""
    said, one = entries_of(scene), dict[str, tuple[str, str]]()
    for each in arranged(scene):
        together = [entry for entry in each.theme.entries if entry in each.joined and entry in said]
        head = each.theme.id if each.theme.id in together else next(iter(together), "")
        one |= dict.fromkeys(together, (head, each.theme.label))
    return tuple(
        Option(name, one[name][1] if name in one else entry.text)
        for name, entry in said.items()
        if one.get(name, (name, ""))[0] == name
    )
