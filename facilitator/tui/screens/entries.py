"""The short answers with their themes, and which themes may mean the same."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.figures import ThemeLine, Themes
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.show import NOTHING, column, row, words
from facilitator.tui.widgets.keys import Key


class EntriesScreen(RoomScreen):
    """Lists what people wrote; for the facilitator, before it is shown to all."""

    CSS_PATH: ClassVar[str] = "entries.tcss"
    LEADS: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,m", "app.pop_screen", "back", show=False)]

    def body(self) -> ComposeResult:
        """Title and a list that scrolls."""
        yield Static(NOTHING, id="title")
        with VerticalScroll(id="list"):
            yield Static(NOTHING, id="themes")

    def look(self) -> None:
        """The themes of the step."""
        step_id = self.desk.entries_step()
        figure = self.desk.room.figure(step_id) if step_id else None
        if step_id is None or not isinstance(figure, Themes):
            return
        say = self.desk.say
        title = say.pick(self.desk.room.workshop.step(step_id).title)
        entries = sum(len(theme.entries) for theme in figure.themes)
        answers = say.count("%(n)d answer", "%(n)d answers", entries)
        themes = say.count("%(n)d theme", "%(n)d themes", len(figure.themes))
        told = words(f"   {answers} · {themes}", "$text-muted")
        self.query_one("#title", Static).update(row(words(title, "bold"), told))
        self.query_one("#themes", Static).update(column([*self._themes(figure), *self._likely(figure)]))

    def keys(self) -> tuple[Key, ...]:
        """Back, and how to move."""
        say = self.desk.say
        return (
            Key("m", say("back to the step"), natural=True),
            Key("↑↓", say("scroll")),
            Key("?", say("help"), always=True),
        )

    def _themes(self, figure: Themes) -> Iterator[Content]:
        if not figure.themes:
            yield words(self.desk.say("No answers yet."), "$text-muted")
        for theme in figure.themes:
            yield row(words(f"{theme.people:>3} ", "bold $primary"), words(theme.label, "bold"))
            yield from (row("     ", words(entry)) for entry in _spellings(theme))
            yield NOTHING

    def _likely(self, figure: Themes) -> Iterator[Content]:
        if not figure.suggestions:
            return
        label = {theme.id: theme.label for theme in figure.themes}
        yield words(self.desk.say("The same theme?"), "bold $accent")
        for pair in figure.suggestions:
            percent = words(f"{round(100 * pair.similarity):>3} % ", "$text-muted")
            yield row(
                percent, words(label.get(pair.first, "")), words("  ↔  ", "$accent"), words(label.get(pair.second, ""))
            )


def _spellings(theme: ThemeLine) -> list[str]:
    """Entries other than the label, each spelling once with how often it came."""
    if set(theme.entries) == {theme.label}:
        return []
    times = {entry: theme.entries.count(entry) for entry in theme.entries}
    return [f"{e}  × {n}" if n > 1 else e for e, n in times.items() if not (e == theme.label and n == 1)]
