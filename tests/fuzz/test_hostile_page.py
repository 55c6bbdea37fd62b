"""The whole corpus on a phone: no element and no attribute of a page may come from what somebody wrote."""

import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from typing import Any

import pytest
from corpus import EVERY, obeyed, writable
from memory import Memory
from process import Phone

from facilitator.domain.plan import from_dict
from facilitator.domain.text import clean
from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import serve

CODE = "K7QP"
WORDS = [words for words in writable(EVERY) if clean(words.text, 40)]
"""The texts that a phone can send and that have something to show, in a group's name too."""
EACH = 12
"""So many texts are on a page at the same time."""
PARTS = [WORDS[start : start + EACH] for start in range(0, len(WORDS), EACH)]


class Skeleton(HTMLParser):
    """What a browser would make of a page: its elements with the names of their attributes, its words, its values."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.bones: list[tuple[str, ...]] = []
        self.words: list[str] = []
        self.values: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.bones.append((tag, *(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.bones.append(("/" + tag,))

    def handle_comment(self, data: str) -> None:
        self.bones.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.bones.append(("declaration", decl))

    def handle_pi(self, data: str) -> None:
        self.bones.append(("instruction", data))

    def unknown_decl(self, data: str) -> None:
        self.bones.append(("unknown", data))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def plan(words: list[str]) -> dict[str, Any]:
    """A plan that says every one of the words wherever a phone shows something."""
    first, parts = words[0], [{"id": f"i{i}", "text": word} for i, word in enumerate(words)]
    return {
        "workshop": {"id": "day", "title": first, "groups": words},
        "step": [
            {"id": "points", "kind": "scale", "title": f"1 {first}", "items": parts, "low": words[1],
             "high": words[2], "reveal": "live", "unsure": True},
            {"id": "ask", "kind": "collect", "title": f"2 {first}", "question": words[3], "entries": 10,
             "limit": 280, "reveal": "live"},
            {"id": "vote", "kind": "dots", "title": f"3 {first}", "options": parts, "dots": 4, "per_option": 2,
             "reveal": "live"},
            {"id": "single", "kind": "dots", "title": f"4 {first}", "options": parts, "question": words[4]},
            {"id": "coffee", "kind": "pause", "title": f"5 {first}", "text": words[5]},
        ],
    }  # fmt: skip


class House:
    """A room on the network, and phones that ask it too seldom to be refused for that."""

    def __init__(self, room: Room, port: int) -> None:
        self.room, self.url = room, f"http://127.0.0.1:{port}/{CODE}"

    @asynccontextmanager
    async def phone(self, group: str | None = None) -> AsyncIterator[Phone]:
        """A new phone, which has joined if it names a group."""
        phone = Phone.new(self.url)
        async with phone.http:
            if group is not None:
                await phone.join(group=group)
            yield phone


@asynccontextmanager
async def opened(words: list[str]) -> AsyncIterator[House]:
    room = Room(from_dict(plan(words), "day.toml"), Memory(), lambda: 0.0)
    async with serve(room, Identity("secret"), CODE, "127.0.0.1", 0, addresses=lambda: {"10.0.0.7"}) as server:
        yield House(room, server.port)


async def seen(phone: Phone) -> dict[str, str]:
    """The page, the fragment and the state as the phone gets them."""
    found = {}
    for path in ("", "/step", "/state"):
        async with phone.http.get(phone.url + path, headers={"Accept-Language": "en"}) as reply:
            assert reply.status == 200
            found[path] = await reply.text()
    return found


async def posted(phone: Phone, path: str, **fields: str | list[str]) -> str:
    """What a form gets, refusals included."""
    async with phone.http.get(phone.url) as reply:
        token = re.search(r'name="form" value="([^"]*)"', await reply.text())
    assert token
    pairs = [(name, each) for name, value in fields.items() for each in ([value] if isinstance(value, str) else value)]
    async with phone.http.post(phone.url + path, data=[("form", token[1]), *pairs], allow_redirects=False) as reply:
        assert reply.status in {303, 409, 422}
        return await reply.text()


VALUES: dict[str, dict[str, Any]] = {
    "points": {"i0": 1, "i1": "unsure"},
    "vote": {"dots": {"i0": 1, "i1": 2}},
    "single": {"dots": {"i0": 1}},
}


async def day(words: list[str]) -> list[str]:
    """Every page of a day on which these words are the plan's, the groups' and everybody's."""
    pages: list[str] = []
    async with opened(words) as house:
        async with house.phone() as phone:
            pages += (await seen(phone)).values()
            pages.append(await posted(phone, "/join", group=f"? {words[0]}", resume=""))
            pages.append(await posted(phone, "/join", group="", resume=words[0][:100]))
        for step in house.room.workshop.steps:
            async with house.phone(words[1]) as phone:
                pages += await at_step(house.room, phone, step.id, words)
    return pages


async def at_step(room: Room, phone: Phone, step: str, words: list[str]) -> list[str]:
    """The pages of one step: before it opens, after wrong answers, after a right one."""
    room.do("next")
    pages = [*(await seen(phone)).values()]
    room.do("open")
    pages += (await seen(phone)).values()
    if step == "coffee":
        return pages
    for round_ in ("1", "9"):
        strange = {"v:text" if step == "ask" else f"v:{step}": [f"said {word}" for word in words[:11]]}
        pages.append(await posted(phone, "/answer", step=step, submission="s", round=round_, **strange))
    values = VALUES.get(step, {"text": words[:10]})
    assert (await phone.answer(f"s-{step}", step, 1, values))[0] == 200
    if step == "ask":
        for number, word in enumerate(words):
            room.join(f"p{number}", words[0])
            room.submit(f"p{number}", "s", "ask", 1, {"text": [word]})
    return [*pages, *(await seen(phone)).values()]


def bones(page: str) -> list[tuple[str, ...]]:
    return [] if page.startswith("{") else Skeleton(page).bones


def harmless(words: Sequence[object]) -> list[str]:
    """Words of the same kind: as different from each other, as long or short, and of letters alone."""
    return [f"word{chr(97 + i) * 3}" for i in range(len(words))]


@pytest.mark.parametrize("part", [pytest.param(part, id=part[0].id) for part in PARTS if len(part) > 6])
async def test_a_page_has_the_same_bones_whatever_the_words(part: list[Any]) -> None:
    words = [clean(text, 40) for _, text in part]
    hostile, calm = await day(words), await day(harmless(words))
    assert len(hostile) == len(calm)
    for strange, plain in zip(hostile, calm, strict=True):
        assert bones(strange) == bones(plain)
        assert not obeyed(strange)
        if strange.startswith("{"):
            json.loads(strange)
    shown = [Skeleton(page) for page in hostile if page and not page.startswith("{")]
    for word in words:
        assert any(word in page.text or word in page.values for page in shown), word


@pytest.mark.parametrize("part", [pytest.param(part, id=part[0].id) for part in PARTS if len(part) > 6])
async def test_what_was_typed_comes_back_as_text_and_nothing_else(part: list[Any]) -> None:
    async with opened(harmless(part)) as house:
        house.room.do("jump", "ask")
        house.room.do("open")
        for _, text in part:
            async with house.phone("wordaaa") as phone:
                for round_ in ("1", "9"):
                    typed = [await answered(phone, round_, said) for said in (f"said {text[:100]}", "words")]
                    assert bones(typed[0]) == bones(typed[1])


async def answered(phone: Phone, round_: str, said: str) -> str:
    """What a form of eleven answers gets, which is one too many."""
    return await posted(phone, "/answer", step="ask", submission="s", round=round_, **{"v:text": [said] * 11})


async def test_each_refusal_of_json_is_json_and_obeyed_by_nobody() -> None:
    async with opened(harmless(WORDS[:6])) as house:
        for _, text in writable(EVERY):
            async with house.phone() as phone:
                async with phone.http.post(phone.url + "/join", json={"group": text[:200], text: 1}) as reply:
                    assert reply.status == 422
                    assert not obeyed(json.dumps(await reply.json(), ensure_ascii=False))
                async with phone.http.get(f"{phone.url}/state", params={"x": text[:100]}) as reply:
                    assert reply.status == 200
        assert not house.room.session.participants
