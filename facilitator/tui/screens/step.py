"""A step: question, figure, flock, gauge, counter and timer."""

from math import ceil
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from facilitator.domain.figures import Note
from facilitator.domain.session import Status
from facilitator.tui.figures.view import FigureView, Sight
from facilitator.tui.picture import StepPicture
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.screens.heading import heading, question
from facilitator.tui.show import NOTHING
from facilitator.tui.widgets.clock import Clock
from facilitator.tui.widgets.counter import Counter
from facilitator.tui.widgets.flock import Flight, Flock
from facilitator.tui.widgets.gauge import Gauge, Verdict
from facilitator.tui.widgets.legend import Legend


class StepScreen(RoomScreen):
    """Shows the room's current step."""

    CSS_PATH: ClassVar[str] = "step.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "narrow"), (100, "broad")]  # noqa: RUF012  as Textual declares it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "part(-1)", "part before", show=False),
        Binding("down", "part(1)", "next part", show=False),
    ]

    def body(self) -> ComposeResult:
        """Title line, question, figure beside the flock, counter."""
        say = self.desk.say
        with Horizontal(id="head"):
            yield Static(NOTHING, id="title")
            yield Clock()
        yield Static(NOTHING, id="question")
        with Horizontal(id="middle"):
            yield FigureView(say, id="figure")
            with Vertical(id="sky"):
                yield Flock(id="flock")
                yield Legend(id="legend")
                yield Gauge(say, id="gauge")
        yield Counter(say, id="counter")

    def look(self) -> None:
        """Hand the picture of the step to the widgets."""
        picture, say = self.desk.picture(), self.desk.say
        self.query_one("#title", Static).update(heading(picture, say))
        keys, width = "↑↓" if self.desk.LEADS else "", self.size.width - 2
        asked = NOTHING if picture.asked else question(picture, say, keys, width)
        self.query_one("#question", Static).update(asked)
        self.query_one("#question").display = bool(asked)
        hidden = picture.figure is None and not picture.asked
        self.set_class(isinstance(picture.figure, Note) and not picture.asks, "pause")
        self.set_class(not picture.asks, "silent")
        open_ = picture.status is Status.OPEN
        nobody = "" if not hidden or picture.answered or open_ else say("Nobody has answered yet.")
        read = picture.asked or nobody or "\n\n".join(picture.listed)
        self.set_class(hidden and not read, "hidden")
        self.set_class(hidden and bool(read), "listed")
        self.set_class(bool(picture.asked), "asked")
        self.set_class(picture.figure is not None and picture.agreement is None, "wide")
        self.query_one(FigureView).sight = Sight(Note(read) if read else picture.figure, picture.part)
        self.query_one(Gauge).verdict = Verdict(picture.result, picture.agreement)
        flock = self.query_one(Flock)
        flock.flight = Flight(_birds(picture), picture.headings, open_, picture.plumage.inks)
        if self.app.screen is not self:
            flock.hold()
        self.query_one(Legend).names = picture.plumage.names
        self.query_one(Counter).numbers = (
            picture.answered,
            picture.joined,
            picture.figure is None and picture.round > 0 and picture.answered > 0,
            picture.by_desk,
        )

    def on_screen_suspend(self) -> None:
        """Let the birds stand while another screen is shown."""
        self.query_one(Flock).hold()

    def on_screen_resume(self) -> None:
        """Look again, and let the birds fly on."""
        super().on_screen_resume()
        if self.query(Flock):
            self.query_one(Flock).go_on()

    def tick(self) -> None:
        """Count down."""
        room = self.desk.room
        deadline = room.session.state(room.session.last or "").deadline
        self.query_one(Clock).left = None if deadline is None else ceil(deadline - room.clock())

    def action_part(self, by: int) -> None:
        """Look at another part."""
        self.desk.choose(by)
        self.look_again()


def _birds(picture: StepPicture) -> int:
    return picture.answered if picture.headings is None else len(picture.headings)
