"""The short answers of one round as the facilitator has them before them; knows what can be done with them."""

from dataclasses import dataclass

from facilitator.domain.activities import Scene, collect
from facilitator.domain.activities.entries import Entry, entries
from facilitator.domain.figures import ThemeLine
from facilitator.domain.figures.worded import Likeness


@dataclass(frozen=True, slots=True)
class Board:
    """Themes, the entries shown and the hidden ones by id, and suggestions, best first."""

    step: str
    round: int
    themes: tuple[ThemeLine, ...]
    ids: dict[str, tuple[str, ...]]
    """Entry ids of each theme by the theme's id."""
    entries: dict[str, Entry]
    hidden: dict[str, Entry]
    suggestions: tuple[Likeness, ...]

    def theme(self, theme_id: str) -> ThemeLine | None:
        """The theme of an id."""
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    def theme_of(self, entry_id: str) -> ThemeLine | None:
        """The theme an entry is in."""
        return next((theme for theme in self.themes if entry_id in self.ids[theme.id]), None)


def board(scene: Scene, step_id: str, round_: int) -> Board:
    """The board of a scene of short answers."""
    shown, found = collect.entries_of(scene), collect.themes(scene)
    texts = {entry.id: entry.text for entry in shown.values()}
    written = {e.id: e for p, answer in scene.ballots.items() for e in entries(scene.numbers[p], answer)}
    return Board(
        step_id,
        round_,
        collect.lines(found, texts),
        {theme.id: theme.entries for theme in found},
        shown,
        {name: entry for name, entry in written.items() if name not in shown},
        collect.suggestions(scene, found),
    )
