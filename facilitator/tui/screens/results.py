"""What came out: every step with its number, its word and its figure in words, and where the files are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator import sentences
from facilitator.domain.agreement import Agreement
from facilitator.domain.plan import Step
from facilitator.domain.roster import by_desk
from facilitator.domain.words import Refusal
from facilitator.tui.desk import Desk
from facilitator.tui.screens.base import RoomScreen
from facilitator.tui.show import NOTHING, column, fit, line, row, words, wrapped
from facilitator.tui.telling import tell_refusal
from facilitator.tui.widgets.gauge import bar

_WIDEST = 120


@dataclass(frozen=True, slots=True)
class _Came:
    """What came out of a step: its number in the plan, how far it agreed, and its figures in words."""

    number: int
    step: Step
    agreement: Agreement | None
    told: tuple[str, ...]


class ResultsScreen(RoomScreen):
    """Shows the session after its last step."""

    CSS_PATH: ClassVar[str] = "results.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.exported = ""
        self._known: tuple[object, tuple[_Came, ...]] = (None, ())

    def body(self) -> ComposeResult:
        """Title, what came out, files."""
        yield Static(words(self.desk.say.pick(self.desk.room.workshop.title), "bold"), id="title")
        with VerticalScroll(id="list"):
            yield Static(NOTHING, id="steps")
        yield Static(NOTHING, id="files")

    def look(self) -> None:
        """All steps as they ended."""
        width = min(_WIDEST, max(40, self.query_one("#list").size.width - 2))
        self.query_one("#steps", Static).update(column(self._steps(width)))
        self.query_one("#files").display = self.desk.LEADS
        say, live = self.desk.say, self.desk.live
        files = [row(words(say("Session") + "  ", "$text-muted"), words(str(live.path)))]
        export = words(self.exported) if self.exported else words(say("e writes everything as JSON"), "$text-muted")
        files.append(row(words(say("Export") + "   ", "$text-muted"), export))
        report = say("`facilitator report %(name)s` writes what came out as a page.", name=live.path.stem)
        files.append(words(report, "$text-muted"))
        self.query_one("#files", Static).update(column(files))

    def on_resize(self) -> None:
        """Another width."""
        self.call_after_refresh(self.look_again)

    def deed(self, action: str) -> None:
        """Write the export; the keys go on meanwhile."""
        if action == "export":
            self.run_worker(self._export())
        else:
            super().deed(action)

    async def _export(self) -> None:
        """Write the export and say where it is, or why it could not be written."""
        try:
            self.exported = str(await self.desk.live.export())
        except (Refusal, OSError) as error:
            tell_refusal(self.app, error, self.desk.say)
        else:
            self.look_again()

    def _asked(self) -> list[tuple[int, Step]]:
        """Steps with their numbers; on a wall only those whose result the room may see."""
        room, all_of_them = self.desk.room, self.desk.LEADS
        asked = [(i, s) for i, s in enumerate(room.workshop.steps, 1) if room.activity(s.id).asks]
        may = room.session.shown
        return [(i, s) for i, s in asked if room.session.state(s.id).round and (all_of_them or may(s.id))]

    def _steps(self, width: int) -> Iterator[Content]:
        say, room = self.desk.say, self.desk.room
        people = len(room.session.people)
        yield words(say.count("%(n)d person took part", "%(n)d people took part", people), "$text-muted")
        yield NOTHING
        track = width // 4 if width >= 90 else 0
        for came in self._came():
            title = max(12, width - track - (36 if track else 34))
            yield self._head(came.number, say.pick(came.step.title), came.agreement, title, track)
            yield from self._at_desk(came.step)
            for told in came.told:
                yield from (row("    ", text) for text in wrapped(told, width - 6, 3, "$text-muted"))
            yield NOTHING

    def _came(self) -> tuple[_Came, ...]:
        """What came out, worked out again only where it may be different: of a long day it takes a third of a second.

        The screen looks several times as it opens.
        """
        room, say = self.desk.room, self.desk.say
        now = room, len(room.session.events), room.questions.learned, say
        if self._known[0] != now:
            found = (
                _Came(
                    number,
                    step,
                    room.agreement(step.id),
                    tuple(text for figure in room.figures(step.id) for text in sentences.told(figure, say)),
                )
                for number, step in self._asked()
            )
            self._known = now, tuple(found)
        return self._known[1]

    def _at_desk(self, step: Step) -> Iterator[Content]:
        """How many answers the facilitator gave for somebody, if any."""
        say, session = self.desk.say, self.desk.room.session
        round_ = session.state(step.id).round
        proxies, ballots = by_desk(session, step.id, round_), len(session.round_ballots(step.id, round_))
        if proxies:
            answered = say("%(n)d answered", n=ballots)
            yield row("    ", words(f"{answered}, {sentences.at_desk(proxies, say)}", "$text-accent"))

    def _head(self, number: int, title: str, agreement: Agreement | None, room: int, track: int) -> Content:
        say = self.desk.say
        head = row(words(f"{number:>2}  ", "$text-muted"), line(title, room, "bold"), "  ")
        if agreement is None:
            return head
        gauge = fit(bar(agreement, track), track + 2) if track else NOTHING
        value = words(f"{sentences.number(agreement, say) or '–':>6}  ", "bold $accent")
        return row(head, gauge, value, line(sentences.word(agreement, say), 20))
