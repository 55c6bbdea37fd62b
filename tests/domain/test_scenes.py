"""What later steps build on, and that a grouping is the same live, after a resume and read back from an export."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from memory import Memory

from facilitator.domain.activities import REGISTER, sort
from facilitator.domain.activities.themed import group
from facilitator.domain.fields import Option
from facilitator.domain.plan import from_dict
from facilitator.domain.themes import Grouping
from facilitator.export import document
from facilitator.room import Room

HEAD = {"id": "day", "title": "Day"}
STEPS = [
    {"id": "said", "kind": "collect", "title": "Said", "entries": 3},
    {"id": "sorted", "kind": "sort", "title": "Sorted", "of": "said", "each": 4},
    {"id": "vote", "kind": "dots", "title": "Vote", "of": "said"},
    {"id": "every", "kind": "dots", "title": "Every", "of": "said", "over": "entries"},
]


@pytest.fixture(autouse=True, scope="module")
def _registered():
    """The register with the kind ``sort``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(REGISTER, "sort", sort.ACTIVITY)
        yield


def room(people: int = 6) -> Room:
    day = from_dict({"workshop": HEAD, "step": STEPS}, "day.toml")
    made = Room(day, Memory(), lambda: 0.0)
    for i in range(1, people + 1):
        made.join(f"p{i}")
    made.do("next")
    made.do("open")
    return made


def send(made: Room, person: int, values: dict[str, Any]) -> None:
    step = made.session.current
    assert step
    number = made.session.state(step.id).round
    made.submit(f"p{person}", f"s{len(made.session.events)}", step.id, number, values)


def go(made: Room) -> None:
    made.do("next")
    made.do("open")


def resumed(made: Room) -> Room:
    assert isinstance(made.journal, Memory)
    return Room(made.workshop, Memory(), lambda: 0.0, made.journal.records)


def labels(made: Room) -> list[tuple[str, int]]:
    return [(theme.label, theme.people) for theme in made.figure("said").themes]


texts = st.lists(
    st.sampled_from(["Zeit", "keine Zeit", "Keine Zeiten", "Ziele", "Ziel", "klare Ziele", "?"]), min_size=1
)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 6), texts.map(lambda t: t[:3]), st.booleans()), max_size=20))
def test_live_and_resumed_and_grouped_at_once_are_the_same(ballots):
    live = room()
    for person, said, looked in ballots:
        send(live, person, {"text": said})
        if looked:
            live.figure("said")
    again, scene = resumed(live), live.scene("said")
    assert again.figure("said") == live.figure("said")
    assert again.activity("said").rows(again.scene("said")) == live.activity("said").rows(scene)
    assert scene.grouping == group(scene)


def test_an_edit_takes_an_entry_out_of_its_theme_and_keeps_its_place():
    made = room()
    send(made, 1, {"text": ["parking", "coffee"]})
    send(made, 2, {"text": ["Parking!"]})
    assert labels(made) == [("parking", 2), ("coffee", 1)]
    send(made, 1, {"text": ["coffee"]})
    assert labels(made) == [("coffee", 1), ("Parking!", 1)]
    send(made, 1, {"text": ["Parking"]})
    assert [(t.id, t.entries) for t in made.figure("said").themes] == [("1.1", ("Parking", "Parking!"))]


def test_an_early_edit_settles_only_what_it_touches(monkeypatch):
    made = room(people=40)
    for person in range(1, 41):
        send(made, person, {"text": [f"{'abcdefgh'[person % 8] * 5}{'klmno'[person // 8 % 5] * 4}", "parking"]})
    assert len(labels(made)) == 41
    added = []
    whole = Grouping.add
    monkeypatch.setattr(Grouping, "add", lambda self, *args: (added.append(args[0]), whole(self, *args)))
    send(made, 1, {"text": ["coffee", "parking"]})
    assert ("coffee", 1) in labels(made)
    assert added == ["1.1"]


def test_a_vote_is_over_the_themes_or_over_every_entry():
    made = room()
    send(made, 1, {"text": ["coffee"]})
    send(made, 2, {"text": ["parking", "Parking!"]})
    send(made, 3, {"text": ["parking"]})
    made.do("next")
    go(made)
    assert made.scene("vote").options == (Option("2.1", "parking"), Option("1.1", "coffee"))
    go(made)
    assert [(o.id, o.label) for o in made.scene("every").options] == [
        ("1.1", "coffee"),
        ("2.1", "parking"),
        ("2.2", "Parking!"),
        ("3.1", "parking"),
    ]


def sorting(answers: int = 3) -> Room:
    """Three entries of two people; the others put "no space for cars" to "parking"."""
    made = room()
    send(made, 1, {"text": ["parking", "coffee"]})
    send(made, 2, {"text": ["no space for cars"]})
    go(made)
    for person in range(3, 3 + answers):
        send(made, person, {"2.1": "1.1"})
    return made


def test_what_the_room_sorted_holds_once_the_vote_is_closed():
    made = sorting()
    assert labels(made) == [("parking", 1), ("coffee", 1), ("no space for cars", 1)]
    made.do("close")
    assert labels(made) == [("parking", 2), ("coffee", 1)]
    assert (made.figure("said").confirmed, made.figure("said").entries) == (1, 3)
    go(made)
    assert made.scene("vote").options == (Option("1.1", "parking"), Option("1.2", "coffee"))
    assert resumed(made).figure("said") == made.figure("said")


def test_two_people_do_not_decide():
    made = sorting(answers=2)
    made.do("close")
    assert len(labels(made)) == 3


def test_going_on_closes_the_vote_and_undo_takes_its_outcome_back():
    made = sorting()
    made.do("next")
    assert len(labels(made)) == 2
    made.do("undo")
    assert len(labels(made)) == 3


def test_what_is_sorted_stays_what_it_was_when_the_vote_was_opened():
    made = sorting(answers=1)
    paper, asked = made.scene("sorted").options, made.fields("sorted", "en", "p4")
    made.do("back")
    made.do("open")
    send(made, 5, {"text": ["tea", "cups"]})
    go(made)
    assert made.scene("sorted").options == paper
    assert made.fields("sorted", "en", "p4") == asked
    assert {f.id for f in made.fields("sorted", "en", "p1")} == {"2.1"}


def test_a_second_vote_begins_with_what_the_first_one_made_and_adds_to_it():
    made = sorting()
    made.do("close")
    made.do("again")
    assert [o.id for o in made.scene("sorted").options if o.id.startswith("theme:")] == ["theme:1.2", "theme:1.1"]
    for person in range(3, 6):
        send(made, person, {"1.2": "1.1"})
    made.do("close")
    assert labels(made) == [("parking", 2)]
    assert made.figure("said").confirmed == 2
    assert resumed(made).figure("said") == made.figure("said")


def test_an_entry_that_was_edited_after_the_vote_is_grouped_by_its_wording_again():
    made = sorting()
    made.do("back")
    made.do("open")
    send(made, 2, {"text": ["no space for bicycles"]})
    assert labels(made) == [("parking", 1), ("coffee", 1), ("no space for bicycles", 1)]


def test_an_export_read_back_has_the_same_themes_whatever_was_edited_and_sorted():
    made = sorting()
    made.do("back")
    made.do("open")
    send(made, 1, {"text": ["Coffee!", "parking", "coffee"]})
    send(made, 4, {"text": ["parking"]})
    made.do("close")
    exported = document.build(made, {"workshop": HEAD, "step": STEPS})
    again = document.measured(exported)
    assert again.steps[0].rounds == exported.steps[0].rounds
    assert again.steps[1].rounds == exported.steps[1].rounds
