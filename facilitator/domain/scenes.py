"""What a kind of step may know of its session, made on demand; keeps only groupings, which grow with their entries."""

from dataclasses import replace

from facilitator.domain.activities import Scene, collect
from facilitator.domain.fields import Option
from facilitator.domain.plan import Step
from facilitator.domain.session import Session
from facilitator.domain.themes import Grouping
from facilitator.domain.words import pick


class Scenes:
    """Scenes of one session; reads it and never changes it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._groupings: dict[tuple[str, int], tuple[list[tuple[str, str]], Grouping]] = {}

    def scene(self, step_id: str, lang: str, round_: int | None = None, *, bare: bool = False, who: str = "") -> Scene:
        """What a kind may know of its step now, ``who`` being the participant it is for.

        ``bare`` leaves out ballots and groups, not needed to ask and to read.
        """
        session, step = self._session, self._session.workshop.step(step_id)
        numbers = session.numbers
        state = session.state(step_id)
        round_ = state.round if round_ is None else round_
        kept = session.round_ballots(step_id, round_) if round_ and not bare else {}
        ballots = {person: ballot.answer for person, ballot in kept.items()}
        missing = max(0, len(numbers) - len(ballots)) if state.open and round_ == state.round else 0
        options = session.papers.get((step_id, round_), ()) if round_ else self.paper(step_id, 0, lang)
        scene = Scene(
            step.settings,
            pick(step.title, lang),
            lang,
            ballots,
            missing,
            options,
            numbers,
            groups={} if bare else {p.id: p.group for p in session.participants.values() if p.group},
            departments=session.workshop.groups,
            who=numbers.get(who, 0),
            shown=session.shown(step_id),
        )
        return self._grouped(step, round_, scene) if step.kind == "collect" and not bare else scene

    def paper(self, step_id: str, round_: int, lang: str) -> tuple[Option, ...]:
        """What a round votes on: fixed with its first ballot, so that a vote keeps its meaning whatever is edited."""
        if self._session.round_ballots(step_id, round_):
            return self._session.papers.get((step_id, round_), ())
        of = getattr(self._session.workshop.step(step_id).settings, "of", "")
        return collect.as_options(collect.figure(self.scene(of, lang))) if of else ()

    def _grouped(self, step: Step, round_: int, scene: Scene) -> Scene:
        """The scene with its grouping, which takes in what is new at the end, and begins anew after any other change.

        So it is always the grouping of the entries in their order, as after a resume or in an export.
        """
        entries = {e: t for p, a in scene.ballots.items() for e, t in collect.entry_ids(scene.numbers[p], a)}
        said = list(entries.items())
        before, grouping = self._groupings.get((step.id, round_), ([], Grouping()))
        if said[: len(before)] != before:
            before, grouping = [], Grouping()
        for entry, text in said[len(before) :]:
            grouping.add(entry, text)
        self._groupings[step.id, round_] = (said, grouping)
        return replace(scene, grouping=grouping)
