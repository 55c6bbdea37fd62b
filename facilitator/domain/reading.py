"""What can be read of a session: questions, figures, agreement, boards; never changes it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from facilitator.domain import comparing, outcomes
from facilitator.domain.activities import REGISTER, Activity, Scene
from facilitator.domain.activities.outcome import OutcomeSettings, Part
from facilitator.domain.agreement import Agreement
from facilitator.domain.board import Board, board
from facilitator.domain.fields import Field
from facilitator.domain.figures import Departments, Figure, OutcomeSheet, Shift
from facilitator.domain.plan import Workshop
from facilitator.domain.questions import Questions
from facilitator.domain.scenes import Scenes
from facilitator.domain.session import Session
from facilitator.domain.standing import AS_VOTED, Standing
from facilitator.domain.verdicts import Verdicts
from facilitator.domain.words import pick


class Reading:
    """Reads ``session`` in the language of the room, ``lang``; ``speak`` gives what says the tool's words in one."""

    def __init__(self, session: Session, lang: str, speak: Callable[[str], Callable[[str], str]]) -> None:
        self.session = session
        self.lang = lang
        self._scenes = Scenes(session, speak)
        self.verdicts = Verdicts()
        self.questions = Questions(session, self.verdicts, self.exact)

    @property
    def workshop(self) -> Workshop:
        """The plan, with the questions of the moment in it."""
        return self.session.workshop

    def activity(self, step_id: str) -> Activity:
        """The kind of a step."""
        return REGISTER[self.workshop.step(step_id).kind]

    def scene(
        self, step_id: str, lang: str | None = None, round_: int | None = None, *, bare: bool = False, who: str = ""
    ) -> Scene:
        """What a kind may know of its step now; see ``Scenes.scene``."""
        lang = lang or self.lang
        found = self._scenes.scene(step_id, lang, round_, bare=bare, who=who)
        return found if bare else replace(found, camps=self.verdicts, sheet=partial(self.sheet, step_id, lang))

    def exact(self, step_id: str, round_: int, lang: str | None = None) -> Scene:
        """What a kind may know of a round as if nobody could still answer, with tests that take their time."""
        lang = lang or self.lang
        found = self._scenes.scene(step_id, lang, round_)
        sheet = partial(self.sheet, step_id, lang, whole=True)
        return replace(found, missing=0, camps=self.verdicts.decide, sheet=sheet)

    def seen(self, step_id: str) -> bool:
        """Whether the room may see what came out; where nothing is asked there is nothing to hide."""
        return self.session.shown(step_id) or not self.activity(step_id).asks

    def fields(self, step_id: str, lang: str, who: str = "") -> tuple[Field, ...]:
        """What the step asks a participant, or nobody in particular, in a language."""
        return self.activity(step_id).fields(self.scene(step_id, lang, bare=True, who=who))

    def figure(self, step_id: str, lang: str | None = None) -> Figure:
        """What the wall shows of the step's current round."""
        return self.activity(step_id).figure(self.scene(step_id, lang))

    def departments(self, step_id: str) -> Departments | None:
        """Silos or everybody unsure in the step's current round, as far as it is worked out and may be told."""
        return self.questions.departments(step_id)

    def baseline(self, step_id: str, round_: int | None = None) -> tuple[str, int] | None:
        """Step and round of the first vote on the step's questions, its own or that of the step it repeats.

        None where ``round_``, the current one by itself, is the first.
        """
        session, step = self.session, self.workshop.step(step_id)
        round_ = session.state(step_id).round if round_ is None else round_
        if not round_:
            return None
        found: list[tuple[str, int]] = []
        if step.repeats:
            found = [(step.repeats, n) for n in range(1, session.state(step.repeats).round + 1)]
        found += [(step_id, n) for n in range(1, round_)]
        return next((vote for vote in found if session.round_ballots(*vote)), None)

    def shift(self, step_id: str, lang: str | None = None) -> Shift | None:
        """The first vote on the step's questions beside the current one; None in the first."""
        first = self.baseline(step_id)
        if first is None:
            return None
        return comparing.shift(self.exact(*first, lang), self.scene(step_id, lang), self.activity(step_id))

    def figures(self, step_id: str) -> tuple[Figure, ...]:
        """What came out in every view there is: the figure, by department, then and now."""
        found = self.figure(step_id), self.departments(step_id), self.shift(step_id)
        return tuple(figure for figure in found if figure is not None)

    def agreement(self, step_id: str) -> Agreement | None:
        """How far the step's current round agrees."""
        return self.activity(step_id).agreement(self.scene(step_id))

    def standing(self, step_id: str, scene: Scene, over: tuple[str, int]) -> Standing:
        """What became of the options of a step, whose scene this is, if it votes on this step and round of answers."""
        of, round_ = over
        if self._scenes.source(step_id)[0] != of:
            return AS_VOTED
        if self._scenes.voted_on(step_id, scene.options, self.lang) != round_:
            return AS_VOTED
        known = scene.standing
        return known if known is not AS_VOTED else self._scenes.standing(step_id, scene.options, self.lang)

    def sheet(self, step_id: str, lang: str, *, whole: bool = False) -> OutcomeSheet:
        """The outcome sheet of a step of that kind, an empty one for others.

        What the room was shown of its parts, or the ``whole`` of what came out.
        """
        settings = self.workshop.step(step_id).settings
        if not isinstance(settings, OutcomeSettings):
            return OutcomeSheet()
        came = [found for part in settings.parts if (found := self._came(part, lang, whole=whole)) is not None]
        notes = tuple(note.text for note in self.session.led.notes if note.outcome)
        return outcomes.gathered(came, notes, pick(settings.next, lang))

    def _came(self, part: Part, lang: str, *, whole: bool) -> outcomes.Came | None:
        """What came out of a part's step, or else of the one it repeats; None where that is nothing."""
        step = self.workshop.step(part.of)
        if step.repeats and not self._told(step.id, whole=whole):
            step = self.workshop.step(step.repeats)
        if not self._told(step.id, whole=whole):
            return None
        scene, kind, first = self.scene(step.id, lang), self.activity(step.id), self.baseline(step.id)
        scene = replace(scene, shown=True)
        return outcomes.Came(
            step.id,
            pick(part.label, lang) or scene.title,
            part.top,
            len(scene.ballots),
            kind.figure(scene),
            kind.agreement(scene),
            kind.agreement(self.exact(*first)) if first else None,
            self.shift(step.id, lang),
        )

    def _told(self, step_id: str, *, whole: bool) -> bool:
        """Whether anybody answered and, unless the ``whole`` is told, the room was shown it."""
        round_ = self.session.state(step_id).round
        return (whole or self.session.shown(step_id)) and bool(self.session.round_ballots(step_id, round_))

    def board(self) -> Board | None:
        """The short answers that can be worked on: those of the last step that asked for some; None before."""
        step_id = self.session.asked("collect")
        if step_id is None:
            return None
        return board(self.scene(step_id), step_id, self.session.state(step_id).round)
