"""The day in one picture: from what really happened, and only what the room was shown."""

from typing import Any

import msgspec
import pytest
from memory import Memory

from facilitator.domain.figures import Figure, OutcomeSheet, SheetLine
from facilitator.domain.plan import from_dict
from facilitator.export import document
from facilitator.language import language
from facilitator.room import Room
from facilitator.sentences import told

OPTIONS = [{"id": name, "text": name.upper()} for name in "abc"]
AXES = {"x": {"label": "Ease"}, "y": {"label": "Impact"}}
PARTS = ["again", "said", "vote", "order", "place", "may", "way", "better", "limit", "pledges"]
PLAN: dict[str, Any] = {
    "workshop": {"id": "day", "title": "Day"},
    "step": [
        {"id": "values", "kind": "scale", "title": "Values", "items": [{"id": "one", "text": "One"}]},
        {"id": "said", "kind": "collect", "title": "Said"},
        {"id": "vote", "kind": "dots", "title": "Vote", "options": OPTIONS, "reveal": "by hand"},
        {"id": "order", "kind": "rank", "title": "Order", "options": OPTIONS},
        {"id": "place", "kind": "plane", "title": "Place", "options": OPTIONS, **AXES},
        {"id": "may", "kind": "choice", "title": "May I?", "options": OPTIONS, "unsure": True,
         "items": [{"id": "x", "text": "Credit?"}, {"id": "y", "text": "Delay"}]},
        {"id": "way", "kind": "choice", "title": "Way", "options": OPTIONS},
        {"id": "better", "kind": "compare", "title": "Better", "items": [{"id": "x", "text": "I listen"}]},
        {"id": "limit", "kind": "amount", "title": "Limit", "official": 500, "should": True},
        {"id": "pledges", "kind": "pledge", "title": "Pledges", "unit": "CHF", "of": "vote"},
        {"id": "again", "title": "Again", "repeats": "values"},
        {"id": "sheet", "kind": "outcome", "title": "The day", "next": {"en": "In May", "de": "Im Mai"},
         "parts": [{"of": name, "top": 2} for name in PARTS]},
    ],
}  # fmt: skip


def answers(i: int) -> dict[str, dict[str, Any]]:
    """What person i of six says."""
    return {
        "values": {"one": 1 + 4 * (i % 2)},
        "said": {"text": ["Printers", "Meetings", "Printers"][i % 3]},
        "vote": {"dots": {"a": 1, "b": 1} if i else {"c": 1}},
        "order": {"order": ["c", "a", "b"]},
        "place": {"a.x": 2, "a.y": 2, "b.x": 9, "b.y": 9},
        "may": {"x": "b" if i < 5 else "unsure", "y": "unsure"},
        "way": {"choice": "c" if i else "a"},
        "better": {"x": "better" if i < 5 else "other"},
        "limit": {"have": 100 * (i + 1), "should": 1000},
        "pledges": {"what": f"Call {i}", "who": "Ann", "when": f"2030-01-{9 - i:02}", "budget": 10, "about": "a"},
        "again": {"one": 5},
    }


def room_at_end(skip: tuple[str, ...] = (), reveal: tuple[str, ...] = ("vote",)) -> Room:
    room = Room(from_dict(PLAN, "day.toml"), Memory(), lambda: 0.0)
    for i in range(6):
        room.join(f"p{i}")
    for step in room.workshop.steps:
        room.do("jump", step.id)
        if step.kind == "outcome" or step.id in skip:
            continue
        room.do("open")
        for i in range(6):
            room.submit(f"p{i}", f"{step.id}-{i}", step.id, 1, answers(i)[step.id])
        room.do("close")
        if step.id in reveal and not room.session.shown(step.id):
            room.do("reveal")
    return room


def sheet(room: Room, lang: str = "en") -> OutcomeSheet:
    found = room.figure("sheet", lang)
    assert isinstance(found, OutcomeSheet)
    return found


def test_every_part_brings_what_came_out_of_its_step() -> None:
    found = sheet(room_at_end())
    (flock,) = found.flocks
    assert (flock.label, flock.before and flock.before.phi, flock.after.phi) == ("Again", 0.0, pytest.approx(1.0))
    assert [(item.both, item.moves) for item in flock.items] == [(6, ())]
    assert {part.id: (part.lines, part.more) for part in found.chosen} == {
        "said": ((SheetLine("Printers", 4, 6), SheetLine("Meetings", 2, 6)), 0),
        "vote": ((SheetLine("A", 5, 6), SheetLine("B", 5, 6)), 1),
        "order": ((SheetLine("C"), SheetLine("A")), 1),
        "place": ((SheetLine("B"), SheetLine("A")), 0),
        "may": ((SheetLine("Credit: B", 5, 6),), 0),
        "way": ((SheetLine("C", 5, 6), SheetLine("A", 1, 6)), 0),
        "better": ((SheetLine("I listen", 5, 6),), 0),
    }
    (limit,) = found.amounts
    assert (limit.have, limit.should, limit.official, limit.within, limit.n) == (350, 1000, 500, 1, 6)
    (wall,) = found.pledges
    assert (wall.n, wall.budget, wall.unit, len(wall.promises)) == (6, 60, "CHF", 2)
    assert [(promise.what, promise.about) for promise in wall.promises] == [("Call 5", "A"), ("Call 4", "A")]
    assert found.next == "In May"
    assert sheet(room_at_end(), "de").next == "Im Mai"
    assert msgspec.json.decode(msgspec.json.encode(found), type=Figure) == found


def test_what_did_not_happen_is_absent() -> None:
    found = sheet(room_at_end(skip=tuple(PARTS)))
    assert [flock.label for flock in found.flocks] == ["Values"]
    assert found.flocks[0].before is None
    assert (found.chosen, found.amounts, found.pledges) == ((), (), ())
    assert sheet(room_at_end(skip=(*PARTS, "values"))) == OutcomeSheet(next="In May")


def test_what_the_room_was_not_shown_is_not_told_by_the_sheet() -> None:
    hidden = room_at_end(reveal=())
    assert "vote" not in {part.id for part in sheet(hidden).chosen}
    hidden.do("jump", "limit")
    hidden.do("hide")
    hidden.do("jump", "sheet")
    assert sheet(hidden).amounts == ()


def test_a_sheet_read_back_from_an_export_has_the_same_parts() -> None:
    room = room_at_end()
    room.do("jump", "limit")
    room.do("hide")
    room.do("jump", "may")
    room.do("again")
    room.do("undo")
    again = document.reread(document.decode(document.encode(document.build(room, PLAN))))
    assert sheet(again) == sheet(room)
    assert [again.session.shown(step.id) for step in again.workshop.steps] == [
        room.session.shown(step.id) for step in room.workshop.steps
    ]
    older = msgspec.json.decode(document.encode(document.build(room, PLAN)))
    for step in older["steps"]:
        del step["shown"]
    assert "vote" not in {
        part.id for part in sheet(document.reread(document.decode(msgspec.json.encode(older)))).chosen
    }


def test_only_notes_that_are_outcomes_stand_on_it() -> None:
    room = room_at_end()
    room.do("note", "Window is broken")
    room.do("outcome", "Lunch together on Tuesdays")
    assert sheet(room).notes == ("Lunch together on Tuesdays",)


def test_it_is_seen_without_being_opened_and_has_nothing_to_answer() -> None:
    room = room_at_end()
    assert room.session.current is not None
    assert room.session.current.id == "sheet"
    assert room.seen("sheet")
    room.do("open")
    with pytest.raises(Exception, match="nothing to answer"):
        room.submit("p0", "x", "sheet", 1, {"one": 1})


def test_the_export_has_the_whole_sheet() -> None:
    room = room_at_end(reveal=())
    room.do("open")
    kept = document.build(room, PLAN)
    figure = kept.steps[-1].rounds[0].figure
    assert isinstance(figure, OutcomeSheet)
    assert {part.id for part in figure.chosen} >= {"vote", "order"}
    assert figure.amounts[0].official == 500


def test_a_sheet_in_words_tells_every_part() -> None:
    room = room_at_end()
    room.do("outcome", "Lunch together")
    lines = told(sheet(room), language("en"))
    assert lines[0] == "Again: (0.00) → (1.00) Few answers. The room has moved."
    assert "Vote: A (5 of 6); B (5 of 6)" in lines
    (limit,) = [line for line in lines if line.startswith("Limit: ")]
    assert limit.endswith(": 1 of 6 were near it.")
    assert "May I? Credit: B (5 of 6)" in lines
    assert any(line.startswith("Pledges: 6 pledges · ") for line in lines)
    assert lines[-2:] == ["★ Lunch together", "Measured again: In May"]
