"""How a phone becomes the one that leads, and how it stops: PIN, token, revoking; and that nothing is there else."""

import asyncio
from collections.abc import Callable

import pytest
from clickers import PATHS, Leader, wrong
from webroom import CODE, Phone

from facilitator.room import Room
from facilitator.web.clicker import Clicker
from facilitator.web.clicker.door import MOST_WRONG, PIN_SECONDS
from facilitator.web.rates import Buckets
from facilitator.web.server import PhoneServer

NewPhone = Callable[[], Phone]
KINDS = [{}, {"Accept": "text/html"}, {"Accept": "application/json"}]


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there was a while between two tries."""
    monkeypatch.setattr(Buckets, "take", lambda *_: True)


async def exact(phone: Phone, method: str, path: str, headers: dict[str, str]) -> tuple[object, ...]:
    """All of a reply but its date."""
    more = {"json": {"pin": "123456"}} if method == "POST" else {}
    async with phone.http.request(method, phone.base + path, headers=headers, allow_redirects=False, **more) as reply:
        told = sorted((name, value) for name, value in reply.headers.items() if name != "Date")
        return reply.status, reply.reason, told, await reply.read()


async def nothing_is_there(phone: Phone) -> None:
    for headers in KINDS:
        for method, path in PATHS:
            unknown = await exact(phone, method, "/nothing", headers)
            assert await exact(phone, method, path, headers) == unknown
            assert unknown[0] == 404


@pytest.mark.usefixtures("patient")
async def test_while_it_is_off_every_path_is_like_any_unknown_one(new_phone: NewPhone, clicker: Clicker) -> None:
    await nothing_is_there(new_phone())
    joined = new_phone()
    await joined.join(group="Sales")
    await nothing_is_there(joined)
    clicker.offer()
    clicker.revoke()
    await nothing_is_there(new_phone())


@pytest.mark.usefixtures("patient")
async def test_while_another_phone_leads_nothing_is_there_for_the_rest(new_phone: NewPhone, clicker: Clicker) -> None:
    clicker.offer()
    assert (await Leader(new_phone().call).pair(clicker.pin))[0] == 200
    stranger = new_phone()
    for method, path in PATHS:
        if not path.endswith((".js", ".css", "/CLICKER")):
            assert await exact(stranger, method, path, {}) == await exact(stranger, method, "/nothing", {})


async def test_the_first_phone_with_the_pin_leads_and_the_pin_is_used_up(new_phone: NewPhone, clicker: Clicker) -> None:
    clicker.offer()
    pin = clicker.pin
    assert len(pin) == 6
    assert pin.isdigit()
    first, second = Leader(new_phone().call), Leader(new_phone().call)
    assert (await first.state())[0] == 404
    assert await first.pair(pin) == (200, {"paired": True})
    assert (clicker.pin, clicker.paired, clicker.left) == ("", True, 0)
    assert (await first.state())[0] == 200
    assert (await second.pair(pin))[0] == 404
    assert (await first.pair(pin))[0] == 404
    assert (await second.state())[0] == 404


async def test_of_many_phones_at_once_one_leads(new_phone: NewPhone, clicker: Clicker) -> None:
    clicker.offer()
    phones = [Leader(new_phone().call) for _ in range(12)]
    pin = clicker.pin
    told = await asyncio.gather(*(phone.pair(pin) for phone in phones))
    assert sorted(status for status, _ in told).count(200) == 1
    assert [status for status, _ in await asyncio.gather(*(phone.state() for phone in phones))].count(200) == 1


async def test_the_cookie_is_for_the_clicker_and_the_server_alone(phone: Phone, clicker: Clicker) -> None:
    clicker.offer()
    await phone.join()
    async with phone.http.post(phone.base + "/clicker/pair", json={"pin": clicker.pin}) as reply:
        cookie = reply.headers["Set-Cookie"]
    assert cookie.startswith(f"facilitator_clicker_{CODE}=")
    assert len(cookie.split(";")[0].partition("=")[2]) == 32
    for told in ("HttpOnly", "SameSite=Strict", f"Path=/{CODE}/clicker"):
        assert told in cookie
    assert "Secure" not in cookie


async def test_a_participants_cookie_does_not_lead(new_phone: NewPhone, clicker: Clicker) -> None:
    clicker.offer()
    assert (await Leader(new_phone().call).pair(clicker.pin))[0] == 200
    participant = new_phone()
    await participant.join()
    cookies = {cookie.key: cookie.value for cookie in participant.http.cookie_jar}
    mine = cookies[f"facilitator_{CODE}"]
    for value in (mine, "", "0" * 32, "é"):
        headers = {"Cookie": f"facilitator_clicker_{CODE}={value}"}
        assert (await new_phone().call("GET", "/clicker/state", headers=headers))[0] == 404


@pytest.mark.usefixtures("patient")
async def test_five_wrong_tries_whoever_makes_them_end_it(new_phone: NewPhone, clicker: Clicker) -> None:
    clicker.offer()
    pin = clicker.pin
    for left in range(MOST_WRONG - 1, 0, -1):
        status, told = await Leader(new_phone().call).pair(wrong(pin))
        assert (status, told["error"]) == (422, "pin")
        assert clicker.wrong == MOST_WRONG - left
    status, told = await Leader(new_phone().call).pair(wrong(pin))
    assert status == 422
    assert "the PIN is off" in told["message"]
    assert (clicker.pin, clicker.ended, clicker.on) == ("", "guessed", False)
    assert (await Leader(new_phone().call).pair(pin))[0] == 404
    await nothing_is_there(new_phone())


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "１２３４５６", "-12345", "1 2 3"])
async def test_what_is_no_pin_is_no_try(phone: Phone, clicker: Clicker, typed: str) -> None:
    clicker.offer()
    status, told = await Leader(phone.call).pair(typed)
    assert (status, told["error"]) == (422, "pin")
    assert clicker.wrong == 0


async def test_tries_are_slowed_down_and_those_that_came_too_fast_do_not_count(
    new_phone: NewPhone, clicker: Clicker
) -> None:
    clicker.offer()
    pin = clicker.pin
    told = [(await Leader(new_phone().call).pair(wrong(pin)))[0] for _ in range(8)]
    assert told == [422, 422, 422, 429, 429, 429, 429, 429]
    assert (clicker.wrong, clicker.pin) == (3, pin)


async def test_a_pin_holds_for_five_minutes() -> None:
    now = 0.0
    door = Clicker(clock=lambda: now)
    door.offer()
    pin = door.pin
    assert door.left == PIN_SECONDS == 300
    now = 299.0
    assert (door.pin, door.left, door.ended) == (pin, 1, "")
    now = 300.0
    assert (door.pin, door.ended, door.on) == ("", "expired", False)
    assert door.pair(pin) == ""
    assert door.wrong == 0
    door.offer()
    assert door.ended == ""
    assert door.pair(door.pin)


async def test_pins_differ_and_use_all_digits() -> None:
    door, seen = Clicker(), set()
    for _ in range(300):
        door.offer()
        seen.add(door.pin)
    assert len(seen) > 290
    assert set("".join(seen)) == set("0123456789")


async def test_a_new_offer_lets_the_old_phone_lead_until_another_is_paired(
    new_phone: NewPhone, clicker: Clicker
) -> None:
    old, new = Leader(new_phone().call), Leader(new_phone().call)
    clicker.offer()
    await old.pair(clicker.pin)
    clicker.offer()
    assert clicker.paired
    assert (await old.state())[0] == 200
    assert (await new.pair(clicker.pin))[0] == 200
    status, told = await old.state()
    assert (status, told["error"]) == (403, "revoked")
    assert (await new.state())[0] == 200


async def test_a_guessed_out_offer_leaves_the_phone_that_leads(new_phone: NewPhone, clicker: Clicker) -> None:
    old = Leader(new_phone().call)
    clicker.offer()
    await old.pair(clicker.pin)
    clicker.offer()
    for _ in range(MOST_WRONG):
        clicker.pair(wrong(clicker.pin))
    assert (clicker.ended, clicker.paired) == ("guessed", True)
    assert (await old.state())[0] == 200


async def test_revoked_it_is_refused_at_once_and_its_page_says_so(phone: Phone, clicker: Clicker, room: Room) -> None:
    leader = Leader(phone.call)
    clicker.offer()
    await leader.pair(clicker.pin)
    stage = room.session.stage
    clicker.revoke()
    assert (clicker.paired, clicker.ended) == (False, "revoked")
    status, told = await leader.press("next", stage)
    assert (status, told["error"]) == (403, "revoked")
    assert room.session.stage == stage
    assert (await leader.state())[0] == 403
    status, page = await leader.page()
    assert status == 403
    assert "This phone does not lead any more." in page
    clicker.offer()
    assert "six digits" in (await leader.page())[1]
    assert (await leader.pair(clicker.pin))[0] == 200
    assert (await leader.press("next", room.session.stage))[0] == 200


async def test_a_body_that_comes_after_revoking_does_nothing(
    server: PhoneServer, phone: Phone, clicker: Clicker, room: Room
) -> None:
    clicker.offer()
    await Leader(phone.call).pair(clicker.pin)
    cookie = "; ".join(f"{cookie.key}={cookie.value}" for cookie in phone.http.cookie_jar)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    body = b'{"action": "next", "stage": 0}'
    head = f"POST /{CODE}/clicker/do HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {cookie}\r\n"
    writer.write(f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body[:5])
    await writer.drain()
    await phone.call("GET", "/clicker/state")
    clicker.revoke()
    writer.write(body[5:])
    async with asyncio.timeout(5):
        assert b" 403 " in await reader.readline()
    writer.close()
    await writer.wait_closed()
    assert not room.session.events


async def test_nothing_of_it_is_kept(phone: Phone, clicker: Clicker, room: Room) -> None:
    clicker.offer()
    pin = clicker.pin
    await Leader(phone.call).pair(pin)
    token = next(cookie.value for cookie in phone.http.cookie_jar)
    await Leader(phone.call).press("next", 0)
    assert pin not in repr(room.journal.records)  # type: ignore[attr-defined]
    assert token not in repr(room.journal.records)  # type: ignore[attr-defined]
