"""The thin widget around the figures: draws once per change and once per resize."""

from dataclasses import dataclass

from textual.reactive import reactive
from textual.widgets import Static

from facilitator.domain.figures import Figure
from facilitator.language import Language
from facilitator.tui import figures
from facilitator.tui.show import NOTHING, column


@dataclass(frozen=True, slots=True)
class Sight:
    """A figure and the part of it that is looked at; no figure while it is not to be seen."""

    figure: Figure | None = None
    part: str | None = None


class FigureView(Static):
    """Shows ``sight``."""

    DEFAULT_CSS = "FigureView { height: 1fr; text-wrap: nowrap; }"

    sight: reactive[Sight] = reactive(Sight(), init=False)

    def __init__(self, say: Language, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(NOTHING, id=id)
        self._say = say

    def watch_sight(self) -> None:
        """Another figure."""
        self._draw()

    def on_resize(self) -> None:
        """Another size."""
        self._draw()

    def _draw(self) -> None:
        sight, size = self.sight, self.size
        drawn = figures.lines(sight.figure, sight.part, size.width, size.height, self._say) if sight.figure else []
        self.update(column(drawn))
