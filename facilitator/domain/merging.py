"""What merging two themes would come to, before it is done: dots add up, a person counts once; changes nothing."""

from dataclasses import dataclass
from typing import cast

from facilitator.domain import events as ev
from facilitator.domain.actions import event_for
from facilitator.domain.activities import Scene, dots
from facilitator.domain.board import Board
from facilitator.domain.plan import Step
from facilitator.domain.reading import Reading
from facilitator.domain.words import LocalText


@dataclass(frozen=True, slots=True)
class Pile:
    """The dots on one option of a vote, and the people who gave them."""

    dots: int
    people: int


@dataclass(frozen=True, slots=True)
class MergedVotes:
    """A dot vote that counts both themes: what is on each, and what will be on both together.

    ``shown`` tells whether the room sees these numbers already.
    """

    step: str
    title: LocalText
    shown: bool
    theme: Pile
    into: Pile
    together: Pile


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Two themes and the people behind each; ``together`` counts everybody behind both once.

    The joint theme is called ``into_label``. ``votes`` are the dot votes that it changes, in the order of the plan.
    """

    theme: str
    into: str
    label: str
    into_label: str
    people: int
    into_people: int
    together: int
    votes: tuple[MergedVotes, ...]


def preview(reading: Reading, theme: str, into: str) -> MergePreview:
    """What "merge THEME INTO" would come to now.

    Raises ``Refusal`` as the action would: nothing to merge yet ("not_now"), no such theme or twice the same one
    ("argument").
    """
    board = reading.board()
    event = cast("ev.ThemesMerged", event_for(reading.session, "merge", f"{theme} {into}", 0, lambda: board))
    one, other = _people(board, event.theme), _people(board, event.into)
    votes = (_votes(reading, step, event) for step in reading.workshop.steps if step.kind == dots.ACTIVITY.kind)
    return MergePreview(
        event.theme,
        event.into,
        event.label,
        event.into_label,
        len(one),
        len(other),
        len(one | other),
        tuple(vote for vote in votes if vote is not None),
    )


def _people(board: Board | None, theme: str) -> set[str]:
    """The arrival numbers, as text, of who wrote a theme's entries; the number before an id's dot is the person."""
    return {entry.partition(".")[0] for entry in board.ids[theme]} if board else set()


def _votes(reading: Reading, step: Step, event: ev.ThemesMerged) -> MergedVotes | None:
    """What becomes of a vote's current round; None where it does not vote on both themes or nobody has voted."""
    scene = reading.scene(step.id)
    counts_for = reading.standing(step.id, scene, (event.step, event.round)).theme_of
    one, other = ({o.id for o in scene.options if counts_for.get(o.id) == t} for t in (event.theme, event.into))
    if not one or not other or not scene.ballots:
        return None
    return MergedVotes(
        step.id,
        step.title,
        reading.session.shown(step.id),
        _pile(scene, one),
        _pile(scene, other),
        _pile(scene, one | other),
    )


def _pile(scene: Scene, options: set[str]) -> Pile:
    ballots = [answer[dots.FIELD] for answer in scene.ballots.values()]
    given = [sum(count for option, count in ballot.items() if option in options) for ballot in ballots]
    return Pile(sum(given), sum(1 for count in given if count))
