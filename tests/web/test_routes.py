import re
from collections.abc import Callable

import aiohttp
import pytest
from memory import Memory
from webroom import CODE, Phone

from facilitator.domain.plan import parse
from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import serve

NewPhone = Callable[[], Phone]
GOOD = {"customer": 4, "clear": "unsure"}


def opened(room: Room, step: str) -> None:
    room.do("jump", step)
    room.do("open")


async def test_the_page_asks_to_join_and_says_what_is_stored_before_anything_is_typed(phone: Phone) -> None:
    status, page = await phone.call("GET", "")
    assert status == 200
    for words in ("From sparrows to starlings", "Sales", "anonymously", "Stored are", "The room sees", "Take part"):
        assert words in page
    assert "<html lang=" in page


async def test_joining_gives_an_identity_that_stays(phone: Phone, room: Room, identity: Identity) -> None:
    first = await phone.join(group="Sales")
    assert first["resume"] == identity.words(first["participant"], "en")
    assert await phone.join() == first
    assert [p.group for p in room.session.participants.values()] == ["Sales"]
    assert await phone.join(group="Engineering") == first
    assert [p.group for p in room.session.participants.values()] == ["Engineering"]


async def test_the_cookie_is_for_the_server_alone(phone: Phone) -> None:
    async with phone.http.post(phone.base + "/join", json={}) as reply:
        cookie = reply.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert f"Path=/{CODE}" in cookie
    assert "Secure" not in cookie


async def test_three_words_bring_a_person_back_on_another_phone(new_phone: NewPhone, room: Room) -> None:
    told = await new_phone().join(group="Sales")
    other = new_phone()
    assert (await other.join(resume=told["resume"].upper()))["participant"] == told["participant"]
    assert len(room.session.participants) == 1


async def test_guessing_words_is_slowed_down(phone: Phone) -> None:
    statuses = [(await phone.call("POST", "/join", json={"resume": f"zebra zebra {n}"}))[0] for n in range(19)]
    assert set(statuses) == {422}
    phones = [await phone.call("POST", "/join", json={"resume": "zebra zebra a"}, cookies={"x": "y"}) for _ in range(3)]
    assert phones[-1][0] == 429


async def test_an_unknown_group_is_refused_by_name(phone: Phone) -> None:
    status, told = await phone.call("POST", "/join", json={"group": "Nowhere"})
    assert (status, told["error"], told["field"]) == (422, "invalid", "group")


async def test_the_state_follows_the_room(phone: Phone, room: Room) -> None:
    _, lobby = await phone.call("GET", "/state")
    assert (lobby["phase"], lobby["step"], lobby["mine"], lobby["shown"]) == ("lobby", None, None, False)
    await phone.join()
    room.do("next")
    _, waiting = await phone.call("GET", "/state")
    assert (waiting["step"]["round"], waiting["step"]["open"], waiting["step"]["fields"]) == (0, False, [])
    room.do("open")
    _, state = await phone.call("GET", "/state")
    assert (state["phase"], state["version"]) == ("step", room.session.stage)
    assert state["step"]["fields"][0] == {
        "type": "Scale", "id": "customer", "label": "We decide in the customer's interest.", "points": 5,
        "low": "not at all", "high": "fully", "unsure": True,
    }  # fmt: skip
    assert state["counts"] == {"joined": 1, "answered": 0}
    room.do("jump", "worst")
    room.do("next")
    assert (await phone.call("GET", "/state"))[1]["phase"] == "done"


async def test_the_state_is_not_sent_twice(phone: Phone, room: Room) -> None:
    async with phone.http.get(phone.base + "/state") as reply:
        tag = reply.headers["ETag"]
    assert (await phone.call("GET", "/state", headers={"If-None-Match": tag}))[0] == 304
    room.do("next")
    assert (await phone.call("GET", "/state", headers={"If-None-Match": tag}))[0] == 200


async def test_the_phone_s_language_decides(phone: Phone, room: Room) -> None:
    opened(room, "values")
    german = {"Accept-Language": "fr;q=0.9, de-CH;q=0.8, en;q=0.1"}
    assert (await phone.call("GET", "/state", headers=german))[1]["step"]["title"] == "Wofür stehen wir?"
    assert (await phone.call("GET", "/state", headers={"Accept-Language": "x;q=y"}))[1]["step"]["title"].startswith(
        "What"
    )


async def test_results_are_on_the_phone_once_they_are_shown(new_phone: NewPhone, room: Room) -> None:
    phones = [new_phone() for _ in range(6)]
    opened_for = phones[0]
    for phone in phones:
        await phone.join()
    opened(room, "values")
    for phone in phones:
        await phone.answer("values", {"customer": 5})
    _, hidden = await opened_for.call("GET", "/state")
    assert (hidden["shown"], hidden["result"]) == (False, None)
    assert "What came out" not in (await opened_for.call("GET", ""))[1]
    room.do("close")
    _, shown = await opened_for.call("GET", "/state")
    items = {item["label"]: item["phi"] for item in shown["result"]["items"]}
    assert items["We decide in the customer's interest."] == 1.0
    assert "What came out" in (await opened_for.call("GET", ""))[1]
    room.do("hide")
    assert (await opened_for.call("GET", "/state"))[1]["result"] is None


async def test_phones_that_have_not_answered_see_the_same_each_with_an_id_of_its_own(
    new_phone: NewPhone, room: Room
) -> None:
    phones = [new_phone() for _ in range(3)]
    for phone in phones:
        await phone.join()
    opened(room, "values")

    async def steps() -> tuple[list[str], list[str]]:
        found = [(await phone.call("GET", "/step"))[1] for phone in phones]
        ids = [re.findall(r'name="submission" value="([0-9a-f]{16})"', each)[0] for each in found]
        return [each.replace(own, "") for each, own in zip(found, ids, strict=True)], ids

    pages, ids = await steps()
    assert len(set(pages)) == 1
    assert len({*ids, *(await steps())[1]}) == 6
    await phones[0].answer("values", {"customer": 5})
    (answered, *others), _ = await steps()
    assert 'value="5" checked' in answered
    assert others == pages[1:]
    room.do("close")
    closed, _ = [(await phone.call("GET", "/step"))[1] for phone in phones[1:]]
    assert "submission" not in closed


WRONG = [
    "/", "/ABCD", "/ABCD/state", f"/{CODE}/nothing", f"/{CODE}/answer", "/favicon.ico",
    f"/{CODE}/static/../routes.py", f"/{CODE}/static/resume_words.txt", "/%00",
]  # fmt: skip


@pytest.mark.parametrize("path", WRONG)
async def test_every_wrong_address_gets_the_same_reply(phone: Phone, path: str) -> None:
    root = phone.base.removesuffix("/" + CODE)
    async with phone.http.get(root + "/ZZZZ") as wrong, phone.http.get(root + path) as reply:
        assert reply.status == 404
        assert await reply.read() == await wrong.read()
        assert "scan the code" in await reply.text()


async def test_a_code_typed_in_small_letters_works(phone: Phone) -> None:
    root = phone.base.removesuffix(CODE)
    async with phone.http.get(root + CODE.lower()) as reply:
        assert reply.status == 200


async def test_getting_never_changes_anything(phone: Phone, room: Room) -> None:
    await phone.join()
    before = len(room.session.events)
    for path in ("", "/state", "/step", "/join", "/answer"):
        await phone.call("GET", path)
    assert len(room.session.events) == before


async def test_a_pause_says_its_text_and_asks_nothing(identity: Identity, journal: Memory) -> None:
    head = '[workshop]\nid = "p"\ntitle = "P"\n'
    workshop, _ = parse(head + '[[step]]\nid = "b"\nkind = "pause"\ntitle = "Break"\ntext = "Back at <ten>."', "p.toml")
    room = Room(workshop, journal, lambda: 0.0)
    async with serve(room, identity, CODE, "127.0.0.1", 0) as server, aiohttp.ClientSession() as http:
        phone = Phone(http, f"http://127.0.0.1:{server.port}/{CODE}")
        room.do("next")
        room.do("open")
        _, fragment = await phone.call("GET", "/step")
        assert "Back at &lt;ten&gt;." in fragment
        assert "<form" not in fragment
        assert "closed" not in fragment
        assert (await phone.call("GET", "/state"))[1]["step"]["fields"] == []
