"""Merged, renamed and hidden short answers in every kind of vote on them: before, while and after it is open."""

import pytest
from said import collected, lead, send

from facilitator.domain.figures import Bars, Ladder, Plane, Pledges, Themes
from facilitator.domain.plan import parse
from facilitator.domain.words import Refusal
from facilitator.export import document
from facilitator.room import Room

PLAN = """
[workshop]
id = "day"
title = "Day"
[[step]]
id = "said"
kind = "collect"
title = "Said"
[[step]]
id = "sort"
kind = "sort"
title = "Sort"
of = "said"
[[step]]
id = "dots"
kind = "dots"
title = "Dots"
of = "said"
dots = 3
per_option = 3
[[step]]
id = "again"
kind = "dots"
title = "Of the dots"
of = "dots"
dots = 3
per_option = 3
[[step]]
id = "rank"
kind = "rank"
title = "Rank"
of = "dots"
[[step]]
id = "plane"
kind = "plane"
title = "Plane"
of = "rank"
x = { label = "effort" }
y = { label = "effect" }
[[step]]
id = "pledge"
kind = "pledge"
title = "Pledge"
of = "plane"
"""
SAID = ("Silos", "Silo thinking", "Printer jams", "Passwords", "Idiots!")
SILOS, THINKING, PRINTER, PASSWORDS, IDIOTS = (f"{number}.1" for number in range(1, 6))
VOTES = ("sort", "dots", "again", "rank", "plane", "pledge")


@pytest.fixture
def room() -> Room:
    """Five answers that are five themes, each with a dot."""
    return collected(PLAN, SAID)


def begin(room: Room, step: str) -> None:
    """Every vote before it has everything on its paper."""
    for before in VOTES[1 : VOTES.index(step)]:
        lead(room, f"jump {before}", "open", "close")
    lead(room, f"jump {step}", "open")


def first(room: Room, step: str) -> None:
    """One person answers with all there is."""
    ids = [option.id for option in room.scene(step).options]
    match step:
        case "dots" | "again":
            send(room, 1, step, {"dots": {SILOS: 1, THINKING: 1, IDIOTS: 1}})
        case "rank":
            send(room, 1, step, {"order": ids})
        case "plane":
            send(room, 1, step, {f"{option}.{axis}": 3 for option in ids for axis in "xy"})
        case "pledge":
            send(room, 1, step, {"what": "It", "who": "We", "when": "2026-12-01", "about": IDIOTS})
        case "sort":
            field = room.fields(step, "en", "p1")[0]
            send(room, 1, step, {field.id: "new"})


def offered(room: Room, step: str) -> set[str]:
    """All words on anybody's phone about an open vote."""
    fields = [field for person in range(7) for field in room.fields(step, "en", f"p{person}" if person else "")]
    labels = {option.label for field in fields for option in getattr(field, "options", ())}
    return labels | {field.label for field in fields} | {field.label.rpartition(": ")[0] for field in fields}


def told(room: Room, step: str) -> set[str]:
    """All options on the wall."""
    match room.figure(step):
        case Bars() as bars:
            return {bar.label for bar in bars.bars}
        case Ladder() as ladder:
            return {rung.label for rung in ladder.rungs}
        case Plane() as plane:
            return {spot.label for spot in plane.spots}
        case Pledges() as pledges:
            return {promise.about for promise in pledges.promises}
        case Themes() as themes:
            return {theme.label for theme in themes.themes} | {e for theme in themes.themes for e in theme.entries}
    raise AssertionError(step)


def again(room: Room) -> Room:
    built = document.build(room, parse(PLAN, "day.toml")[1])
    return document.reread(document.decode(document.encode(built)))


@pytest.mark.parametrize("step", VOTES)
def test_what_is_hidden_in_an_open_vote_leaves_phones_and_wall_and_comes_back_by_undo(room: Room, step: str) -> None:
    begin(room, step)
    first(room, step)
    before = offered(room, step), told(room, step)
    assert "Idiots!" in before[0]
    lead(room, "drop 5.1")
    assert "Idiots!" not in offered(room, step) | told(room, step)
    assert "Idiots!" not in told(again(room), step)
    lead(room, "undo")
    assert (offered(room, step), told(room, step)) == before
    lead(room, "redo", "close")
    assert "Idiots!" not in offered(room, step) | told(room, step) | told(again(room), step)


@pytest.mark.parametrize("step", ["dots", "rank", "plane", "pledge"])
def test_a_phone_that_has_not_looked_yet_is_told_what_is_gone(room: Room, step: str) -> None:
    begin(room, step)
    first(room, step)
    answer = room.session.round_ballots(step, 1)["p1"].answer
    lead(room, "drop 5.1")
    with pytest.raises(Refusal, match=r"not on the list any more|from the list"):
        send(room, 2, step, answer)


def order(room: Room) -> list[tuple[str, int]]:
    figure = room.figure("rank")
    assert isinstance(figure, Ladder)
    return [(rung.label, rung.place) for rung in figure.rungs]


def spots(room: Room) -> dict[str, tuple[tuple[float, float], ...]]:
    figure = room.figure("plane")
    assert isinstance(figure, Plane)
    return {spot.label: spot.points for spot in figure.spots}


def ranked(room: Room) -> None:
    """Five people put printers before passwords, and the two kinds of silos on the last but one place and the first."""
    begin(room, "rank")
    for person in range(1, 6):
        send(room, person, "rank", {"order": [THINKING, PRINTER, PASSWORDS, SILOS, IDIOTS]})


def placed(room: Room) -> None:
    begin(room, "plane")
    for person in range(1, 6):
        values = {f"{SILOS}.x": 2, f"{SILOS}.y": 4, f"{PRINTER}.x": 9, f"{PRINTER}.y": 9}
        values |= {f"{THINKING}.x": 5, f"{THINKING}.y": 8} if person > 1 else {}
        send(room, person, "plane", values)


def test_what_is_merged_has_the_best_of_its_places(room: Room) -> None:
    ranked(room)
    before = order(room)
    assert before == [(SAID[1], 1), (SAID[2], 2), (SAID[3], 3), (SAID[0], 4), (SAID[4], 5)]
    agreement = room.agreement("rank")
    lead(room, "merge 2.1 1.1", "rename 1.1 Walls")
    now = [("Walls", 1), ("Printer jams", 2), ("Passwords", 3), ("Idiots!", 4)]
    assert order(room) == order(again(room)) == now
    lead(room, "close")
    assert order(room) == now
    lead(room, "drop 3.1")
    assert order(room) == order(again(room)) == [("Walls", 1), ("Passwords", 2), ("Idiots!", 3)]
    lead(room, "undo", "undo", "undo", "undo")
    assert order(room) == before
    assert room.agreement("rank") == agreement


def test_what_is_merged_stands_in_the_middle_of_each_persons_places(room: Room) -> None:
    placed(room)
    before = spots(room)
    lead(room, "close", "merge 2.1 1.1")
    assert spots(room) == spots(again(room))
    assert "Silo thinking" not in spots(room)
    assert spots(room)["Silos"] == ((2.0, 4.0), *(((4.0, 6.0),) * 4))
    assert set(room.activity("plane").said(room.scene("plane"))) == {
        f"{item}.{axis}" for item in (SILOS, PRINTER, PASSWORDS, IDIOTS) for axis in "xy"
    }
    lead(room, "undo")
    assert spots(room) == before


def test_a_pledge_is_about_what_that_is_called_now(room: Room) -> None:
    begin(room, "pledge")
    send(room, 1, "pledge", {"what": "It", "who": "We", "when": "2026-12-01", "about": THINKING})
    lead(room, "merge 2.1 1.1", "rename 1.1 Walls")
    assert told(room, "pledge") == told(again(room), "pledge") == {"Walls"}
    lead(room, "undo", "undo")
    assert told(room, "pledge") == {"Silo thinking"}


@pytest.mark.parametrize("step", VOTES[1:])
def test_what_is_merged_before_is_offered_once(room: Room, step: str) -> None:
    lead(room, "merge 2.1 1.1")
    begin(room, step)
    assert "Silos" in offered(room, step)
    assert "Silo thinking" not in offered(room, step)


def test_merging_while_a_vote_is_open_changes_no_phone(room: Room) -> None:
    for step in ("dots", "rank", "plane"):
        begin(room, step)
        first(room, step)
        phones = room.fields(step, "en")
        lead(room, "merge 2.1 1.1")
        assert room.fields(step, "en") == phones
        lead(room, "undo")


def test_dots_on_winners_follow_their_themes_as_dots_on_themes_do(room: Room) -> None:
    begin(room, "again")
    first(room, "again")
    lead(room, "merge 2.1 1.1")
    figure = room.figure("again")
    assert isinstance(figure, Bars)
    assert {bar.label: bar.value for bar in figure.bars}["Silos"] == 2


def test_what_the_room_sorts_is_not_dealt_anew_when_something_is_hidden(room: Room) -> None:
    begin(room, "sort")
    hands = {p: [field.id for field in room.fields("sort", "en", f"p{p}")] for p in range(1, 7)}
    first(room, "sort")
    lead(room, "drop 5.1")
    for person, hand in hands.items():
        assert [f.id for f in room.fields("sort", "en", f"p{person}")] == [e for e in hand if e != IDIOTS]
