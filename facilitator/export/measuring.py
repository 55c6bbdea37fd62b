"""Every measure of a document, computed from its ballots alone; the same ballots give the same bits."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from facilitator.domain import comparing
from facilitator.domain.activities import Scene
from facilitator.domain.figures import Bars, Figure, Shift
from facilitator.domain.plan import Step
from facilitator.export.records import BallotRow, Document, Round, StepRecord
from facilitator.export.rereading import reread
from facilitator.room import Room


def measured(document: Document, tick: Callable[[], object] = lambda: None) -> Document:
    """The document with its measures computed anew, ``tick`` called after each step.

    What is told by department stays as it is: see ``gathering``.
    """
    room = reread(document)
    return msgspec.structs.replace(document, steps=tuple(_step(room, step, tick) for step in document.steps))


def settled(room: Room, step_id: str, number: int) -> Scene:
    """One round of a room of ``reread`` as if nobody could still answer and all was shown."""
    return replace(room.exact(step_id, number), shown=True)


def _step(room: Room, step: StepRecord, tick: Callable[[], object]) -> StepRecord:
    rounds = tuple(_round(room, step, voted) for voted in step.rounds)
    tick()
    return msgspec.structs.replace(step, title=room.scene(step.id, bare=True).title, rounds=rounds)


def _round(room: Room, step: StepRecord, voted: Round) -> Round:
    scene, activity = settled(room, step.id, voted.round), room.activity(step.id)
    return msgspec.structs.replace(
        voted,
        figure=_felt(activity.figure(scene), voted.figure),
        agreement=activity.agreement(scene),
        shift=_shift(room, step, voted),
    )


def _felt(figure: Figure, told: Figure) -> Figure:
    """The figure with how far every department feels its options, as it was told before."""
    if not (isinstance(figure, Bars) and isinstance(told, Bars)):
        return figure
    felt = {bar.id: bar.felt for bar in told.bars}
    bars = tuple(msgspec.structs.replace(bar, felt=felt.get(bar.id)) for bar in figure.bars)
    return msgspec.structs.replace(figure, bars=bars)


def _shift(room: Room, step: StepRecord, voted: Round) -> Shift | None:
    """The first vote on these questions beside this one; None for the first one itself."""
    first = room.baseline(step.id, voted.round)
    if first is None or not voted.ballots:
        return None
    return comparing.shift(settled(room, *first), settled(room, step.id, voted.round), room.activity(step.id))


def came_out(room: Room, step: Step, number: int) -> dict[str, Any]:
    """One round of a running session as the dict that the session file keeps beside its events."""
    scene, kind = room.exact(step.id, number), room.activity(step.id)
    kept = room.session.round_ballots(step.id, number)
    ballots = tuple(BallotRow(scene.numbers[who], ballot.answer, ballot.proxy) for who, ballot in kept.items())
    done = tuple(room.session.moderated(step.id, number))
    voted = Round(number, scene.options, ballots, kind.figure(scene), kind.agreement(scene), done)
    plain: dict[str, Any] = {"step": step.id, **msgspec.to_builtins(voted)}
    return plain
