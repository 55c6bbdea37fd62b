"""What a kind of step may know of its session, made on demand; keeps only groupings, which follow their entries.

A grouping depends on the entries and the order of their people's first arrival alone, so it is the same however they
came to be: live, after a resume, or read back from an export.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from facilitator.domain.activities import REGISTER, Scene, sort, themed
from facilitator.domain.activities.entries import Entry, worded
from facilitator.domain.events import Answer
from facilitator.domain.fields import Option
from facilitator.domain.plan import Step
from facilitator.domain.session import Session
from facilitator.domain.standing import AS_VOTED, Standing, standing
from facilitator.domain.themes import Grouping
from facilitator.domain.words import pick


@dataclass(slots=True)
class _Kept:
    """A grouping, the answers it was made of by participant with their entries, and the edited ones of these.

    It goes on as long as the same people come first in the same order.
    """

    grouping: Grouping
    answers: dict[str, Answer] = field(default_factory=dict)
    edited: Mapping[str, str] = field(default_factory=dict)
    written: dict[str, tuple[Entry, ...]] = field(default_factory=dict)


class Scenes:
    """Scenes of one session; reads it and never changes it. ``speak`` gives what says the tool's words in one."""

    def __init__(self, session: Session, speak: Callable[[str], Callable[[str], str]]) -> None:
        self._session, self._speak = session, speak
        self._groupings: dict[tuple[str, int], _Kept] = {}
        self._gone: dict[str, tuple[tuple[int, tuple[Option, ...], str], Standing]] = {}

    def scene(self, step_id: str, lang: str, round_: int | None = None, *, bare: bool = False, who: str = "") -> Scene:
        """What a kind may know of its step now, ``who`` being the participant it is for.

        ``bare`` leaves out ballots and groups, not needed to ask and to read.
        """
        session, step = self._session, self._session.workshop.step(step_id)
        numbers, state, people = session.numbers, session.state(step_id), session.participants.values()
        round_ = state.round if round_ is None else round_
        kept = session.round_ballots(step_id, round_) if round_ and not bare else {}
        ballots = {person: ballot.answer for person, ballot in kept.items()}
        missing = max(0, len(session.people) - len(ballots)) if state.open and round_ == state.round else 0
        options = session.papers.get((step_id, round_), ()) if round_ else self.paper(step_id, 0, lang)
        called = {group: session.workshop.group_name(group, lang) for group in session.workshop.group_texts}
        scene = Scene(
            step.settings,
            pick(step.title, lang),
            lang,
            ballots,
            missing,
            options,
            numbers,
            groups={} if bare else {p.id: called.get(p.group, p.group) for p in people if p.group},
            departments=session.workshop.groups,
            called=called,
            who=numbers.get(who, 0),
            say=self._speak(lang),
            shown=session.shown(step_id),
            moderation=session.moderation(step_id, round_),
            standing=self._left(step_id, options, lang)
            if bare
            else self.standing(step_id, options, lang, always=False),
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
            offered = themed.entry_options(scene)
        else:
            offered = REGISTER[kind].offers(scene)
        return offered[: getattr(step.settings, "top_of", 0) or None]

    def _grouped(self, step: Step, round_: int, scene: Scene) -> Scene:
        """The scene with its grouping, in which only what was added, edited or removed is placed anew."""
        kept = self._groupings.get((step.id, round_))
        if kept is None or [*kept.answers] != [*islice(scene.ballots, len(kept.answers))]:
            kept = self._groupings[step.id, round_] = _Kept(themed.new_grouping(scene.settings))
        moderation = scene.moderation
        touched = {entry.partition(".")[0] for entry in _differing(kept.edited, moderation.edited)}
        for place, (person, answer) in enumerate(scene.ballots.items()):
            before, number = kept.answers.get(person, {}), scene.numbers[person]
            if answer is before and str(number) not in touched:
                continue
            old = {entry.id: entry for entry in kept.written.get(person, ())}
            now = worded(number, answer, moderation)
            new = {entry.id: entry for entry in now}
            changed = [e for e in old.keys() | new.keys() if e not in old or e not in new or old[e].text != new[e].text]
            for entry in (e for e in changed if e in old):
                kept.grouping.remove(entry)
            for entry in (e for e in changed if e in new):
                kept.grouping.add(entry, new[entry].text, (place, new[entry].number))
            kept.answers[person], kept.written[person] = answer, now
        kept.edited = moderation.edited
        scene = replace(scene, grouping=kept.grouping.now(), written=kept.written)
        return replace(scene, decisions=self._decisions(step.id, scene))

    def standing(self, step_id: str, options: tuple[Option, ...], lang: str, *, always: bool = True) -> Standing:
        """What became of the options of a vote on short answers since it began.

        Unless ``always``, nothing is looked up while the facilitator has not touched the answers.
        """
        (of, over), round_ = self.source(step_id), self.voted_on(step_id, options, lang)
        if not round_ or not (always or (of, round_) in self._session.led.moderations):
            return AS_VOTED
        if self._session.workshop.step(step_id).kind == "sort":
            return sort.standing(options, self._session.moderation(of, round_).hidden)
        scene, ids = self.scene(of, lang, round_), [option.id for option in options]
        shown = {entry.id: entry.text for entry in themed.entries_of(scene).values()}
        return standing(ids, over, themed.arranged(scene, ids), shown)

    def _left(self, step_id: str, options: tuple[Option, ...], lang: str) -> Standing:
        """What was hidden since, for phones: merged and renamed options stay on their paper, hidden ones do not.

        Found once per thing the facilitator did: answers to what is voted on cannot come while the vote is open.
        """
        of, _ = self.source(step_id)
        if not any(of == name and each.hidden for (name, _), each in self._session.led.moderations.items()):
            return AS_VOTED
        key, kept = (self._session.stage, options, lang), self._gone.get(step_id)
        if kept is None or kept[0] != key:
            found = self.standing(step_id, options, lang, always=False)
            labels = found.labels if self._session.workshop.step(step_id).kind == "sort" else {}
            kept = self._gone[step_id] = (key, Standing(labels=labels, gone=found.gone))
        return kept[1]

    def source(self, step_id: str) -> tuple[str, str]:
        """The step of short answers that a vote is about in the end, "" for none, and over what of it."""
        over, step = "themes", self._session.workshop.step(step_id)
        while of := getattr(step.settings, "of", ""):
            over, step = getattr(step.settings, "over", "themes"), self._session.workshop.step(of)
            if step.kind == "collect":
                return of, over
        return "", over

    def voted_on(self, step_id: str, options: tuple[Option, ...], lang: str) -> int:
        """The round of short answers that a paper was made of, 0 for another paper.

        Of several rounds it is the last of those that have most of the paper's words.
        """
        of, _ = self.source(step_id)
        if not of or not options:
            return 0
        rounds = range(self._session.state(of).round, 0, -1)
        if len(rounds) < 2:
            return len(rounds)
        labels = {option.label for option in options}
        return max(rounds, key=lambda number: len(labels & themed.words_of(self.scene(of, lang, number))))

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
        said = {entry.id: entry.text for entry in themed.all_of(scene).values()}
        return tuple(
            sort.carried(session.papers.get(vote, ()), [b.answer for b in session.round_ballots(*vote).values()], said)
            for vote in votes
        )


def _differing(a: Mapping[str, str], b: Mapping[str, str]) -> set[str]:
    """Ids of entries that one edits and the other does not, or otherwise."""
    return set() if a is b else {entry for entry in a.keys() | b.keys() if a.get(entry) != b.get(entry)}
