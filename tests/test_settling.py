"""What is worked out beside the loop: at once for who asks, and by itself for everybody else."""

import asyncio

from facilitator import plans
from facilitator.domain.plan import parse
from facilitator.export.document import Nowhere
from facilitator.room import Change, Room
from facilitator.settling import settled

SOON = 30
LONG = 3600.0
"""Seconds of a pause that no test sees the end of."""


def closed_room() -> Room:
    """Five people per department, of one mind within it and of another in each."""
    workshop, _ = parse(plans.read(plans.find("silos")), "silos.toml")
    room = Room(workshop, Nowhere(), lambda: 0.0)
    for number in range(15):
        room.join(f"p{number}", workshop.groups[number % 3])
    room.do("jump", "lage")
    return room


def vote_and_close(room: Room) -> None:
    room.do("open")
    for number in range(15):
        values = {"uebergabe": 1 + 2 * (number % 3), "zustaendig": 1 + number // 3}
        room.submit(f"p{number}", "s", "lage", 1, values)
    room.do("close")


async def test_who_asks_need_not_wait_for_the_end_of_a_pause() -> None:
    room = closed_room()
    async with asyncio.timeout(SOON), settled(room, LONG) as settle:
        await settle()
        await asyncio.sleep(0)
        vote_and_close(room)
        assert room.departments("lage") is None
        await settle()
        found = room.departments("lage")
    assert found is not None
    assert {item.id: item.silos.verdict for item in found.items} == {"uebergabe": "silos", "zustaendig": "within"}


async def test_nobody_has_to_ask() -> None:
    room, told = closed_room(), asyncio.Event()

    def heard(_change: Change) -> None:
        if room.departments("lage") is not None:
            told.set()

    room.listen(heard)
    async with asyncio.timeout(SOON), settled(room, 0.0):
        vote_and_close(room)
        await told.wait()
