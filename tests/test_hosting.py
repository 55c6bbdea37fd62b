"""A real process: how it begins, how it ends, and what it leaves behind."""

import asyncio
import signal
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from process import Phone, Process
from tinydb import TinyDB

from facilitator.store import sessions


@pytest.fixture
def plan_file(tmp_path: Path, small_plan: str) -> Path:
    path = tmp_path / "klein.toml"
    path.write_text(small_plan, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_a_signal_ends_it_cleanly_and_leaves_a_plain_tinydb_file(
    plan_file: Path, tmp_path: Path, name: str
) -> None:
    async with Process("run", str(plan_file), folder=tmp_path / "s") as server:
        await server.say("next")
        server.process.send_signal(getattr(signal, name))
        assert await asyncio.wait_for(server.process.wait(), 20) == 0
    assert [s.state for s in sessions.list_sessions(tmp_path / "s")] == ["closed"]
    with TinyDB(server.path) as db:
        assert [event["event"] for event in db.table("events")] == ["Moved"]


async def test_what_came_out_of_a_step_is_one_query(plan_file: Path, tmp_path: Path) -> None:
    async with Process("run", str(plan_file), folder=tmp_path / "s") as server:
        await server.say("next")
        await server.say("open")
        phone = Phone.new(server.url)
        async with phone.http:
            await phone.join()
            assert (await phone.answer("a", "werte", 1, {"kunde": 5}))[0] == 200
        await server.say("next")
        await server.say("quit")
        await server.process.wait()
    with TinyDB(server.path) as db:
        (result,) = db.table("results").all()
    assert (result["step"], result["round"], len(result["ballots"])) == ("werte", 1, 1)


async def test_a_resumed_session_knows_its_phones_by_cookie_and_by_words(plan_file: Path, tmp_path: Path) -> None:
    async with Process("run", str(plan_file), folder=tmp_path / "s") as first:
        phone = Phone.new(first.url)
        me = await phone.join(group="Verkauf")
        await first.kill()
    async with Process("resume", str(first.path), folder=tmp_path / "s") as second, phone.http:
        phone.url = second.url
        assert (await phone.join())["participant"] == me["participant"]
        other = Phone.new(second.url)
        async with other.http:
            assert (await other.join(resume=me["resume"]))["participant"] == me["participant"]
        assert "joined=1" in await second.say("status")


async def test_a_taken_port_is_said_and_another_one_serves(plan_file: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with Process("run", str(plan_file), folder=tmp_path / "s", port=port) as server:
            said = await server.until(r"Port \d+ is taken|Port \d+ ist besetzt")
            assert str(port) in said
            phone = Phone.new(server.url)
            async with phone.http:
                await phone.join()


async def test_the_port_stays_with_the_session_and_phones_are_told_when_it_cannot(
    plan_file: Path, tmp_path: Path
) -> None:
    async with Process("run", str(plan_file), "--lang", "en", folder=tmp_path / "s") as first:
        port = urlsplit(first.url).port
        phone = Phone.new(first.url)
        async with phone.http:
            await phone.join()
        await first.say("quit")
        await first.process.wait()
    async with Process("resume", str(first.path), folder=tmp_path / "s") as second:
        assert urlsplit(second.url).port == port
        await second.say("quit")
        await second.process.wait()
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        async with Process("resume", str(first.path), folder=tmp_path / "s") as third:
            assert f"Port {port} is taken, it is {urlsplit(third.url).port} now." in await third.until("is taken")
            await third.until("Phones that were here before scan the new code.")
