from memory import Memory

from facilitator.domain.natural import natural
from facilitator.domain.plan import parse
from facilitator.room import Room

PLAN = """
[workshop]
id = "day"
title = "Day"
[[step]]
id = "said"
kind = "collect"
title = "Said"
reveal = "by hand"
[[step]]
id = "coffee"
kind = "pause"
title = "Coffee"
[[step]]
id = "vote"
kind = "scale"
title = "Vote"
reveal = "live"
items = [ { id = "a", text = "A" } ]
"""


def test_one_key_leads_through_the_whole_day() -> None:
    room, went = Room(parse(PLAN, "day.toml")[0], Memory(), lambda: 0.0), []
    while (found := natural(room.session)) is not None:
        action, label = found
        went.append((action, label.text))
        room.do(action)
    assert went == [
        ("next", "begin"),
        ("open", "open"),
        ("close", "close"),
        ("reveal", "show"),
        ("next", "next"),
        ("open", "start the timer"),
        ("next", "next"),
        ("open", "open"),
        ("close", "close"),
        ("next", "end the session"),
    ]


def test_whatever_comes_next_is_possible_after_a_wrong_key_too() -> None:
    room = Room(parse(PLAN, "day.toml")[0], Memory(), lambda: 0.0)
    for action in ("next", "open", "close", "reveal", "hide", "again", "undo", "next", "back"):
        room.do(action)
        found = natural(room.session)
        assert found is not None
        assert room.session.allowed(found[0])
