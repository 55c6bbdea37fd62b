"""A console that leads a running room without server and disk."""

import io

import pytest
from lives import Running
from memory import Memory
from spoken import Speak, answered, speaking

from facilitator.console import Console
from facilitator.domain.plan import parse
from facilitator.room import Room

PLAN = """
[workshop]
id = "day"
title = "Day"
groups = ["Sales", "Technik"]
[[step]]
id = "said"
kind = "collect"
title = "Said"
entries = 2
minutes = 10
guide = "Leave them time.\\n\\nThen read it out."
[[step]]
id = "vote"
kind = "dots"
title = "Vote"
of = "said"
dots = 3
per_option = 2
[[step]]
id = "coffee"
kind = "pause"
title = "Coffee"
text = "Back at ten."
"""
WORDS = ("too many lists", "printer jams", "meetings without end", "nobody decides", "Printer jams!", "passwords")


@pytest.fixture
def console(small_room: Room) -> Console:
    return Console(Running(small_room), io.StringIO())


@pytest.fixture
def speak(console: Console) -> Speak:
    return speaking(console)


@pytest.fixture
def day() -> Console:
    """Six people have said something."""
    now = [1000.0]
    room = Room(parse(PLAN, "day.toml")[0], Memory(), lambda: now[0])
    for i in range(1, 7):
        room.join(f"p{i}", "Sales" if i < 4 else "")
    room.do("next")
    room.do("open")
    for i, text in enumerate(WORDS, 1):
        answered(room, i, "said", {"text": [text]})
    room.do("close")
    return Console(Running(room), io.StringIO())


@pytest.fixture
def lead(day: Console) -> Speak:
    return speaking(day)
