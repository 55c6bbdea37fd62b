"""What the phone that leads can do, that all of it can be undone, and what the room is guarded from."""

from dataclasses import replace

import pytest
from clickers import PATHS, Leader
from memory import Memory
from webroom import CODE, Phone

from facilitator.domain import events as ev
from facilitator.domain.state import StepState
from facilitator.room import Room
from facilitator.web.clicker import Clicker
from facilitator.web.server import PhoneServer

ACTIONS = {
    "next": ((), ev.Moved),
    "back": (("next", "next"), ev.Moved),
    "open": (("next",), ev.Opened),
    "close": (("next", "open"), ev.Closed),
    "reveal": (("next", "open"), ev.Revealed),
    "hide": (("next", "open", "close"), ev.Hidden),
    "again": (("next", "open", "close"), ev.Opened),
    "timer": (("next",), ev.TimerSet),
}
"""What leads to where each action is possible, and what it is then."""
OTHERS = ["redo", "jump", "insert", "note", "outcome", "expect", "lock", "remove", "merge", "drop", "edit", "quit", ""]


@pytest.fixture
async def leader(phone: Phone, clicker: Clicker) -> Leader:
    clicker.offer()
    found = Leader(phone.call)
    assert (await found.pair(clicker.pin))[0] == 200
    return found


def folded(room: Room) -> object:
    """All that the facilitator's events amount to."""
    led = room.session.led
    steps = {name: replace(state) for name, state in led.steps.items() if state != StepState()}
    return room.session.status, led.current, dict(led.spent), steps


@pytest.mark.parametrize("action", ACTIONS)
async def test_every_action_is_an_event_and_undone_from_the_phone(leader: Leader, room: Room, action: str) -> None:
    before, kind = ACTIONS[action]
    for step in before:
        room.do(step)
    led = folded(room)
    status, told = await leader.press(action, room.session.stage)
    assert status == 200, told
    assert type(room.session.events[-1]) is kind
    assert told["stage"] == room.session.stage == len(room.session.events)
    assert told["said"]
    assert folded(room) != led
    status, told = await leader.press("undo", room.session.stage)
    assert status == 200
    assert isinstance(room.session.events[-1], ev.Undone)
    assert told["said"].startswith("undone: ")
    assert folded(room) == led


@pytest.mark.parametrize("action", OTHERS)
async def test_nothing_else_can_be_done_from_it(leader: Leader, room: Room, action: str) -> None:
    room.do("next")
    events = len(room.session.events)
    status, told = await leader.press(action, room.session.stage)
    assert (status, told["error"]) == (422, "invalid")
    assert (await leader.form("/clicker/do", action=action))[0] == 422
    assert len(room.session.events) == events


async def test_the_second_of_two_taps_does_nothing(leader: Leader, room: Room) -> None:
    stage = room.session.stage
    assert (await leader.press("next", stage))[0] == 200
    status, told = await leader.press("next", stage)
    assert (status, told["error"]) == (409, "moved")
    assert (len(room.session.events), room.session.last) == (1, "values")


async def test_a_press_on_an_older_page_does_nothing(leader: Leader, room: Room) -> None:
    room.do("next")
    stage = room.session.stage
    room.do("open")
    for old in (stage, 0, room.session.stage + 1):
        assert (await leader.press("next", old))[0] == 409
    room.do("undo")
    assert (await leader.press("open", stage))[0] == 409
    room.join("somebody")
    assert (await leader.press("open", room.session.stage))[0] == 200


async def test_what_is_not_possible_now_is_refused(leader: Leader, room: Room) -> None:
    for action in ("back", "close", "reveal", "hide", "again", "open", "timer", "undo"):
        status, told = await leader.press(action, 0)
        assert (status, told["error"]) == (409, "not_now"), action
    assert not room.session.events


async def test_one_more_minute_each_time(leader: Leader, room: Room) -> None:
    room.do("next")
    for seconds in (60, 120, 180):
        assert (await leader.press("timer", room.session.stage))[0] == 200
        assert room.session.state("values").deadline == seconds


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"null", b"{", b"\xff", b'{"action": "next"}', b'{"stage": 0}', b'{"action": "next", "stage": "0"}',
        b'{"action": "next", "stage": true}', b'{"action": "next", "stage": 0.0}', b'{"action": "next", "stage": -1}',
        b'{"action": "next", "stage": NaN}', b'{"action": ["next"], "stage": 0}', b'{"action": "NEXT", "stage": 0}',
        b'{"action": "next", "stage": 0, "argument": "x"}', b'{"action": "next", "action": "next", "stage": 0}',
        b'{"action": "next", "stage": 0, "stage": 0}', b'{"action": "next\\u0000", "stage": 0}',
        b'{"action": "next", "stage": ' + b"9" * 400 + b"}", b"[" * 5000 + b"]" * 5000,
        b'{"action": "\\ud800", "stage": 0}',
    ],
    ids=range(21),
)  # fmt: skip
async def test_hostile_json_is_refused_and_changes_nothing(leader: Leader, room: Room, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    status, told = await leader.call("POST", "/clicker/do", data=body, headers=headers)
    assert (status, told["error"]) == (422, "invalid")
    assert not room.session.events


@pytest.mark.parametrize("body", [b"", b"[]", b'{"pin": 123456}', b'{"pin": "1", "x": 1}', b'{"pin": null}', b"{"])
async def test_hostile_json_is_no_pin(phone: Phone, clicker: Clicker, body: bytes) -> None:
    clicker.offer()
    headers = {"Content-Type": "application/json"}
    status, told = await phone.call("POST", "/clicker/pair", data=body, headers=headers)
    assert (status, told["error"]) == (422, "invalid")
    assert clicker.wrong == 0


async def posts(leader: Leader, pin: str, **headers: str) -> list[int]:
    """Status of a right PIN and a right press, sent with other headers."""
    bodies = {"/clicker/pair": {"pin": pin}, "/clicker/do": {"action": "next", "stage": 0}}
    return [(await leader.call("POST", path, json=bodies[path], headers=headers))[0] for path in bodies]


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1", "https://127.0.0.1:{port}"])
async def test_a_foreign_origin_neither_pairs_nor_leads(
    leader: Leader, clicker: Clicker, room: Room, server: PhoneServer, origin: str
) -> None:
    clicker.offer()
    assert await posts(leader, clicker.pin, Origin=origin.format(port=server.port)) == [403, 403]
    assert not room.session.events
    assert clicker.pin


async def test_a_foreign_host_is_sent_away(leader: Leader, clicker: Clicker, room: Room) -> None:
    clicker.offer()
    assert await posts(leader, clicker.pin, Host="evil.example") == [421, 421]
    for _, path in PATHS[:5]:
        assert (await leader.call("GET", path, headers={"Host": "evil.example"}))[0] == 421
    assert not room.session.events


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/xml"])
async def test_other_kinds_of_bodies_are_refused(leader: Leader, room: Room, kind: str) -> None:
    body, headers = b'{"action": "next", "stage": 0}', {"Content-Type": kind}
    assert (await leader.call("POST", "/clicker/do", data=body, headers=headers))[0] == 415
    assert not room.session.events


async def test_a_form_needs_the_token_of_the_page(leader: Leader, room: Room, identity: object) -> None:
    for token in ("", "0" * 32, "é", identity.form_token):  # type: ignore[attr-defined]
        data = {"form": token, "stage": "0", "action": "next"}
        assert (await leader.call("POST", "/clicker/do", data=data))[0] == 403
    assert not room.session.events


async def test_a_form_of_another_page_does_not_pair(phone: Phone, clicker: Clicker) -> None:
    clicker.offer()
    for token in ("", "0" * 32):
        assert (await phone.call("POST", "/clicker/pair", data={"form": token, "pin": clicker.pin}))[0] == 403
    assert clicker.pin


async def test_looking_changes_nothing(leader: Leader, clicker: Clicker, room: Room) -> None:
    clicker.offer()
    pin, room_before, left = clicker.pin, len(room.session.events), clicker.paired
    for query in ("", "?action=next&stage=0", f"?pin={pin}"):
        for _, path in PATHS:
            for method in ("GET", "HEAD"):
                await leader.call(method, path + query)
    assert (clicker.pin, len(room.session.events), clicker.paired, clicker.wrong) == (pin, room_before, left, 0)


async def test_it_leads_by_plain_forms(phone: Phone, clicker: Clicker, room: Room) -> None:
    leader = Leader(phone.call)
    clicker.offer()
    status, page = await leader.page()
    assert status == 200
    assert "The six digits on the laptop" in page
    assert "<script" not in page
    status, page = await leader.form("/clicker/pair", pin="12")
    assert status == 422
    assert "The PIN has six digits." in page
    spaced = f" {clicker.pin[:3]} {clicker.pin[3:]} "
    assert (await leader.form("/clicker/pair", pin=spaced))[0] == 303
    for action in ("next", "open", "close"):
        assert (await leader.form("/clicker/do", action=action))[0] == 303
    assert room.session.status == "closed"
    old = await leader.hidden("/clicker/do")
    room.do("back") if room.session.allowed("back") else room.do("undo")
    status, page = await phone.call("POST", "/clicker/do", data={**old, "action": "next"})
    assert status == 409
    assert "The room had moved on" in page
    assert "<form" in page


async def test_the_address_in_capitals_leads_to_the_page(phone: Phone, clicker: Clicker) -> None:
    clicker.offer()
    async with phone.http.get(phone.base + "/CLICKER", allow_redirects=False) as reply:
        assert (reply.status, reply.headers["Location"]) == (303, f"/{CODE}/clicker")


async def test_the_page_tells_where_the_room_is(leader: Leader, room: Room) -> None:
    for person in ("a", "b", "c"):
        room.join(person)
    assert "3 have joined" in (await leader.page())[1]
    room.do("next")
    room.do("open")
    room.submit("a", "s", "values", 1, {"customer": 4, "clear": 2})
    status, told = await leader.state()
    assert status == 200
    assert (told["counter"], told["left"], told["stage"]) == ("1 of 3 answered", 300, room.session.stage)
    for words in (
        "1/3",
        "What do we stand for?",
        "people are answering",
        "Then: Hurdles",
        'value="close" class="huge"',
    ):
        assert words in told["html"], words
    room.do("close")
    for _ in range(3):
        room.do("next")
    told = (await leader.state())[1]
    assert "The session has ended." in told["html"]
    assert "huge" not in told["html"]


async def test_words_of_strangers_stay_words(leader: Leader, room: Room) -> None:
    room.join("a")
    room.do("next")
    room.do("next")
    room.do("open")
    room.submit("a", "s", "hurdles", 1, {"text": ["<script>alert(1)</script>"]})
    theme = room.board().themes[0].id  # type: ignore[union-attr]
    room.do("rename", f"{theme} <img src=x>")
    told = (await leader.state())[1]
    assert "<img" not in told["html"]
    assert "&lt;img src=x&gt;" in told["html"]


async def test_it_says_when_nothing_can_be_saved(leader: Leader, room: Room, journal: Memory) -> None:
    room.do("next")
    journal.full = "disk full"
    status, told = await leader.press("open", room.session.stage)
    assert (status, told["error"]) == (503, "not_saved")
    assert room.session.status == "waiting"
    journal.full, journal.failing = None, "disk full"
    status, told = await leader.press("open", room.session.stage)
    assert (status, told["error"]) == (503, "not_saved")
    assert "It is done, but the laptop cannot save it" in told["message"]
    assert room.session.status == "open"
    told = (await leader.state())[1]
    assert told["failing"]
    assert "Nothing is being saved" in told["html"]


async def test_it_speaks_the_language_of_the_session(phone: Phone, clicker: Clicker, room: Room) -> None:
    room.lang = "de"
    clicker.offer()
    for header in ("de", "fr", "en"):
        _, page = await phone.call("GET", "/clicker", headers={"Accept-Language": header})
        assert "Vom Spatzenschwarm" in page
        assert '<html lang="de">' in page


async def test_a_participant_may_lead_as_well(leader: Leader, phone: Phone, room: Room) -> None:
    await phone.join(group="Sales")
    assert (await leader.press("next", 0))[0] == 200
    assert (await leader.call("GET", "/state"))[1]["phase"] == "step"
    assert len(room.session.participants) == 1
