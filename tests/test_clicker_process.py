"""A real process with a phone that leads it, and what is left of that after its death."""

import re
from pathlib import Path

import aiohttp
from clickers import Leader
from process import Process


def leader(http: aiohttp.ClientSession, url: str) -> Leader:
    """The phone at this address of the room; it keeps its token in ``http``."""

    async def call(method: str, path: str, **more: object) -> tuple[int, dict[str, object]]:
        async with http.request(method, url + path, **more) as reply:  # type: ignore[arg-type]
            return reply.status, await reply.json() if reply.content_type == "application/json" else {}

    return Leader(call)


async def test_a_phone_leads_a_running_session_until_the_program_ends(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as http:
        async with Process("run", str(plan), "--lang", "en", folder=tmp_path / "s") as first:
            phone = leader(http, first.url)
            assert (await phone.state())[0] == 404
            told = await first.say("clicker")
            pin = "".join(re.findall(r"\b\d\b", told))[:6]
            assert (await phone.pair(pin))[0] == 200
            for action in ("next", "open"):
                _, now = await phone.state()
                assert (await phone.press(action, now["stage"]))[0] == 200
            assert "status=open" in await first.say("status")
            await first.kill()
        async with Process("resume", str(first.path), "--lang", "en", folder=tmp_path / "s") as second:
            assert "status=open" in await second.say("status")
            assert (await leader(http, second.url).state())[0] == 404
            assert "undone" in await second.say("undo")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "s").iterdir())
    tokens = [cookie.value.encode() for cookie in http.cookie_jar]
    assert tokens
    assert not any(token in kept for token in tokens)
