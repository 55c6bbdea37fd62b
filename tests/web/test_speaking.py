"""In which language a phone is spoken to, and what it is told of what is stored; over HTTP, without JavaScript."""

import re
from collections.abc import AsyncIterator, Callable

import pytest
from memory import Memory
from webroom import CODE, PLAN, Phone

from facilitator.domain.plan import parse
from facilitator.language import available, language
from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import serve
from facilitator.web.speaking import wanted

FRENCH = {"Accept-Language": "fr-CH, fr;q=0.9, de;q=0.5"}
ONE_TEXT = re.sub(r"\{ en = (\"[^\"]*\"), de = \"[^\"]*\" \}", r"\1", PLAN)
"""The plan in one text for all, which every language of the tool may have around it."""


@pytest.fixture
def plan() -> str:
    return PLAN


@pytest.fixture
def room(plan: str) -> Room:
    return Room(parse(plan, "probe.toml")[0], Memory(), lambda: 0.0)


async def spoken(phone: Phone, **headers: str) -> str:
    _, page = await phone.call("GET", "", headers=headers)
    return re.findall(r'<html lang="([^"]*)">', page)[0]


async def switch(phone: Phone, code: str, path: str = "") -> tuple[int, str]:
    async with phone.http.get(f"{phone.base}{path}?lang={code}", allow_redirects=False) as reply:
        return reply.status, reply.headers["Location"]


@pytest.mark.parametrize(
    ("header", "codes"),
    [
        ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", ["fr-CH", "fr", "en", "de", "*"]),
        ("de;q=0.1,it;q=1.0", ["it", "de"]),
        ("de;q=0, en", ["en"]),
        ("x;q=y", []),
        ("", [""]),
    ],
)
def test_the_languages_of_a_header_most_wanted_first(header: str, codes: list[str]) -> None:
    assert wanted(header) == codes


async def test_a_phone_follows_its_own_language_where_the_plan_has_it_and_the_sessions_otherwise(
    phone: Phone, room: Room
) -> None:
    assert await spoken(phone, **{"Accept-Language": "de-CH"}) == "de"
    room.lang = "de"
    assert await spoken(phone, **{"Accept-Language": "it-CH, it;q=0.9"}) == "de"
    assert await spoken(phone, **{"Accept-Language": "en-GB"}) == "en"


@pytest.mark.parametrize("plan", [ONE_TEXT])
@pytest.mark.parametrize("code", available())
async def test_a_plan_in_one_text_is_offered_in_every_language_of_the_tool(phone: Phone, code: str) -> None:
    assert await spoken(phone, **{"Accept-Language": f"{code}-CH"}) == code
    _, page = await phone.call("GET", "", headers={"Accept-Language": code})
    for other in available():
        assert language(other).name in page
        assert (f'?lang={other}"' in page) is (other != code)


async def test_a_link_switches_the_language_for_good_and_changes_nothing_in_the_room(phone: Phone, room: Room) -> None:
    assert await spoken(phone, **FRENCH) == "de"
    assert await switch(phone, "en") == (303, f"/{CODE}")
    assert await spoken(phone, **FRENCH) == "en"
    await phone.join(group="Sales")
    room.do("next", "")
    room.do("open")
    _, state = await phone.call("GET", "/state", headers=FRENCH)
    assert state["step"]["title"] == "What do we stand for?"
    _, refused = await phone.answer("values", {"customer": 9})
    assert refused["message"] == "Please choose a point from 1 to 5."
    assert await switch(phone, "de", "/stored") == (303, f"/{CODE}/stored")
    _, refused = await phone.answer("values", {"customer": 9})
    assert refused["message"] == "Bitte wähle einen Punkt von 1 bis 5."
    assert len(room.session.events) == 3


@pytest.mark.parametrize("code", ["fr", "tlh", "", "../../etc", "%0d%0aSet-Cookie:%20a=b", "de" * 500])
async def test_a_language_that_is_not_offered_changes_nothing(phone: Phone, code: str) -> None:
    assert await switch(phone, code) == (303, f"/{CODE}")
    assert await spoken(phone) == "en"
    assert not list(phone.http.cookie_jar)


async def test_a_wrong_address_says_so_in_the_phones_language(phone: Phone) -> None:
    async with phone.http.get(phone.base.replace(CODE, "WXYZ"), headers={"Accept-Language": "de"}) as reply:
        page = await reply.text()
    assert (reply.status, '<html lang="de">' in page, "Hier ist nichts." in page) == (404, True, True)


async def test_what_is_stored_is_told_to_anybody_and_says_what_it_has_of_whom_it_knows(phone: Phone) -> None:
    _, page = await phone.call("GET", "")
    assert f'href="/{CODE}/stored"' in page
    status, stored = await phone.call("GET", "/stored")
    assert status == 200
    for words in ("No name,", "only if you chose one", "under a random number", "until that person deletes it"):
        assert words in stored
    assert "Choose this group" not in stored
    await phone.join(group="Sales")
    _, page = await phone.call("GET", "")
    assert f'href="/{CODE}/stored"' in page
    _, stored = await phone.call("GET", "/stored")
    assert "Your group: Sales" in stored


async def test_a_group_may_be_kept_to_oneself_and_chosen_later_on_the_page_of_what_is_stored(
    phone: Phone, room: Room
) -> None:
    _, page = await phone.call("GET", "")
    assert "prefer not to say" in page
    assert (await phone.form("/join", [("group", "")]))[0] == 303
    assert [who.group for who in room.session.people.values()] == [""]
    _, stored = await phone.call("GET", "/stored")
    token = re.findall(r'name="form" value="([^"]*)"', stored)[0]
    assert (await phone.call("POST", "/join", data={"form": token, "group": "Engineering"}))[0] == 303
    assert [who.group for who in room.session.people.values()] == ["Engineering"]


@pytest.mark.parametrize("plan", [re.sub(r"groups = .*\n", "", PLAN)])
async def test_who_was_in_before_groups_were_given_is_asked_while_waiting(phone: Phone, room: Room) -> None:
    await phone.join()
    link = f'href="/{CODE}/stored#group"'
    assert link not in (await phone.call("GET", "/step"))[1]
    _, before = await phone.call("GET", "/state")
    room.do("groups", "Bern / Genève")
    assert (await phone.call("GET", "/state"))[1]["version"] != before["version"]
    assert link in (await phone.call("GET", "/step"))[1]
    await phone.join(group="Bern")
    assert link not in (await phone.call("GET", "/step"))[1]


async def test_groups_of_the_desk_are_offered_to_whoever_joins_from_then_on(phone: Phone, room: Room) -> None:
    assert 'value="Sales"' in (await phone.call("GET", ""))[1]
    room.do("groups", "Bern / Genève")
    _, page = await phone.call("GET", "")
    assert 'value="Genève"' in page
    assert 'value="Sales"' not in page
    assert (await phone.form("/join", [("group", "Sales")]))[0] == 422
    assert (await phone.form("/join", [("group", "Genève")]))[0] == 303


@pytest.mark.parametrize("plan", [re.sub(r"groups = .*\n", "", PLAN)])
async def test_where_there_are_no_groups_one_tap_is_all(phone: Phone) -> None:
    _, page = await phone.call("GET", "")
    form = re.findall(r"<form.*?</form>", page, re.DOTALL)[0]
    assert re.findall(r"<input(?! type=\"hidden\")|<select|<textarea", form) == []
    assert (await phone.form("/join", []))[0] == 303


@pytest.fixture
def named() -> str:
    return PLAN.replace("groups", "names = true\ngroups")


@pytest.fixture
async def asked(named: str) -> AsyncIterator[tuple[Callable[[], str], Room]]:
    room = Room(parse(named, "probe.toml")[0], Memory(), lambda: 0.0)
    async with serve(room, Identity("s"), CODE, "127.0.0.1", 0, addresses=lambda: {"10.0.0.7"}) as server:
        yield (lambda: f"http://127.0.0.1:{server.port}/{CODE}"), room


async def test_a_name_is_asked_for_only_by_plans_that_want_one_and_said_before_it_is_typed(
    phone: Phone, asked: tuple[Callable[[], str], Room]
) -> None:
    _, page = await phone.call("GET", "")
    assert 'name="name"' not in page
    url, room = asked
    phone.base = url()
    _, page = await phone.call("GET", "")
    assert page.index("You answer under your name") < page.index('name="name"') < page.index("Take part")
    assert "anonymous" not in page.lower()
    status, refused = await phone.form("/join", [("group", "Sales"), ("name", " ")])
    assert (status, "Please write your name." in refused) == (422, True)
    assert re.search(r'value="Sales" required checked', refused)
    assert (await phone.form("/join", [("group", "Sales"), ("name", "Zoë <b>")]))[0] == 303
    assert [who.name for who in room.session.people.values()] == ["Zoë <b>"]
    for path in ("", "/state", "/step"):
        _, told = await phone.call("GET", path)
        assert "Zoë" not in str(told)
    _, stored = await phone.call("GET", "/stored")
    assert "Your name: Zoë &lt;b&gt;" in stored
