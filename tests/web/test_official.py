"""The official answer stays on the laptop until it is shown: nothing that reaches a phone tells it before."""

from collections.abc import Callable

import pytest
from memory import Memory
from webroom import Phone

from facilitator.domain.asking import filled
from facilitator.domain.plan import from_dict
from facilitator.room import Room

SECRET = "7'777"
PLAN = {
    "workshop": {"id": "day", "title": "Day"},
    "step": [
        {
            "id": "limit",
            "kind": "amount",
            "title": "Up to what amount?",
            "help": "Without asking anyone.",
            "reveal": "by hand",
            "guide": "The answer is 7'777.",
        },
        {"id": "again", "title": "Once more", "repeats": "limit", "reveal": "by hand"},
    ],
    "ask_facilitator": [
        {"id": "official", "text": "What really holds?", "kind": "amount", "step": "limit", "field": "official"}
    ],
}


@pytest.fixture
def room(journal: Memory) -> Room:
    return Room(from_dict(filled(PLAN, {"official": SECRET}), "day.toml"), journal, lambda: 0.0)


async def everything(phone: Phone) -> str:
    """All that a phone can get hold of."""
    found = []
    for path in ("", "/state", "/step"):
        async with phone.http.get(phone.base + path) as answer:
            assert answer.status == 200
            found.append(f"{answer.headers} {await answer.text()}")
    return "\n".join(found)


def tells(text: str) -> bool:
    return any(form in text for form in ("7777", "7,777", "7'777", "7&#39;777", "What really holds?"))


async def test_the_official_answer_reaches_no_phone_before_it_is_shown(
    room: Room, new_phone: Callable[[], Phone]
) -> None:
    phones = [new_phone() for _ in range(6)]
    for phone in phones:
        await phone.join()
    room.do("next")
    assert not tells(await everything(phones[0]))
    room.do("open")
    for i, phone in enumerate(phones):
        status, body = await phone.answer("limit", {"have": f"{i + 1}00"})
        assert status == 200
        assert not tells(str(body))
    assert not tells(await everything(phones[0]))
    room.do("close")
    assert not tells(await everything(phones[0]))
    room.do("reveal")
    assert tells(await everything(phones[0]))
    room.do("hide")
    assert not tells(await everything(phones[0]))
    room.do("next")
    room.do("open")
    assert not tells(await everything(phones[0]))


async def test_help_is_on_the_phone_while_it_may_answer(room: Room, phone: Phone) -> None:
    await phone.join()
    room.do("next")
    assert "Without asking anyone." not in await everything(phone)
    room.do("open")
    assert "Without asking anyone." in await everything(phone)
    assert (await phone.call("GET", "/state"))[1]["step"]["help"] == "Without asking anyone."
    room.do("close")
    assert "Without asking anyone." not in await everything(phone)
