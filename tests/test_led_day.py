"""Ninety minutes with forty people in fast motion, led twice: without accidents, and with two of them.

The second time a second window shows the room what it may see, and a phone leads for a while. Both exports are equal.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from browser import ARGS, CHROMIUM
from leaders import Keys, Lines
from playwright.async_api import async_playwright
from process import Phone

from facilitator.crowd.minds import people, think_of
from facilitator.crowd.minds.person import Person
from facilitator.domain.fields import Field

PEOPLE, LATE, FASTER = 40, 4, 60
PLAN = Path(__file__).with_name("day.toml")
GROUPS = ("Sales", "Engineering", "Services")
VALUES, GUIDE = "What do we stand for?", "Ask two people"
NOTE = "Sales and Services read the same words differently"
CLOCKED = {"seconds", "at"}


class Hall:
    """Forty phones that answer in their order, so that two days can be compared."""

    def __init__(self) -> None:
        self.phones: list[tuple[Phone, Person]] = []
        self.crowd = people(7, PEOPLE, GROUPS, "en", 0.0)

    async def come(self, url: str, n: int) -> None:
        for person in self.crowd[len(self.phones) :][:n]:
            phone = Phone.new(url)
            self.phones.append((phone, person))
            await phone.join(group=person.group)

    async def answer(self, first: int = 0, last: int = PEOPLE) -> None:
        """From one person to another, as far as they have an opinion."""
        for number, (phone, person) in enumerate(self.phones[first:last], first):
            step = (await phone.state())["step"]
            fields = msgspec.convert(step["fields"], tuple[Field, ...])
            values = think_of(person, step["id"], step["round"], fields)
            if values:
                said = await phone.answer(f"{step['id']}-{step['round']}-{number}", step["id"], step["round"], values)
                assert said[0] == 200, said

    async def go(self) -> None:
        for phone, _ in self.phones:
            await phone.http.close()


async def led_day(leader: Lines | Keys, hall: Hall) -> None:
    """What happens on that day."""
    do = leader.do
    await leader.begin()
    await hall.come(leader.url, PEOPLE - LATE)
    await do("lock")
    await do("unlock")
    await do("next")
    await leader.wall_shows(VALUES)
    await do("open")
    await do("timer", "21")
    await hall.answer(0, 30)
    await hall.come(leader.url, LATE)
    await hall.answer(30)
    for action in ("close", "undo", "close", "hide", "undo", "undo", "redo", "redo", "undo"):
        await do(action)
    await leader.wall_shows(VALUES, GUIDE)
    await do("note", NOTE)
    await do("next")
    await do("open")
    await hall.answer(0, 17)
    await leader.accident()
    await hall.answer(17)
    await leader.wall_shows(f"{PEOPLE} of {PEOPLE} answered", NOTE)
    await leader.let_a_phone_lead()
    for action in ("close", "reveal", "next", "open"):
        await do(action, by_phone=True)
    await hall.answer()
    await do("close", by_phone=True)
    await leader.accident()
    await leader.wall_shows("The worst ones")
    await do("reveal")
    await do("outcome", "The two worst ones get an owner until Friday")
    await do("insert", "ready")
    await do("next")
    await do("open")
    await hall.answer()
    for action in ("close", "next", "next", "open"):
        await do(action)
    await hall.answer()
    for action in ("close", "reveal", "again"):
        await do(action)
    await hall.answer(0, 25)
    for action in ("close", "next", "open"):
        await do(action)
    await hall.answer()
    for action in ("close", "next", "undo", "redo"):
        await do(action)
    await leader.wall_shows("A day of ninety minutes")


def compared(raw: object) -> Any:
    """An export without what a clock says."""
    match raw:
        case dict():
            return {key: compared(value) for key, value in raw.items() if key not in CLOCKED}
        case list():
            return [compared(value) for value in raw]
    return raw


async def exported(path: Path) -> dict[str, Any]:
    out = path.with_name("out.json")
    command = (sys.executable, "-m", "facilitator", "export", str(path), "--out", str(out))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.DEVNULL)
    assert await asyncio.wait_for(process.wait(), 30) == 0
    document: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return document


async def whole_day(leader: Lines | Keys) -> dict[str, Any]:
    hall = Hall()
    try:
        await led_day(leader, hall)
    finally:
        await hall.go()
        await leader.end()
    return await exported(leader.path)


@pytest.mark.chromium
@pytest.mark.timeout(280)
async def test_a_day_with_two_crashes_ends_in_the_same_export_as_one_without(tmp_path: Path) -> None:
    calm = await whole_day(Lines(PLAN, tmp_path / "calm", FASTER))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        wild = await whole_day(Keys(PLAN, tmp_path / "wild", FASTER, browser))
        await browser.close()
    assert compared(wild) == compared(calm)
    assert [len(step["rounds"]) for step in calm["steps"]] == [1, 1, 1, 1, 0, 2, 1]
    assert all(sum(step["seconds"] for step in day["steps"]) > 0 for day in (calm, wild))
