import io

import pytest
from lives import Running
from spoken import Speak, answered, speaking

from facilitator.console import Console
from facilitator.room import Room


@pytest.fixture
def voted(voted_room: Room) -> Speak:
    return speaking(Console(Running(voted_room), io.StringIO()))


async def test_status_tells_where_the_room_is_in_words_of_a_fixed_order(day: Console, lead: Speak) -> None:
    day.talk.live.present = frozenset({"p1", "p2", "stranger"})
    where = "status=closed step=said kind=collect round=1 shown=yes answered=6 joined=6 phi=0.47 shape=bracketed"
    assert await lead("status") == [f"ok {where} expected=0 locked=no present=2 away=0"]
    for line in ("expect 9", "lock", "next", "open", "timer 2"):
        await lead(line)
    where = "status=open step=vote kind=dots round=1 shown=no answered=0 joined=6"
    assert await lead("status") == [f"ok {where} expected=9 locked=yes present=2 away=4 left=120"]


async def test_status_in_the_lobby_and_at_the_end(console: Console, speak: Speak) -> None:
    assert await speak("status") == ["ok status=lobby answered=0 joined=0 expected=0 locked=no present=0 away=0"]
    console.room.do("jump", "pause")
    console.room.do("next")
    assert await speak("status") == ["ok status=done answered=0 joined=0 expected=0 locked=no present=0 away=0"]


async def test_the_agenda_is_read_out_with_minutes_and_how_far_behind_the_day_is(day: Console, lead: Speak) -> None:
    now = day.room.clock()
    day.room.clock = lambda: now + 14 * 60
    await lead("next")
    day.room.clock = lambda: now + 16 * 60
    assert await lead("agenda") == [
        "* 1: Said, done in 14 of 10 minutes",
        "* 2: Vote, here for 2 of 5 minutes",
        "* 3: Coffee, 5 minutes",
        "ok 4 minutes behind the plan",
    ]
    await lead("next")
    assert (await lead("agenda"))[1] == "* 2: Vote, left out"


async def test_the_guide_is_read_out_line_by_line(lead: Speak) -> None:
    assert await lead("guide") == ["* Leave them time.", "* Then read it out.", "ok"]
    await lead("next")
    assert await lead("guide") == ["ok This step has no guide."]


async def test_there_is_no_guide_in_the_lobby(speak: Speak) -> None:
    assert await speak("guide") == ["ok This step has no guide."]


async def test_what_came_out_is_read_out_in_sentences(day: Console, lead: Speak) -> None:
    said = await lead("result")
    assert said[0].startswith("* (0.45) Few answers. As if all answers fell on ")
    assert "* Grouping is provisional." in said
    assert said[-6:] == [
        "*   1. printer jams (2)",
        "*   2. too many lists (1)",
        "*   3. meetings without end (1)",
        "*   4. nobody decides (1)",
        "*   5. passwords (1)",
        "ok 6 answers",
    ]
    day.room.do("open")
    for person in range(1, 7):
        answered(day.room, person, "said", {"text": [f"thing of {person}", f"matter {person}"]})
    day.room.do("close")
    assert len([line for line in await lead("result") if line.startswith("*   ")]) == 5
    assert len([line for line in await lead("result ALL") if line.startswith("*   ")]) > 5


async def test_what_the_room_does_not_see_is_read_out_only_if_asked_for(day: Console, lead: Speak) -> None:
    for line in ("next", "open"):
        await lead(line)
    for person in range(1, 7):
        answered(day.room, person, "vote", {"dots": {"1.1": 2, "3.1": 1}})
    assert await lead("result") == ["error The room does not see this yet. Say result private to hear it alone."]
    said = await lead("result private all")
    assert "*   1. too many lists (12)" in said
    assert said[-1] == "ok 6 answers"
    assert not day.room.session.shown("vote")
    await lead("reveal")
    assert [line for line in await lead("result") if "too many lists (12)" in line]


async def test_points_of_a_scale_are_counted_and_rounds_compared(voted: Speak) -> None:
    await voted("jump werte")
    said = await voted("result")
    assert "*   Customer first: 1 (no): 0, 2: 0, 3: 0, 4: 0, 5 (yes): 12" in said
    assert [line for line in said if "→" in line]
    assert said[-1] == "ok 12 answers"


async def test_a_pause_says_its_text(lead: Speak) -> None:
    await lead("jump 3")
    assert await lead("result") == ["*   Back at ten.", "ok"]


@pytest.mark.parametrize("before", [[], ["next"]])
async def test_nothing_came_out_before_something_was_asked(speak: Speak, before: list[str]) -> None:
    for line in before:
        await speak(line)
    for line in ("result", "result private"):
        assert await speak(line) == ["error Nothing has been asked here yet."]


@pytest.mark.parametrize("line", ["result everything", "result private please"])
async def test_another_word_behind_result_is_refused(lead: Speak, line: str) -> None:
    assert await lead(line) == ["error Behind result may stand: private, all."]


async def test_fewer_than_five_answers_are_only_counted(console: Console, speak: Speak) -> None:
    for line in ("next", "open"):
        await speak(line)
    for name in "abcd":
        console.room.join(name)
        console.room.submit(name, "s", "werte", 1, {"kunde": 1})
    said = await speak("result private")
    assert said[-1] == "ok 4 answers"
    assert not [line for line in said if "1 (no)" in line]


async def test_what_is_asked_is_read_out(speak: Speak) -> None:
    assert await speak("question") == ["error Nothing has been asked here yet."]
    await speak("next")
    assert await speak("question") == [
        "* 1 kunde: Customer first. – a point from 1 (no) to 5 (yes), or unsure",
        "* 2 ehrlich: We are honest. – a point from 1 (no) to 5 (yes), or unsure",
        "ok What do we stand for?",
    ]


async def test_a_pause_asks_nothing_but_has_a_title(lead: Speak) -> None:
    await lead("jump 3")
    assert await lead("question") == ["ok Coffee"]
