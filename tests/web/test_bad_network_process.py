"""A real program and a real browser: killed and resumed under the phone, and air that loses three packets of ten."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from browser import ARGS, CHROMIUM
from lossy import air
from netns import room
from playwright.async_api import Browser, CDPSession, Page, async_playwright, expect
from process import Process

from facilitator.store import sessions

pytestmark = [pytest.mark.chromium, pytest.mark.timeout(240)]
PATIENCE = 60_000


@pytest.fixture
def plan_file(tmp_path: Path, small_plan: str) -> Path:
    path = tmp_path / "klein.toml"
    path.write_text(small_plan, encoding="utf-8")
    return path


async def _browser(program: str | None) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=program, args=ARGS)
        yield browser
        await browser.close()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async for browser in _browser(CHROMIUM):
        yield browser


def answers(path: Path) -> list[tuple[str, object]]:
    """Submission and answer of all that is on disk."""
    _, events = sessions.read(path)
    return [(event["submission"], event["answer"]) for event in events if event["event"] == "Answered"]


async def joined(browser: Browser, url: str) -> Page:
    """A phone at the question that is open."""
    page = await (await browser.new_context(locale="en-GB", viewport={"width": 360, "height": 740})).new_page()
    page.set_default_timeout(PATIENCE)
    await page.goto(url)
    await page.get_by_label("Verkauf").check()
    await page.locator("form .main").click()
    await expect(page.locator("#answer")).to_be_visible(timeout=PATIENCE)
    return page


async def choose(page: Page, point: str) -> None:
    await page.get_by_role("group", name="Customer first.").get_by_role("radio", name=point).check(force=True)
    await page.locator(".main").click()


async def says(page: Page, kind: str) -> None:
    await expect(page.locator("#said")).to_have_class(kind, timeout=PATIENCE)


async def hold_reply(page: Page) -> tuple[CDPSession, "asyncio.Future[str]"]:
    """The next answer reaches the laptop and its reply is held; the request's id once that is so."""
    session, held = await page.context.new_cdp_session(page), asyncio.get_running_loop().create_future()
    session.on("Fetch.requestPaused", lambda event: held.done() or held.set_result(event["requestId"]))
    await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*/answer", "requestStage": "Response"}]})
    return session, held


async def test_killed_and_resumed_while_a_phone_waits_for_its_reply(
    browser: Browser, plan_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "s"
    async with Process("run", str(plan_file), folder=folder) as server:
        await server.say("next")
        await server.say("open")
        page = await joined(browser, server.url)
        await choose(page, "4")
        await says(page, "saved")
        assert [answer for _, answer in answers(server.path)] == [{"kunde": 4}], "saved means on disk"
        session, held = await hold_reply(page)
        await choose(page, "5")
        request = await asyncio.wait_for(held, 30)
        await server.kill()
        await session.send("Fetch.failRequest", {"requestId": request, "errorReason": "ConnectionReset"})
        await session.send("Fetch.disable")
        await says(page, "kept")
        await page.get_by_role("group", name="Customer first.").get_by_role("radio", name="2").check(force=True)
        await page.locator(".main").click()
        await says(page, "kept")
        path, port = server.path, int(re.search(r":(\d+)/", server.url)[1])
    async with Process("resume", path.stem, folder=folder, port=port) as server:
        assert server.url.endswith(f":{port}/{server.url.rpartition('/')[2]}")
        await says(page, "saved")
        found = answers(path)
        assert [answer for _, answer in found] == [{"kunde": 4}, {"kunde": 5}, {"kunde": 2}]
        assert len({submission for submission, _ in found}) == 3
        assert "joined=1" in await server.say("status")
        await page.reload()
        await says(page, "saved")
        chosen = page.get_by_role("group", name="Customer first.").get_by_role("radio", name="2")
        await expect(chosen).to_be_checked()


async def test_air_that_loses_three_packets_of_ten_loses_no_answer(plan_file: Path, tmp_path: Path) -> None:
    with room() as hotel, air(hotel, "192.168.1.23/24", "192.168.1.50/24", 0.3) as packets:
        program = tmp_path / "chromium"
        program.write_text(f'#!/bin/sh\nexec ip netns exec {hotel.phone.name} {CHROMIUM} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        async with Process("run", str(plan_file), folder=tmp_path / "s", net=hotel.laptop.name) as server:
            assert server.url.startswith("http://192.168.1.23:")
            await server.say("next")
            await server.say("open")
            async for browser in _browser(str(program)):
                page = await joined(browser, server.url)
                assert await page.evaluate("isSecureContext") is False
                for point in ("1", "2", "3", "4", "5"):
                    await choose(page, point)
                    await says(page, "saved")
                    assert answers(server.path)[-1][1] == {"kunde": int(point)}, "saved means on disk"
                await server.say("close")
                await server.say("next")
                await server.say("open")
                await expect(page.locator("#step")).to_have_attribute("data-step", "hindernisse", timeout=PATIENCE)
                await page.locator("textarea").first.fill("Silos")
                await page.locator(".main").click()
                await says(page, "saved")
            found = answers(server.path)
            assert [answer for _, answer in found] == [*({"kunde": n} for n in (1, 2, 3, 4, 5)), {"text": ["Silos"]}]
            assert len({submission for submission, _ in found}) == len(found), "nothing is there twice"
            assert packets["lost"] > 20
            assert "joined=1" in await server.say("status")
