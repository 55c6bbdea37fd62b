"""The short answers of one round as the facilitator has them before them; knows what can be done with them."""

from dataclasses import dataclass

from facilitator.domain.activities import Scene, themed
from facilitator.domain.activities.entries import Entry
from facilitator.domain.figures import ThemeLine
from facilitator.domain.figures.worded import Likeness


@dataclass(frozen=True, slots=True)
class Board:
    """Themes, the entries shown and the hidden ones by id, and suggestions, best first."""

    step: str
    round: int
    themes: tuple[ThemeLine, ...]
    ids: dict[str, tuple[str, ...]]
    """Ids of the entries shown of each theme by the theme's id."""
    entries: dict[str, Entry]
    hidden: dict[str, Entry]
    homes: dict[str, str]
    """The theme of each hidden entry, where others of it are shown."""
    suggestions: tuple[Likeness, ...]

    def theme(self, theme_id: str) -> ThemeLine | None:
        """The theme of an id."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    def theme_of(self, entry_id: str) -> ThemeLine | None:
        """The theme an entry is in."""
        return next((theme for theme in self.themes if entry_id in self.ids[theme.id]), None)


def board(scene: Scene, step_id: str, round_: int) -> Board:
    """The board of a scene of short answers."""
    arranged, written = themed.arranged(scene), themed.all_of(scene)
    found, hidden = themed.shown_themes(scene, arranged), scene.moderation.hidden
    shown = {theme.id: theme.entries for theme in found}
    return Board(
        step_id,
        round_,
        themed.lines(found, {name: entry.text for name, entry in written.items()}),
        shown,
        {name: entry for name, entry in written.items() if name not in hidden},
        {name: entry for name, entry in written.items() if name in hidden},
        {e: each.theme.id for each in arranged if each.theme.id in shown for e in each.theme.entries if e in hidden},
        themed.suggestions(scene, arranged),
    )
