"""Whatever a phone sends, on a real socket: no reply of the 500s, nothing in the log, nothing kept that was refused."""

import json
import logging
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import Count, broken, many, values, words
from webroom import CODE, Hosted

from facilitator.web import rates
from facilitator.web.identity import Identity

IN_ONE_GO = 10
NO_METHODS = ["get", "P0ST"]
"""What is no HTTP may be cut off in the middle of its refusal."""
METHODS = ["GET", "POST", "HEAD", "PUT", "OPTIONS", "DELETE", "PATCH", *NO_METHODS]
PATHS = [
    "",
    "/",
    "/join",
    "/state",
    "/step",
    "/answer",
    "/events/",
    "/static/page.js",
    "/clicker",
    "/clicker/state",
    "/clicker/pair",
    "/clicker/do",
    "/clicker/clicker.js",
    "/static/../guard.py",
    "/%2e%2e",
]
TYPES = ["application/json", "application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", ""]
LANGUAGES = ["de", "de-CH,en;q=0.5", "*;q=nan", "en;q=-1,fr;q=inf", ",,,;q=", "x" * 500]
FORM = Identity("secret of the tests").form_token.encode()
SENT = {"submission": "s", "step": "values", "round": 1, "values": {"customer": 4, "clear": "unsure"}}
token = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30)


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hosted]:
    monkeypatch.setattr(rates.Buckets, "take", lambda *_: True)
    monkeypatch.setattr(rates.Buckets, "level", lambda *_: 9.0)
    live = Hosted()
    live.do("next", "open")
    live.clicker.offer()
    yield live
    live.stop()
    live.close()


bodies = (
    broken(json.dumps(SENT).encode())
    | st.builds(lambda v: json.dumps({**SENT, "values": v}).encode("utf-8", "replace"), st.dictionaries(words, values))
    | values.map(lambda v: json.dumps(v).encode("utf-8", "replace"))
    | st.dictionaries(st.sampled_from([*SENT, "group", "resume", "x"]), values).map(lambda v: json.dumps(v).encode())
    | broken(b"form=" + FORM + b"&submission=s&step=values&round=1&v:customer=4&v:clear=unsure&group=Sales&resume=")
    | st.binary(max_size=300)
    | st.just(json.dumps(SENT).encode())
    | broken(b'{"action": "timer", "stage": 2}')
    | broken(b'{"pin": "123456"}')
    | st.builds(lambda a, b: json.dumps({"action": a, "stage": b, "pin": a}).encode("utf-8", "replace"), values, values)
)


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, str, bytes]:
    """Method, path and the bytes of a request; ``COOKIE`` and ``PLACE`` stand for what the running server tells."""
    call, path = draw(st.sampled_from(METHODS)), draw(st.sampled_from(PATHS) | token.map(lambda t: f"/{t}"))
    if draw(st.booleans()):
        call, path = "POST", draw(st.sampled_from(["/join", "/answer", "/clicker/do", "/clicker/pair"]))
    code = draw(st.sampled_from([CODE, CODE, CODE, CODE.lower(), "AAAA", "%4B7QP", ""]))
    body = draw(bodies) if call not in {"GET", "HEAD"} else b""
    cookie = draw(st.sampled_from(["COOKIE", "COOKIE", "COOKIE;COOKIE", "x=y", "facilitator_K7QP="]) | token)
    head = [
        f"{call} /{code}{path} HTTP/1.1",
        draw(st.sampled_from(["Host: PLACE", "Host: PLACE", "Host: PLACE", "Host: evil.example", "Host:"])),
        f"Content-Length: {len(body)}",
        f"Content-Type: {draw(st.sampled_from(TYPES))}" if draw(st.booleans()) else "Content-Type: application/json",
        f"Cookie: {cookie}",
        draw(st.sampled_from(["X: y", "Origin: http://evil.example", "Origin: null", "Origin: http://PLACE"])),
        f"Accept-Language: {draw(st.sampled_from(LANGUAGES))}",
        draw(
            st.sampled_from(["Accept: text/html", "Accept: */*", 'If-None-Match: W/"x", *', "Content-Encoding: gzip"])
        ),
    ]
    return call, path, ("\r\n".join(head) + "\r\n\r\n").encode("latin-1") + body


def reply(file: Any, call: str) -> tuple[int, bytes, bool]:
    """Status and body of a reply, and whether the connection goes on."""
    try:
        line = file.readline()
    except ConnectionError:
        line = b""
    if not line:
        return 400 if call in NO_METHODS else 0, b"", False
    head: dict[bytes, bytes] = {}
    while (said := file.readline().strip()) != b"":
        name, _, value = said.partition(b":")
        head[name.strip().lower()] = value.strip()
    status = int(line.split()[1])
    bare = call == "HEAD" or status in {204, 304}
    body = b"" if bare else file.read(int(head.get(b"content-length", b"0")))
    assert b"server" not in head
    assert b"content-security-policy" in head
    return status, body, line.startswith(b"HTTP/1.1 ") and head.get(b"connection", b"").lower() != b"close"


def speak(port: int, sent: list[tuple[str, str, bytes]]) -> list[tuple[str, str, int, bytes]]:
    """All replies to requests, on one connection as long as it lasts."""
    found = []
    while sent:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection, connection.makefile("rb") as file:
            on = True
            while sent and on:
                call, path, data = sent.pop(0)
                connection.sendall(data)
                status, body, on = reply(file, call)
                found.append((call, path, status, body))
    return found


def test_any_request_is_answered_and_none_that_is_refused_is_kept(
    hosted: Hosted, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    place = f"127.0.0.1:{hosted.port}"
    head = f"POST /{CODE}/join HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/json\r\n"
    good = f"{head}Content-Length: 2\r\n\r\n{{}}"
    with socket.create_connection(("127.0.0.1", hosted.port)) as connection:
        connection.sendall(good.encode())
        cookie = connection.recv(4000).split(b"Set-Cookie: ")[1].split(b";")[0]
    cookie += b"; facilitator_clicker_K7QP=" + hosted.clicker.pair(hosted.clicker.pin).encode()
    with Count("routes") as count:

        @many(0.6)
        @given(st.lists(requests(), min_size=IN_ONE_GO, max_size=IN_ONE_GO))
        def run(asked: list[tuple[str, str, bytes]]) -> None:
            before = len(hosted.journal.records)
            filled = [
                (call, path, data.replace(b"COOKIE", cookie).replace(b"PLACE", place.encode()))
                for call, path, data in asked
            ]
            told = speak(hosted.port, list(filled))
            count.inputs += len(told)
            assert [one for one in zip(told, filled, strict=True) if not 0 < one[0][2] < 500] == []
            taken = [t for t in told if t[0] == "POST" and t[1] in {"/join", "/answer"} and t[2] in {200, 303}]
            assert len(hosted.journal.records) - before <= len(taken)
            assert b"Traceback" not in b"".join(body for *_, body in told)
            assert caplog.text == ""

        run()
    with socket.create_connection(("127.0.0.1", hosted.port)) as connection:
        connection.sendall(good.encode())
        assert connection.recv(4000).startswith(b"HTTP/1.1 200 ")
