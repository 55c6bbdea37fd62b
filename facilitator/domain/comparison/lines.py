"""How far the same question found a room agreed in every session; knows agreements, no answers and no people."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias

import msgspec

from facilitator.domain.activities.choice import ChoiceSettings
from facilitator.domain.activities.plane import PlaneSettings
from facilitator.domain.activities.scale import ScaleSettings
from facilitator.domain.activities.slider import SliderSettings
from facilitator.domain.agreement import Agreement, shown
from facilitator.domain.comparison.sitting import Asked, Sitting, Voted
from facilitator.domain.figures import ShiftItem
from facilitator.domain.figures.parts import parts
from facilitator.domain.movement import Movement, claimed

Verdict: TypeAlias = Literal["change", "too_little", "unknown"]
"""``unknown``: too few answers, or a measure without an interval."""
WHOLE = ""
"""The id of the line for all questions of a step together."""
_NOBODY_FOLLOWED = Movement(0, 0, 0, 0, 0)


class Vote(msgspec.Struct, frozen=True):
    """What one vote found: ``session`` is the place of its session from 0, ``round`` its place in it from 1.

    ``moved`` tells how people moved since the first vote of the same session, person by person, None in the first.
    """

    session: int
    round: int
    agreement: Agreement
    moved: ShiftItem | None = None


class Change(msgspec.Struct, frozen=True):
    """Between two of a line's votes, by their places: the difference of the printed phi, and whether it is a change.

    None where one of them has no number.
    """

    first: int
    later: int
    delta: float | None
    verdict: Verdict


class Line(msgspec.Struct, frozen=True):
    """One question, or all of a step together under the id ``""``, with every vote in order.

    ``reworded``: it does not read the same in every session. ``changes`` lead from each session's last vote to that of
    the next one, and last from the very first vote to the very last where that is another way.
    """

    id: str
    label: str
    votes: tuple[Vote, ...]
    changes: tuple[Change, ...]
    reworded: bool = False


class Questions(msgspec.Struct, frozen=True):
    """One step that several sessions asked, by their places from 0; ``unlike``: its scale or options differ."""

    id: str
    kind: str
    title: str
    sessions: tuple[int, ...]
    lines: tuple[Line, ...] = ()
    unlike: bool = False


def questions(sittings: Sequence[Sitting], step: str) -> Questions | None:
    """The step in all sessions that asked it; None where fewer than two did, or where its kind has no agreement."""
    found = [(place, asked) for place, each in enumerate(sittings) if (asked := each.find(step)) is not None]
    if len(found) < 2:
        return None
    places, latest = tuple(place for place, _ in found), found[-1][1]
    if len({(asked.kind, _frame(asked.settings)) for _, asked in found}) > 1:
        return Questions(step, latest.kind, latest.title, places, unlike=True)
    lines = tuple(_lines(found))
    return Questions(step, latest.kind, latest.title, places, lines) if lines else None


def _frame(settings: Any) -> tuple[object, ...]:  # noqa: ANN401  the settings of any kind
    """What has to be the same for two numbers to mean the same."""
    match settings:
        case ScaleSettings(points=points) | PlaneSettings(points=points):
            return (points,)
        case SliderSettings(low=low, high=high):
            return low, high
        case ChoiceSettings(options=options, most=most):
            return most, frozenset(option.id for option in options)
    return ()


def _lines(found: Sequence[tuple[int, Asked]]) -> Iterator[Line]:
    """The whole first, then each part that two sessions asked at least."""
    tables = [(place, asked, [_measured(asked, voted) for voted in asked.votes]) for place, asked in found]
    names = list(dict.fromkeys(name for _, _, votes in reversed(tables) for vote in votes for name in vote))
    only_part = len([name for name in names if name != WHOLE]) == 1
    for name in names:
        if name == WHOLE and only_part:
            continue
        votes, labels = list[Vote](), dict[str, str]()
        for place, asked, measured in tables:
            for number, vote in enumerate(measured, 1):
                if name in vote:
                    label, agreement = vote[name]
                    labels[label if name != WHOLE else ""] = label
                    votes.append(Vote(place, number, agreement, _moved(asked.votes[number - 1], name)))
        if len({vote.session for vote in votes}) > 1:
            yield Line(name, [*labels.values()][-1], tuple(votes), tuple(_changes(votes)), len(labels) > 1)


def _measured(asked: Asked, voted: Voted) -> dict[str, tuple[str, Agreement]]:
    """Label and agreement of the whole and of every part of a vote."""
    whole = {WHOLE: (asked.title, voted.agreement)} if voted.agreement else {}
    return whole | {part.id: (part.label, part.agreement) for part in parts(voted.figure)}


def _moved(voted: Voted, name: str) -> ShiftItem | None:
    items = voted.shift.items if voted.shift else ()
    found = next((item for item in items if item.id == name), None)
    return msgspec.structs.replace(found, moves=()) if found else None


def _changes(votes: Sequence[Vote]) -> Iterator[Change]:
    last = {vote.session: place for place, vote in enumerate(votes)}
    ways = list(zip(list(last.values()), list(last.values())[1:], strict=False))
    for first, later in dict.fromkeys([*ways, (0, len(votes) - 1)]):
        yield _change(votes, first, later)


def _change(votes: Sequence[Vote], first: int, later: int) -> Change:
    before, after = votes[first].agreement, votes[later].agreement
    then, now = shown(before), shown(after)
    delta = None if then is None or now is None else round(now - then, 2)
    if delta is None or before.interval is None or after.interval is None:
        return Change(first, later, delta, "unknown")
    return Change(first, later, delta, "change" if claimed(before, after, _NOBODY_FOLLOWED) else "too_little")
