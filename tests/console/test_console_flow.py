import pytest
from spoken import Speak

from facilitator.console import Console


async def test_the_room_goes_where_it_is_sent(console: Console, speak: Speak) -> None:
    for line, here in (
        ("next", "werte"),
        ("next", "hindernisse"),
        ("back", "werte"),
        ("jump wahl", "wahl"),
        ("jump 2", "hindernisse"),
    ):
        said = await speak(line)
        assert said[-1].startswith("ok went to ")
        assert console.room.session.last == here


@pytest.mark.parametrize("where", ["", "0", "99", "1.5", "nowhere", "²", "-1", "wahl wahl", "9" * 5000])
async def test_a_step_that_is_none_is_refused(console: Console, speak: Speak, where: str) -> None:
    assert await speak(f"jump {where}") == ["error There is no step of that name."]
    assert console.room.session.events == []


async def test_a_step_is_opened_closed_shown_hidden_and_asked_again(console: Console, speak: Speak) -> None:
    did = []
    for line in ("next", "open", "reveal", "hide", "close", "hide", "reveal", "again", "undo", "redo"):
        (said,) = await speak(line)
        did.append(said.removesuffix(" What do we stand for?"))
    assert did == [
        "ok went to", "ok opened", "ok showed the result of", "ok hid the result of", "ok closed",
        "ok hid the result of", "ok showed the result of", "ok opened", "ok undone: opened", "ok done again: opened",
    ]  # fmt: skip
    assert console.room.session.state("werte").round == 2


async def test_minutes_are_set_added_and_taken_away(console: Console, speak: Speak) -> None:
    console.room.do("next")
    left = []
    for minutes in ("5", "+2", "0", "+1"):
        await speak(f"timer {minutes}")
        left.append(console.room.session.state("werte").deadline)
    assert left == [1000 + 300, 1000 + 420, None, 1000 + 60]


@pytest.mark.parametrize("minutes", ["", "x", "-1", "1000", "+", "1.5", "+ 1", "1 2"])
async def test_minutes_that_are_none_are_refused(console: Console, speak: Speak, minutes: str) -> None:
    console.room.do("next")
    assert await speak(f"timer {minutes}") == ["error The timer takes minutes from 0 to 999."]
    assert console.room.session.state("werte").deadline is None


async def test_what_is_not_possible_now_is_refused_and_says_so(speak: Speak) -> None:
    assert await speak("undo") == ["error There is nothing to undo."]
    assert await speak("redo") == ["error There is nothing to redo."]
    for name in ("back", "open", "close", "again", "reveal", "hide", "timer 3"):
        assert (await speak(name))[0].startswith("error ")


async def test_one_word_leads_through_the_whole_day_and_says_that_it_is_over(console: Console, speak: Speak) -> None:
    said: list[str] = []
    while not (said and said[-1].startswith("error")):
        said += await speak("go")
    assert said[-2:] == ["ok ended the session", "error The session is over; nothing comes next."]
    assert all(console.room.session.state(step.id).round == 1 for step in console.room.workshop.steps)
