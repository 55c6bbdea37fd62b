import asyncio
import base64
import hashlib
import logging
import re
from collections.abc import AsyncIterator, Callable

import pytest
from raw import Raw
from webroom import CODE, Phone

from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.rates import Buckets
from facilitator.web.replies import MAX_BODY
from facilitator.web.server import PhoneServer, serve

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("path", ["", "/state", "/step", "/events", "/static/page.js", "/static/page.css", "/nothing"])
async def test_every_reply_carries_the_headers(phone: Phone, path: str) -> None:
    async with phone.http.get(phone.base + path) as reply:
        told = {name: reply.headers.get(name, "") for name in HEADERS}
    if path == "/nothing":  # a page with its style within it
        told["Content-Security-Policy"] = re.sub(r"'sha256-[^']+'", "'self'", told["Content-Security-Policy"])
    assert told == HEADERS


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "10.0.0.7:1", "10.0.0.7", "localhost", "", ":{port}"]
)
async def test_a_foreign_host_is_sent_away(phone: Phone, server: PhoneServer, host: str) -> None:
    status, _ = await phone.call("GET", "/state", headers={"Host": host.format(port=server.port)})
    assert status == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "10.0.0.7"])
async def test_own_addresses_are_served(phone: Phone, server: PhoneServer, host: str) -> None:
    assert (await phone.call("GET", "/state", headers={"Host": f"{host}:{server.port}"}))[0] == 200


async def test_an_address_that_the_machine_got_later_is_served(
    room: Room, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.web.guard._LOOK_AGAIN", 0.0)
    own = {"10.0.0.7"}
    async with serve(room, identity, CODE, "127.0.0.1", 0, addresses=lambda: own) as server:

        async def ask(host: str) -> int:
            raw = await Raw.open(server)
            await raw.send(raw.head(path="/state").replace(b"127.0.0.1", host.encode()))
            status = await raw.status()
            await raw.close()
            return status

        assert [await ask("10.0.0.7"), await ask("10.0.0.8")] == [200, 421]
        own = {"10.0.0.8"}
        assert [await ask("10.0.0.8"), await ask("10.0.0.7")] == [200, 421]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:{port}"])
async def test_a_foreign_origin_may_not_post(phone: Phone, server: PhoneServer, room: Room, origin: str) -> None:
    headers = {"Origin": origin.format(port=server.port)}
    status, told = await phone.call("POST", "/join", json={}, headers=headers)
    assert (status, told["error"]) == (403, "foreign_origin")
    assert not room.session.participants


async def test_a_form_of_another_page_is_refused_even_where_its_origin_is_hidden(phone: Phone, room: Room) -> None:
    for data in ({"group": "Sales"}, {"group": "Sales", "form": "0" * 32}, {"form": "é"}):
        assert (await phone.call("POST", "/join", data=data, headers={"Origin": "null"}))[0] == 403
    assert not room.session.participants


async def test_the_own_origin_may_post(phone: Phone, server: PhoneServer) -> None:
    headers = {"Origin": f"http://127.0.0.1:{server.port}"}
    assert (await phone.call("POST", "/join", json={}, headers=headers))[0] == 200


@pytest.mark.parametrize("size", [MAX_BODY + 1, 1_000_000])
async def test_a_big_body_is_refused_whether_or_not_it_says_its_size(phone: Phone, size: int) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"x" * size

    json = {"Content-Type": "application/json"}
    assert (await phone.call("POST", "/join", data=b"x" * size, headers=json))[0] == 413
    assert (await phone.call("POST", "/join", data=pieces(), headers=json))[0] == 413


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/xml"])
async def test_only_json_and_forms_are_read(phone: Phone, kind: str) -> None:
    assert (await phone.call("POST", "/join", data=b"{}", headers={"Content-Type": kind}))[0] == 415


ODD = [
    b"", b"[]", b"null", b"{", b"\xff", b'{"a": 1}', b'{"submission": "s"}',
    b'{"submission":"s","step":"values","round":1,"values":{"customer":NaN}}',
    b'{"submission":"s","step":"values","round":1,"values":{"customer":1,"customer":2}}',
    b'{"submission":"s","submission":"t","step":"values","round":1,"values":{"customer":1}}',
    b'{"submission":"s","step":"values","round":true,"values":{"customer":1}}',
    b'{"submission":"s","step":"values","round":"1","values":{"customer":1}}',
    b'{"submission":"","step":"values","round":1,"values":{"customer":1}}',
    b'{"submission":"s\\n","step":"values","round":1,"values":{"customer":1}}',
    b'{"submission":"s","step":"values","round":1,"values":{"customer":1},"more":1}',
    b'{"submission":"s","step":"values","round":1,"values":{"customer":' + b"9" * 5000 + b"}}",
    b'{"submission":"s","step":"values","round":1,"values":{"customer":1e999}}',
    b'{"submission":"s","step":"values","round":1,"values":{"customer":"\\ud800"}}',
    b'{"submission":"s","step":"values","round":1,"values":{"customer":' + b"[" * 4000 + b"]" * 4000 + b"}}",
    b"[" * 8000 + b"]" * 8000,
]  # fmt: skip


@pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
async def test_odd_json_is_refused_and_changes_nothing(phone: Phone, room: Room, body: bytes) -> None:
    await phone.join()
    room.do("jump", "values")
    room.do("open")
    before = len(room.session.events)
    status, told = await phone.call("POST", "/answer", data=body, headers={"Content-Type": "application/json"})
    assert (status, told["error"]) == (422, "invalid")
    assert len(room.session.events) == before


async def test_one_phone_cannot_flood(phone: Phone) -> None:
    await phone.join()
    statuses = [(await phone.call("GET", "/state"))[0] for _ in range(40)]
    assert statuses[:15] == [200] * 15
    assert 429 in statuses


async def test_a_hundred_phones_behind_one_address_join_and_look(new_phone: Callable[[], Phone], room: Room) -> None:
    async def arrive() -> list[int]:
        phone = new_phone()
        await phone.call("GET", "")
        await phone.join(group="Sales")
        return [(await phone.call("GET", path))[0] for path in ("", "/static/page.js", "/static/page.css", "/state")]

    statuses = await asyncio.gather(*(arrive() for _ in range(100)))
    assert all(status == 200 for each in statuses for status in each)
    assert len(room.session.participants) == 100


async def test_own_machine_is_no_other_device(phone: Phone, server: PhoneServer) -> None:
    await phone.call("GET", "")
    assert server.seen_at("127.0.0.1") == 0


async def test_nothing_of_a_request_is_logged(phone: Phone, room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "aiohttp.access")
    caplog.set_level(logging.INFO)
    await phone.join()
    room.do("jump", "hurdles")
    room.do("open")
    assert (await phone.answer("hurdles", {"text": "a secret"}))[0] == 200
    assert "secret" not in caplog.text
    assert "127.0.0.1" not in caplog.text


async def test_a_fault_inside_is_a_plain_reply_and_names_no_address(
    phone: Phone, room: Room, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    await phone.join()
    room.do("jump", "values")
    monkeypatch.setattr(room, "fields", broken)
    room.do("open")
    status, told = await phone.call("GET", "/state")
    assert (status, told["error"]) == (500, "inside")
    assert "a fault" in caplog.text
    assert "127.0.0.1" not in caplog.text


def test_a_bucket_fills_with_time_and_forgets_whom_it_has_not_seen() -> None:
    now = 0.0
    buckets = Buckets(2.0, 3, lambda: now, most=2)
    assert [buckets.take("a") for _ in range(4)] == [True, True, True, False]
    now = 1.0
    assert [buckets.take("a") for _ in range(3)] == [True, True, False]
    buckets.take("b")
    buckets.take("c")
    assert buckets.level("a") == 3.0


async def test_a_slow_body_does_not_hold_the_server(
    phone: Phone, server: PhoneServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.web.guard.BODY_SECONDS", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"POST /{CODE}/join HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: application/json\r\n"
    writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
    async with asyncio.timeout(5):
        assert b" 408 " in await reader.readline()
    writer.close()
    await writer.wait_closed()
    assert (await phone.call("GET", "/state"))[0] == 200


@pytest.mark.parametrize("path", ["/nothing", "/../XXXX", "/../favicon.ico"])
async def test_a_page_of_a_wrong_address_has_its_style_within_and_allows_no_other(phone: Phone, path: str) -> None:
    async with phone.http.get(phone.base + path, headers={"Accept": "text/html"}) as reply:
        assert reply.status == 404
        html, policy = await reply.text(), reply.headers["Content-Security-Policy"]
    style = html.partition("<style>")[2].partition("</style>")[0]
    seal = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == HEADERS["Content-Security-Policy"].replace("style-src 'self'", f"style-src 'sha256-{seal}'")
    assert not re.search(r'(?:src|href)="(?!data:,")', html)
    assert "@import" not in style
    assert "url(" not in style
