"""Forms without JavaScript: what their boxes say as raw values, and what comes back of a refused one."""

import gzip
import re
from typing import Any

import aiohttp
import pytest
from anything import ACTIVITY, FIELDS, KIND, PLAN
from hypothesis import given
from hypothesis import strategies as st
from memory import Memory
from webroom import Phone

from facilitator.domain.activities import REGISTER
from facilitator.domain.fields import Option, Order
from facilitator.domain.plan import parse
from facilitator.room import Room
from facilitator.web.files import EDITION, STATIC
from facilitator.web.reading import values_of

Filled = list[tuple[str, str]]
READ: list[tuple[str, Filled, dict[str, object]]] = [
    ("choice", [("v:way", "lead")], {"way": "lead"}),
    ("choice", [("v:way", "unsure")], {"way": "unsure"}),
    ("choice", [], {}),
    ("several", [("v:help", "self"), ("v:help", "peer")], {"help": ["self", "peer"]}),
    ("several", [("v:help", "self"), ("v:help", "unsure")], {"help": "unsure"}),
    ("several", [], {}),
    ("scenarios", [("v:credit", "yes"), ("v:send", "unsure")], {"credit": "yes", "send": "unsure"}),
    ("slider", [("v:detour", "55"), ("v:mood", "-2")], {"detour": 55, "mood": -2}),
    ("slider", [("v:detour", ""), ("v:detour", "unsure"), ("v:mood", "0")], {"detour": "unsure", "mood": 0}),
    ("slider", [("v:detour", ""), ("v:mood", "1.5")], {"mood": "1.5"}),
    ("slider", [("v:mood", "unsure")], {"mood": "unsure"}),
    ("amount", [("v:have", "10'000.-"), ("v:extra", "")], {"have": "10'000.-"}),
    ("amount", [("v:have", "500"), ("v:have", "unsure"), ("v:extra", "10k")], {"have": "unsure", "extra": "10k"}),
    ("order", [("v:order:self", "2"), ("v:order:lead", "1"), ("v:order:desk", "")], {"order": ["lead", "self"]}),
    ("order", [("v:order:self", "9"), ("v:order:peer", "5")], {"order": ["peer", "self"]}),
    ("order", [("v:order:self", "1"), ("v:order:peer", "1")], {"order": {"self": 1, "peer": 1}}),
    ("order", [("v:order:self", "first")], {"order": {"self": "first"}}),
    ("order", [("v:order:self", "0"), ("v:order:peer", "1")], {"order": {"self": 0, "peer": 1}}),
    ("order", [("v:order:self", ""), ("v:order:nobody", "1")], {}),
    ("pledge", [("v:what", "Ask"), ("v:when", ""), ("v:budget", " ")], {"what": ["Ask"], "who": []}),
    ("pledge", [("v:when", "2025-03-31")], {"what": [], "who": [], "when": "2025-03-31"}),
]  # fmt: skip


@pytest.fixture
def room(journal: Memory, monkeypatch: pytest.MonkeyPatch) -> Room:
    monkeypatch.setitem(REGISTER, KIND, ACTIVITY)
    workshop, _ = parse(PLAN, "gestures.toml")
    return Room(workshop, journal, lambda: 0.0)


async def asked(phone: Phone, room: Room, name: str) -> None:
    await phone.join(group="Sales")
    room.do("jump", name)
    room.do("open")


@pytest.mark.parametrize(("name", "filled", "values"), READ)
async def test_a_form_is_read_by_what_each_field_takes(
    phone: Phone, room: Room, name: str, filled: Filled, values: dict[str, Any]
) -> None:
    form: dict[str, list[str]] = {}
    for box, text in filled:
        form.setdefault(box, []).append(text)
    assert values_of(form, FIELDS[name]) == values
    await asked(phone, room, name)
    status, _ = await phone.form("/answer", filled)
    stored = [ballot.answer for ballot in room.session.round_ballots(name, 1).values()]
    written_order = isinstance(values.get("order"), dict)
    assert (status, stored) == ((422, []) if written_order else (303, [values]))


@given(st.permutations([1, 2, 3, 4]), st.integers(0, 4))
def test_places_from_one_on_are_the_order_they_say(places: list[int], left_out: int) -> None:
    field = Order("o", "", tuple(Option(f"x{n}", "") for n in range(4)), 4)
    form = {f"v:o:x{n}": [str(place) if place > left_out else ""] for n, place in enumerate(places)}
    read = values_of(form, (field,)).get("o", [])
    assert read == [f"x{places.index(place)}" for place in range(left_out + 1, 5)]


@given(
    st.dictionaries(
        st.sampled_from([f"v:{f.id}" for fs in FIELDS.values() for f in fs]), st.lists(st.text(), min_size=1)
    )
)
def test_whatever_stands_in_a_form_is_read_as_something_or_left_out(form: dict[str, list[str]]) -> None:
    for fields in FIELDS.values():
        read = values_of(form, fields)
        assert set(read) <= {field.id for field in fields}
        assert all(isinstance(value, int | str | list | dict) for value in read.values())


def boxes(page: str) -> dict[str, str]:
    """Names and values of the text, number and date boxes of a page."""
    found = re.findall(r"<input (?=[^>]*value=)[^>]*?>", page)
    named = [(re.search(r'name="(v:[^"]*)"', tag), re.search(r'value="([^"]*)"', tag), tag) for tag in found]
    return {
        name[1]: value[1]
        for name, value, tag in named
        if name and value and not re.search(r'type="(radio|checkbox|hidden)"', tag)
    }


async def test_places_given_twice_are_refused_beside_the_field_and_stay_in_their_boxes(
    phone: Phone, room: Room
) -> None:
    await asked(phone, room, "order")
    twice = [("v:order:self", "1"), ("v:order:lead", "1"), ("v:order:peer", "3")]
    status, page = await phone.form("/answer", twice)
    assert status == 422
    assert boxes(page) == {"v:order:desk": "", **dict(twice)}
    alerts = re.findall(r'<p class="alert"[^>]*role="alert">([^<]*)</p>', page)
    assert alerts == ["Please choose from the list."]
    field = re.search(r'<fieldset class="card wrong" data-field="order".*?</fieldset>', page, re.DOTALL)
    assert field
    assert "autofocus" in field[0]
    assert alerts[0] in field[0]


async def test_everything_typed_beside_a_refused_field_stays(phone: Phone, room: Room) -> None:
    await asked(phone, room, "pledge")
    filled = [("v:what", "Ask first"), ("v:who", "refused"), ("v:when", "2025-03-31"), ("v:budget", "1'500.-")]
    status, page = await phone.form("/answer", filled)
    assert status == 422
    assert boxes(page) == {"v:when": "2025-03-31", "v:budget": "1&#39;500.-"}
    assert re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page) == ["Ask first", "refused"]


@pytest.mark.parametrize("name", FIELDS)
async def test_the_state_tells_phones_what_is_asked(phone: Phone, room: Room, name: str) -> None:
    await asked(phone, room, name)
    _, state = await phone.call("GET", "/state")
    fields = state["step"]["fields"]
    assert [(f["type"], f["id"]) for f in fields] == [(type(f).__name__, f.id) for f in FIELDS[name]]


async def test_an_answer_is_shown_again_in_its_boxes(phone: Phone, room: Room) -> None:
    await asked(phone, room, "amount")
    await phone.answer("amount", {"have": 12500.0, "extra": "10k"})
    _, page = await phone.call("GET", "")
    assert boxes(page) == {"v:have": "12,500", "v:extra": "10k"}
    await phone.answer("amount", {"have": "unsure"})
    _, page = await phone.call("GET", "")
    assert boxes(page) == {"v:have": "", "v:extra": ""}
    assert re.search(r'value="unsure" checked', page)


async def test_a_text_that_is_stored_alone_is_shown_whole(phone: Phone, room: Room) -> None:
    await asked(phone, room, "pledge")
    await phone.answer("pledge", {"what": "Ask first", "who": ["Me"]})
    _, page = await phone.call("GET", "")
    assert re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page) == ["Ask first", "Me"]


async def travelled(phone: Phone, path: str, coding: str) -> tuple[bytes, str]:
    """The bytes of a reply as they cross the air, and how they are coded."""
    wish = {"Accept-Encoding": coding}
    async with (
        aiohttp.ClientSession(cookie_jar=phone.http.cookie_jar, auto_decompress=False) as http,
        http.get(phone.base + path, headers=wish) as reply,
    ):
        return await reply.read(), reply.headers.get("Content-Encoding", "")


@pytest.mark.parametrize("name", FIELDS)
async def test_all_that_a_phone_loads_for_a_question_is_small(phone: Phone, room: Room, name: str) -> None:
    await asked(phone, room, name)
    loaded = [await travelled(phone, path, "gzip, deflate") for path in ("", "/static/page.js", "/static/page.css")]
    assert sum(len(content) for content, _ in loaded) < 20_000


@pytest.mark.parametrize("coding", ["identity", "gzip;q=0", "br", "GZIP, br"])
async def test_style_and_script_are_packed_for_phones_that_unpack(phone: Phone, coding: str) -> None:
    for name in ("page.js", "page.css"):
        content, packed = await travelled(phone, f"/static/{name}", coding)
        assert packed == ("gzip" if coding == "GZIP, br" else "")
        assert (gzip.decompress(content) if packed else content) == STATIC[name][0]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (f"/static/page.js?{EDITION}", True),
        (f"/static/page.css?{EDITION}", True),
        ("/static/page.css", False),
        (f"/static/page.css?{EDITION[::-1]}", False),
        (f"?{EDITION}", False),
        (f"/state?{EDITION}", False),
    ],
)
async def test_a_phone_keeps_style_and_script_and_nothing_else(phone: Phone, path: str, *, kept: bool) -> None:
    await phone.join(group="Sales")
    async with phone.http.get(phone.base + path) as reply:
        assert reply.status == 200
        caching = reply.headers.getall("Cache-Control")
        assert caching == (["private, max-age=172800, immutable"] if kept else ["no-store"])
        assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


async def test_the_page_names_the_edition_of_its_files(phone: Phone) -> None:
    await phone.join(group="Sales")
    _, page = await phone.call("GET", "")
    assert re.findall(r"/static/(\S+?)\"", page) == [f"page.css?{EDITION}", f"page.js?{EDITION}"]
