"""Where a record is: time, a line with a mark for each step, whole length and speed."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator import sentences
from facilitator.live import Scrub
from facilitator.tui.show import NOTHING, row, words


def track(scrub: Scrub, width: int) -> Content:
    """``▶ 04:10 ━━┿━●──┼─── 1:25:00 ×60`` in ``width`` cells; what has passed is thick."""
    begin = f" {'▶' if scrub.playing else '‖'} {sentences.clock(round(scrub.at))} "
    end = f" {sentences.clock(round(scrub.length))} ×{scrub.speed:g} "
    length = max(3, width - len(begin) - len(end))
    share = 1 / scrub.length if scrub.length else 0.0
    here = round(min(1.0, scrub.at * share) * (length - 1))
    marked = {round(min(1.0, mark * share) * (length - 1)) for mark in scrub.marks}
    gone = "".join("┿" if place in marked else "━" for place in range(here))
    ahead = "".join("┼" if place in marked else "─" for place in range(here + 1, length))
    return row(
        words(begin, "bold"),
        words(gone, "$primary"),
        words("●", "bold $accent"),
        words(ahead, "$text-muted"),
        words(end),
    )


class Scrubber(Static):
    """Draws ``scrub``, above a footer of two rows."""

    DEFAULT_CSS = "Scrubber { dock: bottom; height: 1; margin-bottom: 2; background: $panel; text-wrap: nowrap; }"

    scrub: reactive[Scrub] = reactive(Scrub(), init=False)

    def __init__(self) -> None:
        super().__init__(NOTHING)

    def watch_scrub(self) -> None:
        """Somewhere else."""
        self._draw()

    def on_resize(self) -> None:
        """Another width."""
        self._draw()

    def _draw(self) -> None:
        self.update(track(self.scrub, self.size.width), layout=False)
