"""What a redraw costs at 2,000 answers: figure and agreement of every kind, and one more short answer among them.

Answers come from the simulated crowd. ``python tests/bench/redraws.py`` prints and keeps the section Figures.
"""

import statistics
import sys
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))

from memory import Memory
from results import put, rows, where

from facilitator.crowd.minds import people, think_of
from facilitator.domain.activities import REGISTER
from facilitator.domain.fields import Text
from facilitator.domain.plan import parse
from facilitator.domain.questions import answered
from facilitator.domain.themes import Grouping
from facilitator.room import Room

PLAN = Path(__file__).parent.parent / "every_kind.toml"
PEOPLE, TIMES = 2_000, 15
REDRAW, ENTRY = 20.0, 5.0
"""Targets in ms."""
WORDED = {"collect", "sort", "pledge"}
"""Kinds that are not counted; their redraws are shown beside."""


def filled(crowd: int) -> Room:
    """A room in which everybody has answered everything."""
    workshop, _ = parse(PLAN.read_text(encoding="utf-8"), PLAN.name)
    room = Room(workshop, Memory(), lambda: 0.0, lang="de")
    crowded = people(1, crowd, workshop.groups, "de", 0.0)
    for person in crowded:
        room.join(f"p{person.number}", person.group)
    for step in workshop.steps:
        room.do("next")
        room.do("open")
        asked = room.fields(step.id, "de")
        for person in crowded if asked else ():
            who = f"p{person.number}"
            fields = room.fields(step.id, "de", who) if room.activity(step.id).personal else asked
            if values := think_of(person, step.id, 1, fields):
                room.submit(who, f"s{person.number}", step.id, 1, values)
        room.do("close")
        while (question := room.questions.take()) is not None:
            room.learn(answered(question))
    return room


def redraw(room: Room, step_id: str) -> float:
    """Median ms for what the screen reads of a step."""
    spans = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        room.figure(step_id)
        room.agreement(step_id)
        spans.append(1000 * (time.perf_counter() - begun))
    return statistics.median(spans)


def one_more() -> tuple[float, float]:
    """Median ms to group one more short answer among 2,000 that the crowd wrote, and to read all themes again."""
    grouping, grouped, read = Grouping(), [], []
    asked = (Text("text", "What is in the way?"),)
    for person in people(1, PEOPLE + TIMES, (), "de", 0.0):
        said = f"{think_of(person, 'einwurf', 1, asked)['text']} {person.number % 400}"
        begun = time.perf_counter()
        grouping.add(f"{person.number}.1", said)
        done = time.perf_counter()
        if person.number > PEOPLE:
            grouping.now()
            grouped.append(1000 * (done - begun))
            read.append(1000 * (time.perf_counter() - done))
    return statistics.median(grouped), statistics.median(read)


def main() -> None:
    """Measure, print and keep."""
    room, lines = filled(PEOPLE), []
    bare = redraw(room, next(step.id for step in room.workshop.steps if step.kind == "scale"))
    for step in room.workshop.steps:
        if not REGISTER[step.kind].asks:
            continue
        ms, target = redraw(room, step.id), "" if step.kind in WORDED else f"under {REDRAW:.0f} ms"
        met = "" if not target else "yes" if ms < REDRAW else "**no**"
        lines.append([f"{step.kind} ({step.id})", f"{ms:.1f}", f"{ms / bare:.1f}", target, met])
    ms, reading = one_more()
    met = "yes" if ms < ENTRY else "**no**"
    lines.append(
        ["one more short answer, grouped among 2,000", f"{ms:.1f}", f"{ms / bare:.1f}", f"under {ENTRY:.0f} ms", met]
    )
    lines.append(["all themes of them read again", f"{reading:.1f}", f"{reading / bare:.1f}", "", ""])
    text = rows([f"redraw with {PEOPLE:,} answers", "ms", "of a scale's", "target", "met"], lines)
    print(text)
    put("Figures", f"{where()}\n\n{text}")


if __name__ == "__main__":
    main()
