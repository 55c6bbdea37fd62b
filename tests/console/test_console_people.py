import asyncio
import io

import pytest
from lives import FakeClicker, Running
from memory import Memory
from spoken import Speak, answered, lines, speaking

from facilitator.console import Console
from facilitator.domain import events as ev
from facilitator.room import Room


async def test_who_is_in_is_read_out_by_number_but_not_which_phone_has_answered(day: Console, lead: Speak) -> None:
    day.talk.live.present = frozenset({"p1", "p4"})
    assert await lead("person technik") == ["ok person 7 is in: answer 7 is how to answer for them"]
    await lead("open")
    await lead("person")
    assert await lead("answer 8 printers") == ["ok saved for person 8"]
    answered(day.room, 2, "said", {"text": "printers"})
    assert (await lead("result private"))[-1].endswith("7 answers, 1 of them at the desk")
    assert await lead("people") == [
        "* person 1, Sales, here",
        "* person 2, Sales, phone away",
        "* person 3, Sales, phone away",
        "* person 4, here",
        "* person 5, phone away",
        "* person 6, phone away",
        "* person 7, Technik, without a phone, came late",
        "* person 8, without a phone, came late, answered for",
        "ok 8 people",
    ]


async def test_the_door_and_how_many_are_expected_are_told(console: Console, speak: Speak) -> None:
    assert await speak("expect 24") == ["ok expects 24 people"]
    assert await speak("lock") == ["ok locked the door"]
    assert await speak("lock") == ["error The door is locked already."]
    assert await speak("people") == ["ok 0 people, 24 expected, the door is locked"]
    assert await speak("person") == ["ok person 1 is in: answer 1 is how to answer for them"]
    assert await speak("unlock") == ["ok unlocked the door"]
    assert await speak("unlock") == ["error The door is open already."]
    assert (await speak("status"))[0].endswith("joined=1 expected=24 locked=no present=0 away=0")
    assert console.room.session.led.expected == 24


@pytest.mark.parametrize("line", ["expect", "expect many", "expect -1", "expect 10001", "expect 2 4"])
async def test_a_number_of_people_that_is_none_is_refused(console: Console, speak: Speak, line: str) -> None:
    assert await speak(line) == ["error Expected are 0 to 10,000 people."]
    assert console.room.session.events == []


async def test_groups_are_said_named_and_taken_away(console: Console, speak: Speak) -> None:
    assert await speak("groups") == ["ok Verkauf, Technik"]
    assert await speak("groups Sales / R&D") == ["ok groups to choose from: Sales · R&D"]
    assert await speak("person r&d") == ["ok person 1 is in: answer 1 is how to answer for them"]
    assert await speak("people") == ["* person 1, R&D, without a phone", "ok 1 person"]
    assert await speak("groups -") == ["ok no groups to choose from any more"]
    assert await speak("groups") == ["ok no groups to choose from"]
    stage = console.room.session.stage
    assert await speak("groups " + "/".join(map(str, range(21)))) == ["error At most 20 groups, please."]
    assert console.room.session.stage == stage


async def test_a_name_that_the_plan_asks_for_is_read_out(small_room: Room) -> None:
    small_room.replay(ev.Joined("x", 1, "Technik", name="Ann"))
    speak = speaking(Console(Running(small_room), io.StringIO()))
    assert await speak("people") == ["* person 1, Ann, Technik, phone away", "ok 1 person"]


async def test_a_group_that_is_none_is_refused_with_those_there_are(console: Console, speak: Speak) -> None:
    said = await speak("person Marketing \x1b[31m")
    assert said == ["error Please choose one of the groups on the list. They are: Verkauf, Technik."]
    assert console.room.session.people == {}


async def test_somebody_is_taken_out_at_once_but_their_answers_only_after_a_yes(day: Console, lead: Speak) -> None:
    assert await lead("remove 6") == ["ok took person 6 out"]
    assert "passwords" in [entry.text for entry in day.room.board().entries.values()]
    assert await lead("remove 2 answers") == [
        "* person 2 would go, and all their answers would count no more",
        "ok not done yet: say yes, or the same line again, to do it",
    ]
    assert len(day.room.session.people) == 5
    assert await lead("yes") == ["ok took person 2 out"]
    assert "printer jams" not in [entry.text for entry in day.room.board().entries.values()]
    assert await lead("remove 1 answers yes") == ["ok took person 1 out"]
    assert await lead("undo") == ["ok undone: took person 1 out"]
    assert len(day.room.session.people) == 4


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("remove", "There is nobody of that number."),
        ("remove 99", "There is nobody of that number."),
        ("remove x answers", "There is nobody of that number."),
        ("remove 1 all", "There is nobody of that number; add the word answers to take their answers out too."),
        ("answer", "There is nobody of that number."),
        ("answer 99 4", "There is nobody of that number."),
        ("answer 1 lists", "Person 1 has answered with a phone, and that answer stays."),
        ("answer 1", "Person 1 has answered with a phone, and that answer stays."),
    ],
)
async def test_a_person_who_is_none_is_refused(day: Console, lead: Speak, line: str, why: str) -> None:
    day.room.do("open")
    stage = day.room.session.stage
    (said,) = await lead(line)
    assert said.startswith(f"error {why}")
    assert day.room.session.stage == stage


async def test_who_was_taken_out_is_nobody_any_more(lead: Speak) -> None:
    await lead("remove 6")
    assert (await lead("remove 6"))[0].startswith("error There is nobody of that number.")


async def test_an_answer_for_somebody_is_saved_marked_and_may_be_changed(day: Console, lead: Speak) -> None:
    for line in ("open", "person"):
        await lead(line)
    for text in ("no pens", "no paper | no pens"):
        assert await lead(f"answer 7 {text}") == ["ok saved for person 7"]
    ballot = day.room.session.round_ballots("said", 1)[list(day.room.session.people)[-1]]
    assert (ballot.answer, ballot.proxy) == ({"text": ["no paper", "no pens"]}, True)


async def test_what_is_asked_is_read_out_with_how_to_answer(day: Console, lead: Speak) -> None:
    for line in ("person", "open"):
        await lead(line)
    assert await lead("answer 7") == [
        "* Said – up to 2 short answers with | between them",
        "ok say answer 7 and the answer",
    ]
    for line in ("next", "open"):
        await lead(line)
    assert await lead("answer 7") == [
        "* Vote – 3 dots, at most 2 on one: name what they go to; 1:2 puts two on 1",
        "*   1: printer jams",
        "*   2: too many lists",
        "*   3: meetings without end",
        "*   4: nobody decides",
        "*   5: passwords",
        "ok say answer 7 and the answer",
    ]
    assert await lead("answer 7 1:2 Passwords") == ["ok saved for person 7"]
    assert list(day.room.session.round_ballots("vote", 1).values())[-1].answer == {"dots": {"2.1": 2, "6.1": 1}}


@pytest.mark.parametrize("before", [[], ["next"], ["next", "open", "close"]])
async def test_nothing_is_answered_while_nothing_is_open(speak: Speak, before: list[str]) -> None:
    for line in (*before, "person"):
        await speak(line)
    assert await speak("answer 1 4") == ["error Nothing is open to be answered."]


async def test_a_pause_asks_nothing(day: Console, lead: Speak) -> None:
    for line in ("person", "jump 3", "open"):
        await lead(line)
    stage = day.room.session.stage
    for line in ("answer 7", "answer 7 coffee"):
        assert await lead(line) == ["error This step asks nothing."]
    assert day.room.session.stage == stage


async def test_nothing_is_called_saved_before_it_is_on_disk(console: Console, speak: Speak) -> None:
    journal = console.room.journal
    assert isinstance(journal, Memory)
    for line in ("person", "next", "open"):
        await speak(line)
    journal.slow.clear()
    waiting = asyncio.ensure_future(console.command("answer 1 4 5"))
    while not console.room.session.round_ballots("werte", 1):  # noqa: ASYNC110  the room tells of it before the disk
        await asyncio.sleep(0)
    assert not waiting.done()
    journal.slow.set()
    assert await waiting == "ok saved for person 1"
    journal.failing = "No space left on device"
    assert await speak("answer 1 5 5") == ["error not written: No space left on device"]


async def test_one_phone_may_lead_too_until_it_may_not(console: Console, speak: Speak) -> None:
    door = console.talk.live.clicker
    assert await speak("clicker") == ["ok the PIN is 4 7 1 1 0 8, the address http://192.168.1.23:8765/K7QP/clicker"]
    assert door.pin == "471108"
    assert await speak("clicker OFF") == ["ok no phone leads"]
    assert door.pin == ""
    assert await speak("clicker on") == ["error Behind clicker may stand: off."]
    assert console.room.session.events == []


async def test_where_no_phone_can_lead_it_is_said(small_room: Room) -> None:
    class Closed(FakeClicker):
        def offer(self) -> None:
            """A record is led by nobody."""

    live = Running(small_room)
    live.clicker = Closed()
    assert await speaking(Console(live, io.StringIO()))("clicker") == ["error No phone can lead this session."]


async def test_hostile_groups_of_a_record_are_words_when_people_are_read_out(small_room: Room) -> None:
    console = Console(Running(small_room), io.StringIO())
    small_room.replay(ev.Joined("x", 1, "\x1b]0;x\x07"))
    await speaking(console)("people")
    assert not [c for line in lines(console) for c in line if not c.isprintable()]
