"""Phones and screen on one loop: a session from the first phone to the export, with a crash in the middle."""

import json
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from process import Phone
from textual.pilot import Pilot

from facilitator.archive import Options, create
from facilitator.export import document
from facilitator.hosted import Hosted
from facilitator.hosting import hosted
from facilitator.store import sessions
from facilitator.store.journal import SessionFile
from facilitator.tui.app import FacilitatorApp

PEOPLE = 14
WORDS = ["Excel-Listen", "excel listen", "Freigaben dauern zu lange", "[/x]", "[red]Silos[/red]"]


@asynccontextmanager
async def screen(file: SessionFile, options: Options) -> AsyncIterator[tuple[Hosted, Pilot[None]]]:
    async with hosted(file, options) as live:
        app = FacilitatorApp(live)
        async with app.run_test(size=(120, 40)) as pilot:
            yield live, pilot


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the screen go on until the condition holds."""
    for _ in range(200):
        if condition():
            return
        await pilot.pause()
    raise AssertionError("it never came true")


def on_screen(pilot: Pilot[None]) -> str:
    """All that stands on the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def everyone(phones: list[Phone], step: str, values: Callable[[int], dict[str, object]]) -> None:
    for i, phone in enumerate(phones):
        state = await phone.state()
        status, body = await phone.answer(f"{step}-{i}", step, state["step"]["round"], values(i))
        assert (status, body["saved"]) == (200, True)


@pytest.mark.timeout(180)
async def test_a_day_with_a_crash_in_the_middle(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    options = Options(host="127.0.0.1", sessions=tmp_path / "before", lang="en")
    async with AsyncExitStack() as stack:
        phones: list[Phone] = []
        async with screen(create(str(plan), options), options) as (live, pilot):
            for _ in range(PEOPLE):
                phone = Phone.new(live.url)
                await stack.enter_async_context(phone.http)
                phones.append(phone)
                assert (await phone.join())["resume"].strip()
            session = live.room.session
            await pilot.press("n", "o")
            await until(pilot, lambda: session.state("werte").open)
            await everyone(phones, "werte", lambda i: {"kunde": 1 if i % 2 else 5, "ehrlich": 4})
            assert (await phones[0].state())["result"] is None
            await until(pilot, lambda: f"{PEOPLE} of {PEOPLE} answered" in on_screen(pilot))
            await pilot.press("c")
            await until(pilot, lambda: session.shown("werte"))
            assert (await phones[0].state())["result"] is not None
            await pilot.press("u")
            await until(pilot, lambda: session.state("werte").open)
            assert (await phones[0].state())["result"] is None
            await pilot.press("U", "n", "o")
            await until(pilot, lambda: session.state("hindernisse").open)
            await everyone(phones[:7], "hindernisse", lambda i: {"text": [WORDS[i % 5]]})
            shutil.copytree(tmp_path / "before", tmp_path / "after")
            crashed = tmp_path / "after" / live.file.path.name

        options = Options(host="127.0.0.1", sessions=tmp_path / "after")
        async with screen(sessions.open_session(crashed), options) as (live, pilot):
            for phone in phones:
                phone.url = live.url
            session = live.room.session
            assert session.state("hindernisse").open
            assert (await phones[0].state())["mine"] == {"text": [WORDS[0]]}
            await everyone(phones[7:], "hindernisse", lambda i: {"text": [WORDS[i % 5]]})
            await pilot.press("c", "n", "o")
            await until(pilot, lambda: session.state("wahl").open)
            field = (await phones[0].state())["step"]["fields"][0]
            assert {"[/x]", "[red]Silos[/red]"} <= {option["label"] for option in field["options"]}
            top = field["options"][0]["id"]
            await everyone(phones, "wahl", lambda _: {"dots": {top: 2}})
            await pilot.press("c", "r")
            await until(pilot, lambda: session.shown("wahl"))
            exported = await live.export()
    built = document.decode(exported.read_bytes())
    counts = {step.id: [len(r.ballots) for r in step.rounds] for step in built.steps}
    assert counts == {"werte": [PEOPLE], "hindernisse": [PEOPLE], "wahl": [PEOPLE], "pause": []}
    assert json.loads(exported.read_text())["steps"][2]["rounds"][0]["figure"]["bars"][0]["value"] == 2 * PEOPLE
