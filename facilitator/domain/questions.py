"""What takes too long for a redraw: which camps tests and departments are to be worked out, and what is known.

Whoever has a thread takes the open question, lets ``answered`` work it out and hands the findings back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from facilitator.domain import comparing
from facilitator.domain.activities import REGISTER, Activity, Scene
from facilitator.domain.figures import Departments
from facilitator.domain.privacy import may_refresh
from facilitator.domain.session import Session
from facilitator.domain.verdicts import Counts, Verdicts, tested

Round = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Question:
    """Counts to be tested for camps, and one round's scene with its kind where its departments are due."""

    counts: tuple[Counts, ...]
    round: Round = ("", 0)
    scene: Scene | None = None
    activity: Activity | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What came out of a question."""

    question: Question
    camps: Mapping[Counts, bool] = field(default_factory=dict)
    departments: Departments | None = None


def answered(question: Question) -> Findings:
    """Work a question out; takes its time and touches nothing."""
    scene, activity = question.scene, question.activity
    departments = comparing.departments(scene, activity) if scene and activity else None
    return Findings(question, tested(question.counts), departments)


class Questions:
    """The open questions of one session, and what is known of the departments in each round.

    ``scene`` gives the scene of a step's round as if nobody could still answer. ``learned`` counts the findings that
    came in.
    """

    def __init__(self, session: Session, verdicts: Verdicts, scene: Callable[[str, int], Scene]) -> None:
        self._session, self._verdicts, self._scene = session, verdicts, scene
        self._told: dict[Round, tuple[int, bool]] = {}
        self._departments: dict[Round, Departments | None] = {}
        self.learned = 0

    def take(self) -> Question | None:
        """What is to be worked out now; none if all is known."""
        counts, due = self._verdicts.wanted(), self._due()
        if due is None:
            return Question(counts) if counts else None
        step_id, round_ = due
        kind = self._session.workshop.step(step_id).kind
        return Question(counts, due, self._scene(step_id, round_), REGISTER[kind])

    def _due(self) -> Round | None:
        """The current round, if enough has changed since its departments were worked out."""
        session, step_id = self._session, self._session.last
        state = session.state(step_id) if step_id else None
        if step_id is None or state is None or not state.round:
            return None
        here = (step_id, state.round)
        now = (len(session.round_ballots(*here)), state.open)
        before = self._told.get(here, (0, True))
        if now == before or not may_refresh(now[0] - before[0], closed=not state.open):
            return None
        self._told[here] = now
        return here

    def learn(self, findings: Findings) -> None:
        """Take in what was found."""
        self.learned += 1
        self._verdicts.learn(findings.camps)
        if findings.question.scene is not None:
            self._departments[findings.question.round] = findings.departments

    def departments(self, step_id: str) -> Departments | None:
        """The departments of a step's current round, as far as they may be told."""
        return self._departments.get((step_id, self._session.state(step_id).round))
