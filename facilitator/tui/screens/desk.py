"""The desk: what only the facilitator sees - agenda, guide, notes, who is thinking, a look at what comes out."""

from math import ceil
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.agenda import agenda
from facilitator.domain.figures import Note
from facilitator.tui.figures import agenda as agenda_lines
from facilitator.tui.figures.view import FigureView, Sight
from facilitator.tui.picture import StepPicture
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.screens.heading import heading, question, reads_along
from facilitator.tui.show import NOTHING, column, row, words
from facilitator.tui.widgets.clock import Clock
from facilitator.tui.widgets.gauge import Gauge, Verdict


class DeskScreen(RoomScreen):
    """Shows the current step from behind."""

    CSS_PATH: ClassVar[str] = "desk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "part(-1)", "part before", show=False),
        Binding("right", "part(1)", "next part", show=False),
        Binding("pagedown", "app.lead('go')", "the natural next thing", show=False, priority=True),
        Binding("pageup", "app.lead('back')", "back", show=False, priority=True),
    ]

    def body(self) -> ComposeResult:
        """Title line; agenda and notes on the left, counter, guide and result on the right."""
        with Horizontal(id="head"):
            yield Static(NOTHING, id="title")
            yield Static(NOTHING, id="walls")
            yield Clock()
        with Horizontal(id="middle"):
            with Vertical(id="day"):
                yield Static(NOTHING, id="agenda")
                yield Static(NOTHING, id="notes")
            with Vertical(id="now"):
                yield Static(NOTHING, id="count")
                with VerticalScroll(id="guidance"):
                    yield Static(NOTHING, id="guide")
                yield Static(NOTHING, id="part")
                yield FigureView(self.desk.say, id="preview")
                yield Gauge(self.desk.say, id="gauge")

    def look(self) -> None:
        """Hand the picture of the step to the widgets."""
        picture = self.desk.picture()
        say = self.desk.say
        self.query_one("#title", Static).update(heading(picture, say, by_key=self.desk.private))
        walls = self.desk.live.walls
        told = words(say.count("%(n)d wall", "%(n)d walls", walls) + " ✓", "$success") if walls else reads_along(say)
        self.query_one("#walls", Static).update(told)
        self.query_one("#count", Static).update(self._count(picture))
        guide = picture.guide.strip() or say("This step has no guide.")
        self.query_one("#guide", Static).update(words(guide))
        self.query_one(Gauge).verdict = Verdict(picture.result, picture.agreement)
        result = picture.figure
        seen = result is not None and not isinstance(result, Note) and picture.answered > 0
        self.set_class(seen, "told")
        self.query_one("#part").display = seen and len(picture.parts) > 1
        width = self.query_one("#now").size.width
        self.query_one("#part", Static).update(question(picture, say, "←→", width))
        self.query_one(FigureView).sight = Sight(result if seen else None, picture.part)
        self.query_one("#notes", Static).update(column(self._notes(picture.step)))

    def on_resize(self) -> None:
        """Another size for the agenda and the preview."""
        self.call_after_refresh(self.look_again)

    def action_part(self, by: int) -> None:
        """Look at another part, the walls too."""
        self.desk.choose(by)
        self.look_again()

    def tick(self) -> None:
        """The agenda's minutes and the timer."""
        room, static = self.desk.room, self.query_one("#agenda", Static)
        deadline = room.session.state(room.session.last or "").deadline
        self.query_one(Clock).left = None if deadline is None else ceil(deadline - room.clock())
        items = agenda(room.session, room.clock())
        static.update(column(agenda_lines.lines(items, static.size.width, static.size.height, self.desk.say)))

    def _count(self, picture: StepPicture) -> Content:
        say, count = self.desk.say, self.desk.attendance()
        told = words(say("%(answered)d of %(joined)d answered", answered=count.answered, joined=count.joined), "bold")
        rest = say("%(thinking)d thinking, %(away)d away", thinking=count.thinking, away=count.away)
        desk = words(f", {sentences.at_desk(picture.by_desk, say)}" if picture.by_desk else "", "$text-accent")
        if not picture.round or not picture.asks:
            return NOTHING
        one, two = row(told, desk), words(rest, "$text-muted")
        beside = row(one, "   ", two)
        return beside if beside.cell_length <= self.query_one("#count").size.width else column([one, two])

    def _notes(self, step_id: str) -> list[Content]:
        say = self.desk.say
        notes = [note for note in self.desk.room.session.led.notes if note.step == step_id]
        found = [words(say("Notes"), "bold $accent")] if notes else []
        return found + [row(words("★ " if note.outcome else "· ", "$accent"), words(note.text)) for note in notes]
