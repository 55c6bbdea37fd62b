import io

import pytest
from lives import Running
from spoken import Speak, lines, speaking

from facilitator.console import Console
from facilitator.domain.looking import Look
from facilitator.invitation.wifi import Wifi
from facilitator.room import Room


class Pointing(Running):
    """Remembers where the walls were pointed."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.looks: list[Look] = []

    def point(self, look: Look) -> None:
        self.looks.append(look)


@pytest.fixture
def live(voted_room: Room) -> Pointing:
    voted_room.do("jump", "werte")
    return Pointing(voted_room)


@pytest.fixture
def speak(live: Pointing) -> Speak:
    return speaking(Console(live, io.StringIO()))


async def test_what_the_wall_can_be_pointed_at_is_read_out(live: Pointing, speak: Speak) -> None:
    live.walls = 1
    assert await speak("wall") == ["* 1: Customer first.", "* 2: We are honest.", "ok 1 second window follows"]
    live.room.do("jump", "pause")
    live.walls = 0
    assert await speak("wall") == ["ok no second window follows"]


@pytest.mark.parametrize(
    ("line", "look", "told"),
    [
        ("wall 2", Look("werte", "ehrlich"), "We are honest."),
        ("wall ALL", Look("werte"), "all of it"),
        ("wall result", Look("werte"), "what came out"),
        ("wall change", Look("werte", view="change"), "how it changed"),
        ("wall code", Look("werte", code=True), "the way in"),
        ("wall wifi", Look("werte", code=True, wifi=True), "the Wi-Fi's code"),
    ],
)
async def test_the_wall_looks_where_it_is_pointed(
    live: Pointing, speak: Speak, line: str, look: Look, told: str
) -> None:
    live.inviting.wifi = Wifi("Haus", "blaue-katze")
    assert await speak(line) == [f"ok the wall looks at: {told}"]
    assert live.looks == [look]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("wall 0", "There is no such thing to look at yet."),
        ("wall 3", "There is no such thing to look at yet."),
        ("wall departments", "There is no such thing to look at yet."),
        ("wall 1 2", "Behind wall may stand: a number, all, result, change, departments, code, wifi."),
        ("wall left", "Behind wall may stand: a number, all, result, change, departments, code, wifi."),
        ("wall ²", "Behind wall may stand: a number, all, result, change, departments, code, wifi."),
        ("wall wifi", "No Wi-Fi was given. Give it at the start with --wifi."),
    ],
)
async def test_where_there_is_nothing_to_look_at_the_wall_stays(
    live: Pointing, speak: Speak, line: str, why: str
) -> None:
    assert await speak(line) == [f"error {why}"]
    assert live.looks == []


async def test_in_the_lobby_the_wall_has_the_code_alone(small_room: Room) -> None:
    live = Pointing(small_room)
    speak = speaking(Console(live, io.StringIO()))
    assert await speak("wall change") == ["error There is no such thing to look at yet."]
    assert await speak("wall 1") == ["error There is no such thing to look at yet."]
    assert await speak("wall code") == ["ok the wall looks at: the way in"]


async def test_second_windows_and_the_phone_that_leads_are_told_when_they_come_and_go(live: Pointing) -> None:
    console = Console(live, io.StringIO())
    console._news.answers_are_known()
    changes = ({"walls": 2}, {"walls": 0}, {"paired": True}, {"ended": "guessed", "paired": False}, {"ended": ""})
    for change in changes:
        for name, value in change.items():
            setattr(live if name == "walls" else live.clicker, name, value)
        console._news.tell()
        console._news.tell()
    assert lines(console) == [
        "* 2 second windows follow",
        "* no second window follows",
        "* A phone leads.",
        "* The PIN was typed wrong too often and is off.",
    ]
