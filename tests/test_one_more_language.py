"""A folder with a catalogue is all that a further language takes."""

import asyncio
import re

import aiohttp
import pytest
from memory import Memory
from pseudo import padded, plain_words

from facilitator.domain.plan import parse
from facilitator.domain.words import Message
from facilitator.language import available, best, language, of_machine
from facilitator.room import Room
from facilitator.web.identity import Identity
from facilitator.web.server import serve
from facilitator.web.speaking import name

PLAN = '[workshop]\nid = "p"\ntitle = "§"\ngroups = ["1"]\n[[step]]\nid = "s"\nkind = "pause"\ntitle = "2"\n'


def test_it_is_there_and_says_everything(pseudo_language: str) -> None:
    assert {"de", "en", "fr", "it", pseudo_language} <= {*available()}
    say = language(pseudo_language)
    assert say("Send") == padded("Send") != "Send"
    limit = Message("At most %(limit)d characters, please.", {"limit": 5})
    assert say.say(limit) == padded("At most 5 characters, please.")
    assert say.count("%(n)d person", "%(n)d people", 1) == padded("1 person")
    assert say.amount(12_500.5, "CHF") == "12·500,50 CHF"
    assert say.number(1250.25) == "1·250,25"
    assert name(pseudo_language) == padded("English")


def test_a_machine_that_is_set_to_it_gets_it(pseudo_language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", f"{pseudo_language}_CH.UTF-8")
    assert best(of_machine(), available(), "en") == pseudo_language


async def test_phones_are_offered_it_and_hear_nothing_else(pseudo_language: str) -> None:
    room = Room(parse(PLAN, "p.toml")[0], Memory(), lambda: 0.0)
    jar = aiohttp.CookieJar(unsafe=True)
    async with (
        asyncio.timeout(20),
        serve(room, Identity("s"), "K7QP", "127.0.0.1", 0, addresses=set) as server,
        aiohttp.ClientSession(cookie_jar=jar) as http,
    ):
        base = f"http://127.0.0.1:{server.port}/K7QP"
        async with http.get(f"{base}?lang={pseudo_language}") as reply:
            page = await reply.text()
        assert f'<html lang="{pseudo_language}">' in page
        told = re.sub(r"<head>.*?</head>|<nav.*?</nav>|data-base=\"[^\"]*\"", " ", page, flags=re.DOTALL)
        seen = " ".join([*re.findall(r">([^<>]+)<", told), *re.findall(r"(?:aria-label|data-\w+)=\"([^\"]*)\"", told)])
        assert plain_words(seen, "join") == set()
        async with http.post(f"{base}/join", data=b"[", headers={"Content-Type": "application/json"}) as reply:
            assert plain_words((await reply.json())["message"]) == set()
