"""What a room's session leaves behind, as data: people, ballots, what was done; computes no measure of answers.

What is told by department is computed here all the same, since nobody can compute it from the document: it tells the
department of those only who are ten or more, by the small-group rules.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec

from facilitator import __version__
from facilitator.domain import comparing
from facilitator.domain import events as ev
from facilitator.domain.figures import Bars, Figure, Note
from facilitator.domain.plan import Step, Workshop
from facilitator.domain.privacy import BARS_FROM, visible_groups
from facilitator.domain.text import clean
from facilitator.export.records import SCHEMA, BallotRow, Document, Person, Round, StepRecord, WrittenDown
from facilitator.export.unlinking import Unlinked
from facilitator.room import Room


def gathered(
    room: Room, raw_plan: dict[str, Any], date: str, tick: Callable[[], object], *, by_department: bool = True
) -> Document:
    """The document without its measures; ``tick`` is called after each step.

    ``by_department`` False leaves out what is told by department, which takes most of the time.
    """
    session, unlinked = room.session, Unlinked(room.session)
    called = partial(room.workshop.group_name, lang=room.lang)
    sizes = Counter(called(who.group) for who in session.people.values() if who.group)
    told = visible_groups(sizes, ungrouped=len(session.people) - sizes.total())
    steps = []
    for step in room.workshop.steps:
        rounds = tuple(
            _round(room, unlinked, step, number, told, by_department=by_department) for number in _rounds(room, step.id)
        )
        title = room.scene(step.id, bare=True).title
        seconds, may_see = session.led.seconds(step.id, room.clock()), session.shown(step.id)
        steps.append(StepRecord(step.id, step.kind, title, rounds, seconds, may_see if rounds else None))
        tick()
    shown = {group: sizes[group] for group in sorted(told)}
    plan = with_inserted(raw_plan, session.led.insertions, room.workshop)
    notes = tuple(WrittenDown(note.step, note.text, note.outcome) for note in session.led.notes)
    people = _people(room, sizes, called)
    return Document(
        SCHEMA, __version__, room.lang, plan, people, shown, tuple(steps), notes, clean(date, 10), session.led.expected
    )


def with_inserted(raw_plan: dict[str, Any], insertions: Iterable[ev.Inserted], workshop: Workshop) -> dict[str, Any]:
    """The plan as it was led: its groups, and the questions of the moment where they were put in."""
    steps = list(raw_plan["step"])
    for event in insertions:
        place = next((i for i, step in enumerate(steps, 1) if step["id"] == event.after), 0)
        steps.insert(place, event.raw)
    groups = [workshop.group_texts.get(group, group) for group in workshop.groups]
    head = raw_plan["workshop"] | ({"groups": groups} if groups or "groups" in raw_plan["workshop"] else {})
    return {**raw_plan, "workshop": head, "step": steps}


def _people(room: Room, sizes: Counter[str], called: Callable[[str], str]) -> tuple[Person, ...]:
    """Everybody with the department that may be told: a row of answers is as much as a bar of one."""
    session = room.session
    told = visible_groups(sizes, BARS_FROM, ungrouped=len(session.people) - sizes.total())
    return tuple(
        Person(who.number, group if group in told else None, who.proxy, who.id in session.led.removed, who.name)
        for who, group in ((who, called(who.group)) for who in session.participants.values())
    )


def _opened(room: Room, step_id: str) -> set[int]:
    """The rounds that were opened and not taken back."""
    session = room.session
    events = (session.events[place] for place in session.done_places)
    return {event.round for event in events if isinstance(event, ev.Opened) and event.step == step_id}


def _rounds(room: Room, step_id: str) -> range:
    session = room.session
    voted = [n for (step, n) in session.ballots if step == step_id and session.round_ballots(step, n)]
    return range(1, max([session.state(step_id).round, *voted]) + 1)


def _round(
    room: Room, unlinked: Unlinked, step: Step, number: int, shown: Container[str], *, by_department: bool
) -> Round:
    session, state, activity = room.session, room.session.state(step.id), room.activity(step.id)
    kept, numbers = session.round_ballots(step.id, number), unlinked.numbers(step.id)
    scene = room.exact(step.id, number)
    groups = {who: group for who, group in scene.groups.items() if group in shown}
    scene = replace(scene, groups=groups, camps=lambda _: False)
    options = unlinked.options(step.id, scene.options)
    ballots = tuple(
        BallotRow(numbers[who], unlinked.answer(step.id, ballot.answer), ballot.proxy and not activity.telling)
        for who, ballot in kept.items()
    )
    return Round(
        number,
        options,
        ballots,
        _felt(activity.figure(scene), {old.id: new.id for old, new in zip(scene.options, options, strict=True)}),
        None,
        tuple(map(unlinked.moderated, session.moderated(step.id, number))),
        undone=number not in _opened(room, step.id),
        open=state.open and state.round == number,
        proxies=sum(ballot.proxy for ballot in kept.values()),
        departments=comparing.departments(scene, activity) if by_department else None,
    )


def _felt(figure: Figure, named: Mapping[str, str]) -> Figure:
    """How far every department feels each option, by its new id; an empty note for all other figures."""
    if not isinstance(figure, Bars):
        return Note("")
    bars = tuple(msgspec.structs.replace(bar, id=named.get(bar.id, bar.id)) for bar in figure.bars)
    return msgspec.structs.replace(figure, bars=bars)
