"""What came out: every step with its number and word, the top of the votes, and where the files are."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.figures import Bars, Histograms
from facilitator.domain.plan import Step
from facilitator.domain.words import Refusal
from facilitator.tui import figures
from facilitator.tui.desk import Desk
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.show import NOTHING, column, fit, line, row, words
from facilitator.tui.telling import tell_refusal
from facilitator.tui.widgets.gauge import bar

_TOP = 5
_WIDEST = 120


class ResultsScreen(RoomScreen):
    """Shows the session after its last step."""

    CSS_PATH: ClassVar[str] = "results.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.exported = ""

    def body(self) -> ComposeResult:
        """Title, what came out, files."""
        yield Static(words(self.desk.say.pick(self.desk.room.workshop.title), "bold"), id="title")
        with VerticalScroll(id="list"):
            yield Static(NOTHING, id="steps")
        yield Static(NOTHING, id="files")

    def look(self) -> None:
        """All steps as they ended."""
        width = min(_WIDEST, max(40, self.query_one("#list").size.width - 2))
        self.query_one("#steps", Static).update(column([*self._steps(width), *self._tops(width)]))
        say, live = self.desk.say, self.desk.live
        files = [row(words(say("Session") + "  ", "$text-muted"), words(str(live.path)))]
        export = words(self.exported) if self.exported else words(say("e writes everything as JSON"), "$text-muted")
        files.append(row(words(say("Export") + "   ", "$text-muted"), export))
        self.query_one("#files", Static).update(column(files))

    def on_resize(self) -> None:
        """Another width."""
        self.call_after_refresh(self.look_again)

    def deed(self, action: str) -> None:
        """Write the export; the keys go on meanwhile."""
        if action == "export":
            self.run_worker(self._export())

    async def _export(self) -> None:
        """Write the export and say where it is, or why it could not be written."""
        try:
            self.exported = str(await self.desk.live.export())
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self.desk.say)
        else:
            self.look_again()

    def _asked(self) -> list[tuple[int, Step]]:
        room = self.desk.room
        return [
            (i, s) for i, s in enumerate(room.workshop.steps, 1) if s.kind != "pause" and room.session.state(s.id).round
        ]

    def _steps(self, width: int) -> Iterator[Content]:
        say, room = self.desk.say, self.desk.room
        people = len(room.session.participants)
        yield words(say.count("%(n)d person took part", "%(n)d people took part", people), "$text-muted")
        yield NOTHING
        track = width // 4 if width >= 90 else 0
        for number, step in self._asked():
            agreement, figure = room.agreement(step.id), room.figure(step.id)
            if agreement is None:
                continue
            title = max(12, width - track - 34)
            gauge = fit(bar(agreement, track), track + 2) if track else NOTHING
            value, word = sentences.number(agreement) or "–", sentences.word(agreement, say)
            yield row(
                words(f"{number:>2}  ", "$text-muted"),
                line(say.pick(step.title), title, "bold"),
                "  ",
                gauge,
                words(f"{value:>6}  ", "bold $accent"),
                line(word, 20),
            )
            if isinstance(figure, Histograms) and len(figure.items) > 1:
                for item in figure.items:
                    told = sentences.number(item.agreement) or "–"
                    yield row(
                        "    ",
                        line(item.label, title, "$text-muted"),
                        "  ",
                        " " * (track + 2 if track else 0),
                        words(f"{told:>6}  "),
                        line(sentences.word(item.agreement, say), 20, "$text-muted"),
                    )

    def _tops(self, width: int) -> Iterator[Content]:
        say, room = self.desk.say, self.desk.room
        for _, step in self._asked():
            figure = room.figure(step.id)
            if isinstance(figure, Bars) and figure.bars:
                yield NOTHING
                yield words(say("Most dots: %(step)s", step=say.pick(step.title)), "bold $accent")
                top = Bars(figure.bars[:_TOP], figure.dots)
                yield from figures.lines(top, None, min(width, 100), _TOP, say)
