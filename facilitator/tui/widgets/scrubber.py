"""Where a record is: time, a line with a mark for each step, whole length and speed."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from facilitator import sentences
from facilitator.language import Language
from facilitator.live import Scrub
from facilitator.tui.show import NOTHING, row, words

_SHORTEST = 12
"""Cells that the line keeps at least beside what is said."""


def time(seconds: float) -> str:
    """``04:10``, and from an hour on ``1:25:00``."""
    hours, left = divmod(round(seconds), 3600)
    return f"{hours}:{sentences.clock(left)}" if hours else sentences.clock(left)


def track(scrub: Scrub, width: int, say: Language) -> Content:
    """``▶ 04:10 ━━┿━●──┼─── 1:25:00 ×60`` in ``width`` cells; what has passed is thick.

    Where a silence is cut short that is said before the length, where there is room for it.
    """
    begin = f" {'▶' if scrub.playing else '‖'} {time(scrub.at)} "
    end = f" {time(scrub.length)} ×{scrub.speed:g} "
    told = f" {say('skips %(time)s of silence', time=time(scrub.silence))} " if scrub.silence else ""
    if width - len(begin) - len(end) - len(told) < _SHORTEST:
        told = ""
    length = max(3, width - len(begin) - len(end) - len(told))
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
        words(told, "$accent"),
        words(end),
    )


class Scrubber(Static):
    """Draws ``scrub``, above a footer of two rows."""

    DEFAULT_CSS = "Scrubber { dock: bottom; height: 1; margin-bottom: 2; background: $panel; text-wrap: nowrap; }"

    scrub: reactive[Scrub] = reactive(Scrub(), init=False)

    def __init__(self, say: Language) -> None:
        super().__init__(NOTHING)
        self._say = say

    def watch_scrub(self) -> None:
        """Somewhere else."""
        self._draw()

    def on_resize(self) -> None:
        """Another width."""
        self._draw()

    def _draw(self) -> None:
        self.update(track(self.scrub, self.size.width, self._say), layout=False)
