"""A step that repeats an earlier one: its questions are asked again, and compared person by person."""

from typing import Any

import pytest
from memory import Memory

from facilitator.domain.plan import Workshop, from_dict
from facilitator.domain.words import Refusal
from facilitator.export import document
from facilitator.room import Room

ITEMS = [{"id": "one", "text": "We listen."}, {"id": "two", "text": "We decide."}]


def plan(**again: Any) -> dict[str, Any]:
    steps = [
        {"id": "values", "kind": "scale", "title": "Values", "items": ITEMS, "unsure": True},
        {"id": "said", "kind": "collect", "title": "Said"},
        {"id": "again", "title": "Once more", "repeats": "values", "minutes": 7, **again},
    ]
    return {"workshop": {"id": "day", "title": "Day"}, "step": steps}


def workshop(**again: Any) -> Workshop:
    return from_dict(plan(**again), "day.toml")


def test_a_step_that_repeats_has_the_kind_and_the_questions_of_the_first_and_words_of_its_own() -> None:
    first, _, again = workshop(help={"en": "As you see it now."}).steps
    assert (again.kind, again.settings) == (first.kind, first.settings)
    assert (again.title, again.minutes, again.help) == ("Once more", 7, {"en": "As you see it now."})
    assert workshop(kind="scale").steps[2].kind == "scale"


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ({"repeats": "nowhere"}, "repeats: expected the id of an earlier step of kind"),
        ({"repeats": "again"}, "repeats: expected the id of an earlier step of kind"),
        ({"repeats": "said"}, "repeats: expected the id of an earlier step of kind"),
        ({"kind": "choice"}, "kind: expected scale, the kind of the step it repeats"),
        ({"points": 7}, "points: expected only in step values"),
        ({"repeats": 3}, "repeats: Expected `str`, got `int`"),
        ({"help": 3}, "help: Expected `str | object`, got `int`"),
    ],
)
def test_what_cannot_be_repeated_is_refused_with_its_key(again: dict[str, Any], expected: str) -> None:
    with pytest.raises(Refusal, match=r"^day\.toml, step again: ") as caught:
        workshop(**again)
    assert expected in str(caught.value)


def played() -> Room:
    """Seven people who scatter first and agree the second time; one of them is there only then."""
    room = Room(workshop(), Memory(), lambda: 0.0)
    for i in range(8):
        room.join(f"p{i}")
    room.do("next")
    room.do("open")
    for i in range(7):
        room.submit(f"p{i}", f"a{i}", "values", 1, {"one": 1 + 4 * (i % 2), "two": 4})
    room.do("close")
    room.do("jump", "again")
    room.do("open")
    for i in range(1, 8):
        room.submit(f"p{i}", f"b{i}", "again", 1, {"one": 5, "two": 4})
    room.do("close")
    return room


def test_both_votes_stand_beside_each_other_person_by_person() -> None:
    room = played()
    shift = room.shift("again")
    assert shift is not None
    one, two = shift.items
    assert (one.before.n, one.after.n, one.both) == (7, 7, 6)
    assert one.before.phi == pytest.approx(1 / 7)
    assert one.after.phi == pytest.approx(1.0)
    assert (two.toward, two.away, two.stayed) == (0, 0, 6)
    assert room.shift("values") is None
    assert len(room.session.round_ballots("values", 1)) == 7


def test_a_third_vote_is_still_compared_with_the_first() -> None:
    room = played()
    room.do("again")
    for i in range(6):
        room.submit(f"p{i}", f"c{i}", "again", 2, {"one": 1, "two": 4})
    room.do("close")
    assert room.baseline("again") == ("values", 1)


def test_where_the_first_was_left_out_there_is_nothing_to_compare_until_a_second_round() -> None:
    room = Room(workshop(), Memory(), lambda: 0.0)
    room.join("a")
    room.do("jump", "again")
    assert room.baseline("again") is None
    room.do("open")
    room.submit("a", "1", "again", 1, {"one": 1})
    assert room.shift("again") is None
    room.do("close")
    room.do("again")
    assert room.baseline("again") == ("again", 1)


def test_what_is_read_back_from_an_export_compares_the_same() -> None:
    room = played()
    kept = document.reread(document.decode(document.encode(document.build(room, plan()))))
    assert kept.shift("again") == room.shift("again")


def test_a_repeated_vote_has_the_options_of_the_first_although_there_are_more_by_now() -> None:
    steps = [
        {"id": "said", "kind": "collect", "title": "Said", "entries": 2},
        {"id": "vote", "kind": "dots", "title": "Vote", "of": "said"},
        {"id": "again", "title": "Once more", "repeats": "vote"},
    ]
    room = Room(from_dict({"workshop": {"id": "d", "title": "D"}, "step": steps}, "d.toml"), Memory(), lambda: 0.0)
    for i in range(6):
        room.join(f"p{i}")
    room.do("next")
    room.do("open")
    room.submit("p0", "1", "said", 1, {"text": ["printers", "meetings"]})
    room.do("next")
    room.do("open")
    options = [option.id for option in room.fields("vote", "en")[0].options]
    for i in range(6):
        room.submit(f"p{i}", "2", "vote", 1, {"dots": {options[i % 2]: 1}})
    room.do("back")
    room.do("open")
    room.submit("p1", "3", "said", 1, {"text": ["parking"]})
    room.do("jump", "again")
    room.do("open")
    assert [option.id for option in room.fields("again", "en")[0].options] == options
    for i in range(6):
        room.submit(f"p{i}", "4", "again", 1, {"dots": {options[0]: 1}})
    shift = room.shift("again")
    assert shift is not None
    assert (shift.items[0].before.phi or 0) < (shift.items[0].after.phi or 0)
