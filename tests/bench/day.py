"""One size of room: everybody joins, looks, answers, follows and comes back; other servers beside it in turns."""

import contextlib
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from halls import Hall, Phase, merged
from servers import Served, is_at, serve_bare, serve_facilitator, serve_webquiz, until

ROUNDS = 5
COUNTED = " {} von {} haben geantwortet"
WEBQUIZ = Path(__file__).parent.parent.parent / ".venv" / "webquiz"
JOIN, CHANGE, ANSWER, LOOKING = "join wave", "step change", "answers at once", "answers, each then looks"


@dataclass
class Day:
    """What was measured at one size: phases by server and name, and ms from the last acknowledgement to the wall."""

    people: int
    phases: dict[str, dict[str, list[Phase]]] = field(default_factory=dict)
    wall: list[float] = field(default_factory=list)
    drawn: int = 0

    def keep(self, server: str, what: str, phase: Phase) -> None:
        """Add one."""
        self.phases.setdefault(server, {}).setdefault(what, []).append(phase)

    def middle(self, server: str, what: str) -> float:
        """The p95 of the middle one of the rounds, which a machine busy with other things does not move."""
        return statistics.median(phase.at(0.95) for phase in self.phases[server][what])

    def found(self, server: str, what: str) -> Phase:
        """All of one name as one."""
        return merged(self.phases[server][what])


class Leader:
    """Leads our own server through the day."""

    def __init__(self, day: Day, hall: Hall) -> None:
        self.day, self.hall, self.round = day, hall, 0

    def keep(self, what: str, phase: Phase) -> None:
        """Add one."""
        self.day.keep("facilitator", what, phase)

    def arrive(self) -> None:
        """Everybody is in, with the page and a stream."""
        self.keep(JOIN, self.hall.do("join"))
        self.keep("page", self.hall.do("page"))
        self.keep("stream and state", self.hall.do("listen"))

    def go_on(self, word: str) -> None:
        """A step change that everybody follows."""
        self.keep(CHANGE, self.hall.do("change", lambda: self.hall.served.lead(word)))

    def ask(self) -> None:
        """Open a round."""
        terminal = self.hall.served.terminal
        mark = terminal.mark() if terminal else 0
        for word in ("close", "again") if self.round else ("next", "open"):
            self.go_on(word)
        self.round += 1
        until(lambda: is_at(self.hall.served, self.round, open_=True), f"round {self.round} is open")
        if terminal:
            terminal.when(COUNTED.format(0, self.day.people), mark)

    @contextlib.contextmanager
    def aside(self) -> Iterator[None]:
        """While others are measured, the help lies over the birds, which then stand still and cost nothing."""
        terminal = self.hall.served.terminal
        if terminal:
            terminal.press("?")
            terminal.still()
        yield
        if terminal:
            terminal.press("?")

    def answer(self, what: str, words: str) -> None:
        """Everybody answers; the wall shows it soon after."""
        terminal = self.hall.served.terminal
        mark = terminal.mark() if terminal else 0
        phase = self.hall.do(f"answer {self.round}{words}")
        self.keep(what, phase)
        if terminal and not phase.failed:
            shown = terminal.when(COUNTED.format(self.day.people, self.day.people), mark)
            self.day.wall.append(max(0.0, (shown - phase.end) * 1000))
            self.day.drawn += terminal.size(mark)


@contextlib.contextmanager
def _awake(served: Served) -> Iterator[None]:
    served.wake()
    yield
    served.rest()


def spend(folder: Path, people: int, front: str, beside: tuple[str, ...]) -> Day:
    """A day of so many people; ``beside`` names the other servers, which stand still while it is not their turn."""
    day = Day(people)
    with contextlib.ExitStack() as stack:
        served = stack.enter_context(serve_facilitator(_made(folder / "facilitator"), front))
        leader = Leader(day, stack.enter_context(Hall(served, "facilitator", people)))
        others = []
        for kind in beside:
            other = stack.enter_context(_serve(kind, _made(folder / kind)))
            other.rest()
            others.append(stack.enter_context(Hall(other, kind, people)))
        leader.arrive()
        with leader.aside():
            for hall in others:
                with _awake(hall.served):
                    day.keep(hall.kind, JOIN, hall.do("join"))
        for number in range(1, ROUNDS + 1):
            leader.ask()
            leader.answer(ANSWER, "")
            with leader.aside():
                for hall in others:
                    with _awake(hall.served):
                        day.keep(hall.kind, ANSWER, hall.do(f"answer {number}"))
        leader.ask()
        leader.answer(LOOKING, " look")
        leader.keep("reconnect wave", leader.hall.do("return"))
        leader.go_on("close")
    return day


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _serve(kind: str, folder: Path) -> contextlib.AbstractContextManager[Served]:
    return serve_bare(folder) if kind == "bare" else serve_webquiz(folder, WEBQUIZ, ROUNDS)
