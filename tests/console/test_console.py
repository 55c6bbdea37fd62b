import asyncio
import io
from pathlib import Path

import pytest
from lives import Running
from memory import Memory
from spoken import lines

from facilitator.console import COMMANDS, Console
from facilitator.domain.plan import from_dict
from facilitator.room import Room


async def led(console: Console, script: str) -> list[str]:
    await asyncio.wait_for(console.run(io.StringIO(script)), 10)
    return lines(console)


async def test_every_command_is_answered_by_one_line(console: Console) -> None:
    answers = [line for line in await led(console, "\n".join((*COMMANDS, ""))) if not line.startswith("*")]
    assert len(answers) == len(COMMANDS)
    assert all(line.split()[0] in {"ok", "error"} for line in answers)


async def test_a_session_is_led_from_lines(console: Console) -> None:
    console.room.join("a")
    said = await led(console, "next\nopen\nstatus\nclose\nreveal\nundo\nredo\nagain\nquit\n")
    where = "ok status=open step=werte kind=scale round=1 shown=no answered=0 joined=1"
    assert f"{where} expected=0 locked=no present=0 away=1 left=300" in said
    assert any(line.startswith("* undone: ") for line in said)
    assert console.room.session.state("werte").round == 2


async def test_the_end_of_the_input_ends_it(console: Console) -> None:
    assert await led(console, "next") == ["* went to What do we stand for?", "ok went to What do we stand for?"]


async def test_an_empty_line_does_what_comes_next(console: Console) -> None:
    said = await led(console, "\n \nGO\n")
    title = "What do we stand for?"
    assert [line for line in said if line[0] != "*"] == [f"ok {did} {title}" for did in ("went to", "opened", "closed")]
    assert console.room.session.state("werte").round == 1
    assert not console.room.session.state("werte").open


async def test_what_is_not_possible_is_said_and_changes_nothing(console: Console) -> None:
    said = await led(console, "close\nbogus\ntimer x\nnext 3\n")
    assert [line.split()[0] for line in said] == ["error"] * 4
    assert console.room.session.events == []


async def test_answers_are_told_but_not_what_they_say(console: Console) -> None:
    console.room.do("next")
    console.room.do("open")
    running = asyncio.ensure_future(console.run(None))
    await asyncio.sleep(0)
    console.room.join("a")
    console.room.submit("a", "s", "werte", 1, {"kunde": 5})
    console.quit.set()
    await asyncio.wait_for(running, 10)
    assert lines(console) == ["* 1 has joined", "* 1 of 1 answered"]


async def test_hostile_words_cannot_drive_the_terminal(console: Console) -> None:
    console.talk.put("\x1b[31mred\x07\x9b]0;title")
    assert lines(console) == [" [31mred  ]0;title"]


async def test_a_reader_that_went_away_ends_it_and_harms_nothing(small_room: Room) -> None:
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

    console = Console(Running(small_room), Closed())
    small_room.listen(console._changed)
    small_room.do("next")
    assert console.quit.is_set()
    assert small_room.session.last == "werte"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
async def test_a_terminal_of_few_letters_and_bytes_that_are_no_text_end_nothing(
    small_room: Room, encoding: str
) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    typed = io.TextIOWrapper(io.BytesIO(b"next\nnote \xff\xfe\nnote Wof\xc3\xbcr \xe2\x86\x92\n"), encoding="utf-8")
    await asyncio.wait_for(Console(Running(small_room), out).run(typed), 10)
    out.seek(0)
    said = out.read().splitlines()
    assert said[1] == "ok went to What do we stand for?"
    assert said[-1].startswith("ok wrote down: Wof")
    assert [note.text for note in small_room.session.led.notes][1:] == ["Wofür →"]


async def test_a_shown_result_is_told_with_its_sentence(voted_room: Room) -> None:
    console = Console(Running(voted_room), io.StringIO())
    voted_room.listen(console._changed)
    voted_room.do("undo")
    voted_room.do("redo")
    voted_room.do("hide")
    voted_room.do("reveal")
    assert any("Two people share" in line for line in lines(console))
    assert any(line.startswith("*   1. ") for line in lines(console))


async def test_a_failing_disk_is_told_and_that_it_works_again(console: Console) -> None:
    running = asyncio.ensure_future(console.run(None))
    await asyncio.sleep(0)
    console.room.journal.failing = "No space left on device"
    console.room.do("next")
    console.room.journal.failing = None
    console.room.do("open")
    console.quit.set()
    await asyncio.wait_for(running, 10)
    assert any("No space left on device" in line for line in lines(console))
    assert any("saving again" in line for line in lines(console))


async def test_the_disk_is_told_of_without_anything_else_happening(console: Console) -> None:
    console.look_every = 0.01
    running = asyncio.ensure_future(console.run(None))
    async with asyncio.timeout(10):
        for failing, told in (("No space left on device", "NOT SAVED"), (None, "saving again")):
            console.room.journal.failing = failing
            while not any(told in line for line in lines(console)):  # noqa: ASYNC110  the console is a text
                await asyncio.sleep(0.005)
    console.quit.set()
    await running
    assert len(lines(console)) == 2


async def test_that_the_time_is_up_is_told_once_for_each_timer(day: Console) -> None:
    now = day.room.clock()
    for timer in ("0", "5", "6"):
        day.room.do("timer", timer)
        day.room.clock = lambda: now
        day._news.tell()
        day.room.clock = lambda: now + 1000
        for _ in range(3):
            day._news.tell()
        day.room.clock = lambda: now
    assert lines(day) == ["* 6 of 6 answered", *["* the time is up"] * 2]


async def test_a_failed_export_is_an_error_and_no_crash(small_room: Room) -> None:
    class Full(Running):
        async def export(self) -> Path:
            raise OSError(28, "No space left on device")

    assert "No space left" in await Console(Full(small_room), io.StringIO()).command("export")


async def test_the_outcome_sheet_is_told_as_soon_as_the_room_is_there() -> None:
    steps = [
        {"id": "said", "kind": "collect", "title": "Said"},
        {"id": "sheet", "kind": "outcome", "title": "The day", "parts": [{"of": "said"}], "next": "In May"},
    ]
    workshop = from_dict({"workshop": {"id": "day", "title": "Day"}, "step": steps}, "day.toml")
    room = Room(workshop, Memory(), lambda: 0.0)
    room.join("p0")
    room.do("next")
    room.do("open")
    room.submit("p0", "1", "said", 1, {"text": "Printers"})
    told = await led(Console(Running(room), io.StringIO()), "close\nnext\nquit\n")
    assert told.index("*   Said: Printers (1 of 1)") > told.index("ok closed Said")
    assert "*   Measured again: In May" in told


async def test_ok_comes_after_the_disk(console: Console) -> None:
    journal = console.room.journal
    assert isinstance(journal, Memory)
    journal.slow.clear()
    running = asyncio.ensure_future(console.run(io.StringIO("next\n")))
    for _ in range(1000):
        await asyncio.sleep(0)
    assert "ok" not in {line.split()[0] for line in lines(console)}
    assert not running.done()
    journal.slow.set()
    await asyncio.wait_for(running, 10)
    assert lines(console)[-1].startswith("ok went to")


@pytest.mark.parametrize("line", ["next", "person", "lock"])
async def test_a_disk_that_takes_nothing_gets_no_ok(console: Console, line: str) -> None:
    journal = console.room.journal
    assert isinstance(journal, Memory)
    journal.failing = "No space left on device"
    said = [text for text in await led(console, f"{line}\nstatus\n") if text[0] != "*"]
    assert said[0].startswith("error done, but not on disk yet: No space left on device")
    assert said[1].startswith("ok status=")
    assert len(journal.records) == 1
