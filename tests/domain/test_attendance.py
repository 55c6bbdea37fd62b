from facilitator.domain.attendance import Attendance, attendance, turnout
from facilitator.room import Room


def test_who_answered_is_neither_thinking_nor_away_and_who_has_no_phone_is_never_away(small_room: Room) -> None:
    room, listening = small_room, frozenset({"a", "b", "stranger"})
    for name in "abcd":
        room.join(name)
    room.join("guest", proxy=True)
    assert attendance(room.session, listening) == Attendance(joined=5, answered=0, thinking=2, away=2, present=2)
    room.do("next")
    room.do("open")
    for name in ("a", "c", "guest"):
        room.submit(name, "s", "werte", 1, {"kunde": 3})
    assert attendance(room.session, listening) == Attendance(joined=5, answered=3, thinking=1, away=1, present=2)
    room.do("remove", "3")
    assert attendance(room.session, listening) == Attendance(joined=5, answered=3, thinking=1, away=1, present=2)
    assert turnout(room.session, "werte") == (3, 5)
    room.do("remove", "1 answers")
    assert turnout(room.session, "werte") == (2, 4)
    room.do("close")
    room.do("again")
    assert turnout(room.session, "werte") == (0, 3)
