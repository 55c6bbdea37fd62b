"""Every bundled plan, led line by line to its end in every language, with a crowd over real HTTP."""

import asyncio
import io
from pathlib import Path

import aiohttp
import pytest
from process import Phone
from untranslated import Ear, spoken

from facilitator import plans
from facilitator.archive import Options, create
from facilitator.console import Console
from facilitator.crowd import Crowd
from facilitator.demo.script import answers
from facilitator.domain.activities import REGISTER
from facilitator.domain.figures import OutcomeSheet
from facilitator.domain.plan import from_dict
from facilitator.domain.words import pick
from facilitator.export import document
from facilitator.hosted import Hosted
from facilitator.hosting import hosted

PEOPLE = 12
LANGUAGES = ("de", "en", "fr", "it")
SILENT = {"compare", "pledge"}
"""Kinds that have no agreement."""


class Led:
    """A running session with its console, a crowd and one more phone that only looks."""

    def __init__(self, live: Hosted, phone: Phone, lang: str) -> None:
        self.live, self.phone, self.lang = live, phone, lang
        self.out = io.StringIO()
        self.console = Console(live, self.out)
        self.pages: list[str] = []

    async def say(self, *commands: str) -> str:
        said = ""
        for command in commands:
            said = await self.console.command(command)
            assert said.startswith("ok"), said
        return said

    async def look(self, path: str = "/step") -> list[str]:
        """The texts on the phone now; one that looks too often is told to wait a little."""
        status, text = 429, ""
        while status == 429:
            async with self.phone.http.get(f"{self.phone.url}{path}", headers={"Accept-Language": self.lang}) as page:
                status, text = page.status, await page.text()
            await asyncio.sleep(0.1 if status == 429 else 0)
        assert status == 200, text
        texts = spoken(text)
        self.pages += texts
        return texts

    async def day(self, crowd: Crowd) -> None:
        """Every step: go there, open, let everybody answer, close, show; each is looked at on the phone."""
        room = self.live.room
        for step in room.workshop.steps:
            await self.say("next")
            assert " ".join(pick(step.title, self.lang).split()) in await self.look()
            if room.session.allowed("open"):
                await self.say("open", "status", "question")
                await self.look()
            if room.activity(step.id).asks:
                assert await crowd.answered(step.id) == PEOPLE, step.id
                await self.say("close")
                await self.live.settle()
            if not room.session.shown(step.id):
                await self.say("reveal")
            await self.look()
            await self.say("result", "guide")
        await self.say("help", "agenda", "next")
        await self.look("")


async def led(plan: str, lang: str, folder: Path) -> tuple[Led, document.Document]:
    """Lead a plan to its end; what was heard, and the export."""
    workshop, _ = plans.load(plans.find(plan))
    options = Options(host="127.0.0.1", lang=lang, sessions=folder)
    file = create(plan, options, answers(workshop, lang, PEOPLE))
    async with hosted(file, options) as live, aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        led = Led(live, Phone(http, live.url), lang)
        telling = asyncio.ensure_future(led.console.run(None))
        groups = live.room.workshop.groups
        await led.look("")
        await led.phone.join(group=groups[0])
        await led.look("")
        await led.look("/stored")
        async with Crowd(live.url, PEOPLE, 3, groups=groups, lang=lang, plan=workshop.id) as crowd:
            await crowd.joined()
            await led.day(crowd)
        led.console.quit.set()
        await telling
        return led, document.decode((await live.export()).read_bytes())


@pytest.mark.timeout(120)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("plan", [path.stem for path in plans.bundled()])
async def test_a_bundled_plan_is_played_to_its_end(plan: str, lang: str, tmp_path: Path) -> None:
    led_, built = await led(plan, lang, tmp_path)
    for step in built.steps:
        if REGISTER[step.kind].asks:
            (last,) = step.rounds
            assert len(last.ballots) == PEOPLE, step.id
            assert (last.agreement is None) is (step.kind in SILENT), step.id
            if last.agreement is not None:
                assert last.agreement.phi is not None, step.id
    _sheet_is_filled(built)
    ear = Ear(built.plan, lang)
    assert ear.foreign(led_.pages) == []
    assert ear.foreign([line.removeprefix("*").strip() for line in led_.out.getvalue().splitlines()]) == []


def _sheet_is_filled(built: document.Document) -> None:
    """Every part that the plan wants on its outcome sheet is there, and when the room measures again."""
    workshop = from_dict(built.plan, "export")
    for step in built.steps:
        if step.kind == "outcome":
            sheet = step.rounds[-1].figure
            assert isinstance(sheet, OutcomeSheet)
            parts = (*sheet.flocks, *sheet.chosen, *sheet.amounts, *sheet.pledges)
            assert len(parts) == len(workshop.step(step.id).settings.parts)
            assert sheet.next


def test_words_of_another_language_would_be_found() -> None:
    ear = Ear(plans.load(plans.find("zugvogel"))[1], "de")
    said = [
        "Woran richten wir uns aus?",
        "What do we steer by?",
        "1. Sur quoi nous orientons-nous\u202f? (7)",
        "This question is closed.",
        "12 von 12 haben geantwortet",
    ]
    assert ear.foreign(said) == said[1:4]
