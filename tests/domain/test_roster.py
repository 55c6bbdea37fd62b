from memory import Memory

from facilitator.domain.plan import parse
from facilitator.domain.roster import by_desk, roster
from facilitator.room import Room

BALLOT = {"kunde": 4, "ehrlich": 3}


def answer(room: Room, *people: str, proxy: bool = False) -> None:
    step = room.session.last or ""
    round_ = room.session.state(step).round
    for person in people:
        room.submit(person, f"{person}-{step}-{round_}", step, round_, BALLOT, proxy=proxy)


def phones(room: Room, *listening: str) -> dict[str, str]:
    return {person.id: person.phone for person in roster(room.session, frozenset(listening))}


def late(room: Room) -> set[str]:
    return {person.id for person in roster(room.session, frozenset()) if person.late}


def test_phones_are_here_or_away_and_some_people_have_none(small_room: Room) -> None:
    small_room.join("a", "Verkauf")
    small_room.join("b")
    small_room.join("c", proxy=True)
    assert phones(small_room, "a", "c") == {"a": "here", "b": "away", "c": "none"}
    assert [(p.number, p.group) for p in roster(small_room.session, frozenset())] == [(1, "Verkauf"), (2, ""), (3, "")]


def test_a_name_is_told_only_where_the_plan_asks_for_names(small_plan: str, small_room: Room) -> None:
    asking = Room(parse(small_plan.replace("groups", "names = true\ngroups", 1), "k.toml")[0], Memory(), lambda: 0.0)
    for room, name in ((small_room, ""), (asking, "Ann")):
        room.join("a", "Verkauf", "Ann")
        assert [person.name for person in roster(room.session, frozenset())] == [name]


def test_who_came_after_the_first_question_opened_is_late(small_room: Room) -> None:
    small_room.join("a")
    small_room.do("next")
    small_room.join("b")
    small_room.do("open")
    small_room.join("c")
    assert late(small_room) == {"c"}
    small_room.do("undo")
    assert late(small_room) == set()


def test_a_pause_makes_nobody_late(small_room: Room) -> None:
    small_room.do("jump", "pause")
    small_room.do("open")
    small_room.join("a")
    assert late(small_room) == set()


def test_dropped_out_is_who_is_away_and_missed_the_last_question_that_is_over(small_room: Room) -> None:
    for person in ("here", "gone", "back"):
        small_room.join(person)
    small_room.do("next")
    small_room.do("open")
    answer(small_room, "here", "back")
    assert phones(small_room, "here") == {"here": "here", "gone": "away", "back": "away"}
    small_room.do("close")
    small_room.join("late")
    assert phones(small_room, "here") == {"here": "here", "gone": "dropped out", "back": "away", "late": "away"}
    assert phones(small_room, "here", "gone")["gone"] == "here"
    small_room.do("again")
    assert phones(small_room)["gone"] == "dropped out"
    small_room.do("next")
    assert phones(small_room)["back"] == "dropped out"
    small_room.do("undo")
    assert phones(small_room)["back"] == "away"


def test_it_tells_who_was_answered_for_and_of_phones_not_whether_they_answered(small_room: Room) -> None:
    small_room.join("phone")
    small_room.join("none", proxy=True)
    small_room.do("next")
    small_room.do("open")
    answer(small_room, "phone")
    answer(small_room, "none", proxy=True)
    assert {p.id: p.answered_for for p in roster(small_room.session, frozenset())} == {"phone": False, "none": True}
    assert by_desk(small_room.session, "werte", 1) == 1
    small_room.do("remove", "2 answers")
    assert by_desk(small_room.session, "werte", 1) == 0
    assert [p.id for p in roster(small_room.session, frozenset())] == ["phone"]
