"""What a kind of step may know of its session, made on demand; keeps only groupings, which follow their entries.

A grouping depends on the entries and the order of their people's first arrival alone, so it is the same however they
came to be: live, after a resume, or read back from an export.
"""

from dataclasses import dataclass, field, replace
from itertools import islice

from facilitator.domain.activities import REGISTER, Scene, collect, sort
from facilitator.domain.activities.entries import Entry, visible
from facilitator.domain.events import Answer
from facilitator.domain.fields import Option
from facilitator.domain.moderation import NOTHING, Moderation
from facilitator.domain.plan import Step
from facilitator.domain.session import Session
from facilitator.domain.themes import Grouping
from facilitator.domain.words import pick


@dataclass(slots=True)
class _Kept:
    """A grouping, the answers it was made of by participant with their entries, and what had been done with them.

    As long as the same people come first in the same order, it goes on; otherwise it is made anew.
    """

    grouping: Grouping
    answers: dict[str, Answer] = field(default_factory=dict)
    moderation: Moderation = NOTHING
    written: dict[str, tuple[Entry, ...]] = field(default_factory=dict)


class Scenes:
    """Scenes of one session; reads it and never changes it."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._groupings: dict[tuple[str, int], _Kept] = {}

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
        missing = max(0, len(session.people) - len(ballots)) if state.open and round_ == state.round else 0
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
            moderation=session.moderation(step_id, round_),
            same={} if bare else self._merged(step, options),
        )
        return self._grouped(step, round_, scene) if step.kind == "collect" and not bare else scene

    def paper(self, step_id: str, round_: int, lang: str) -> tuple[Option, ...]:
        """What a round votes on: fixed with its first ballot, so that a vote keeps its meaning whatever is edited.

        Those are the first ``top_of`` things the earlier step offers, or its entries, or its whole grouping. What
        repeats a vote has the paper of its last round.
        """
        if self._session.round_ballots(step_id, round_):
            return self._session.papers.get((step_id, round_), ())
        step = self._session.workshop.step(step_id)
        of = getattr(step.settings, "of", "")
        if not of:
            return ()
        first = step.repeats and self._session.papers.get((step.repeats, self._session.state(step.repeats).round))
        if first:
            return first
        scene, kind = self.scene(of, lang), self._session.workshop.step(of).kind
        if step.kind == "sort":
            return sort.paper(scene)
        if kind == "collect" and getattr(step.settings, "over", "") == "entries":
            offered = collect.entry_options(scene)
        else:
            offered = REGISTER[kind].offers(scene)
        return offered[: getattr(step.settings, "top_of", 0) or None]

    def _grouped(self, step: Step, round_: int, scene: Scene) -> Scene:
        """The scene with its grouping, in which only what was added, edited or removed is placed anew."""
        kept = self._groupings.get((step.id, round_))
        if kept is None or [*kept.answers] != [*islice(scene.ballots, len(kept.answers))]:
            kept = self._groupings[step.id, round_] = _Kept(collect.new_grouping(scene.settings))
        moderation = scene.moderation
        touched = {entry.partition(".")[0] for entry in _differing(kept.moderation, moderation)}
        for place, (person, answer) in enumerate(scene.ballots.items()):
            before, number = kept.answers.get(person, {}), scene.numbers[person]
            if answer is before and str(number) not in touched:
                continue
            old = {entry.id: entry for entry in kept.written.get(person, ())}
            now = tuple(visible(number, answer, moderation))
            new = {entry.id: entry for entry in now}
            changed = [e for e in old.keys() | new.keys() if e not in old or e not in new or old[e].text != new[e].text]
            for entry in (e for e in changed if e in old):
                kept.grouping.remove(entry)
            for entry in (e for e in changed if e in new):
                kept.grouping.add(entry, new[entry].text, (place, new[entry].number))
            kept.answers[person], kept.written[person] = answer, now
        kept.moderation = moderation
        scene = replace(scene, grouping=kept.grouping.now(), written=kept.written)
        return replace(scene, decisions=self._decisions(step.id, scene))

    def _merged(self, step: Step, options: tuple[Option, ...]) -> dict[str, str]:
        """Which option of a vote counts for which other one, since their themes were merged after it began."""
        of = getattr(step.settings, "of", "")
        if not of or self._session.workshop.step(of).kind != "collect":
            return {}
        moderation = self._session.moderation(of, self._session.state(of).round)
        return moderation.merged([option.id for option in options])

    def _decisions(self, step_id: str, scene: Scene) -> tuple[dict[str, str], ...]:
        """What the room decided about the entries in each closed vote that sorted them, in the order of the plan."""
        session = self._session
        votes = [
            (step.id, round_)
            for step in session.workshop.steps
            if step.kind == "sort" and getattr(step.settings, "of", "") == step_id
            for round_ in sorted(number for name, number in session.ballots if name == step.id)
            if not (session.state(step.id).open and session.state(step.id).round == round_)
        ]
        if not votes:
            return ()
        said = {entry.id: entry.text for entry in collect.entries_of(scene).values()}
        return tuple(
            sort.carried(session.papers.get(vote, ()), [b.answer for b in session.round_ballots(*vote).values()], said)
            for vote in votes
        )


def _differing(a: Moderation, b: Moderation) -> set[str]:
    """Ids of entries that one hides or edits and the other does not, or otherwise."""
    if a is b:
        return set()
    edited = {e for e in a.edited.keys() | b.edited.keys() if a.edited.get(e) != b.edited.get(e)}
    return edited | (a.hidden ^ b.hidden)
