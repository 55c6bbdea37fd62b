"""What lies on disk after a session over HTTP: answers, but no address, no user agent and no time of any phone."""

import asyncio
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from process import Phone, Process

from facilitator.store import lines
from facilitator.store.files import Files

AGENT = "Zebrafone/77.1 (Distinctive; Rv:4711)"
ADDRESS = "127.77.66.55" if sys.platform.startswith("linux") else "127.0.0.1"
"""Where the phone calls from; only Linux lets it be any address of the loopback."""


def phone_at(url: str) -> Phone:
    connector = aiohttp.TCPConnector(local_addr=(ADDRESS, 0))
    jar = aiohttp.CookieJar(unsafe=True)
    return Phone(aiohttp.ClientSession(cookie_jar=jar, connector=connector, headers={"User-Agent": AGENT}), url)


async def talk_nonsense(port: int) -> None:
    """What is no HTTP, or ends in the middle, which a server may want to write down."""
    requests = (
        f"GARBAGE\r\nUser-Agent: {AGENT}\r\n\r\n",
        f"GET / HTTP/9.9\r\nUser-Agent: {AGENT}\r\n\r\n",
        f"POST /X HTTP/1.1\r\nHost: {ADDRESS}\r\nUser-Agent: {AGENT}\r\nContent-Length: zebra\r\n\r\n",
        f"GET /X HTTP/1.1\r\nHost: evil.test\r\nUser-Agent: {AGENT}\r\n\r\n",
    )
    for text in requests:
        read, write = await asyncio.open_connection("127.0.0.1", port, local_addr=(ADDRESS, 0))
        write.write(text.encode())
        assert await asyncio.wait_for(read.read(100), 20)
        write.close()
        await write.wait_closed()


def numbers(value: Any) -> Iterator[float]:
    """Every number in decoded JSON."""
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for part in value:
            yield from numbers(part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def strings(value: Any) -> Iterator[str]:
    """Every key and text in decoded JSON."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for part in value:
            yield from strings(part)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("ending", ["quit", "kill"])
async def test_nothing_on_disk_tells_who_called_from_where_or_when(
    tmp_path: Path, small_plan: str, ending: str
) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    began = time.time()
    async with Process("run", str(plan), folder=tmp_path / "s") as server:
        phone = phone_at(server.url)
        async with phone.http:
            await phone.join(group="Verkauf")
            for command in ("next", "open"):
                await server.say(command)
            assert (await phone.answer("a", "werte", 1, {"kunde": 5}))[0] == 200
            for command in ("close", "next", "open"):
                await server.say(command)
            assert (await phone.answer("b", "hindernisse", 1, {"text": ["Formulare"]}))[0] == 200
            assert (await phone.answer("c", "hindernisse", 1, {"text": 7}))[0] == 422
            await talk_nonsense(int(server.url.split(":")[2].split("/")[0]))
        await server.say("export")
        if ending == "kill":
            await server.kill()
        else:
            await server.say("quit")
            await server.process.wait()
    ended = time.time()
    files = Files(server.path)
    left = {path.name: path.read_bytes() for path in (tmp_path / "s").rglob("*") if path.is_file()}
    assert {files.main.name, files.backup.name, files.journal.name, f"{server.path.stem}.export.json"} <= set(left)
    assert any(b"Formulare" in data for data in left.values())

    for name, data in left.items():
        text = data.decode("utf-8")
        for secret in (AGENT, "Zebrafone", "77.66.55", "evil.test"):
            assert secret not in text, name
        assert not re.search(r"\b\d{1,3}(\.\d{1,3}){3}\b", text), f"an address in {name}"
        assert not re.search(r"\d\d:\d\d:\d\d|T\d\d:\d\d", text), f"a time of day in {name}"

    def is_time(number: float) -> bool:
        return any(began - 60 <= number / unit <= ended + 60 for unit in (1, 10**3, 10**6, 10**9))

    kept = [json.loads(left[name]) for name in left if name.endswith((".json", ".json.bak"))]
    rows = [line.value for name in left if ".journal" in name for line in lines.scan(left[name]).lines]
    events = [doc for tables in kept for doc in tables.get("events", {}).values()]
    events += [row[2] for row in rows if isinstance(row, list) and row[0] == "events"]
    of_phones = [event for event in events if event["event"] in {"Joined", "Answered"}]
    assert {event["event"] for event in of_phones} == {"Joined", "Answered"}
    assert any(is_time(number) for event in events if event not in of_phones for number in numbers(event))
    timeless: list[Any] = [*of_phones, *(row for row in rows if isinstance(row, list) and row[0] != "events")]
    timeless += [{name: table for name, table in tables.items() if name != "events"} for tables in kept]
    assert not [number for number in numbers(timeless) if is_time(number)]
    runs = re.compile(r"(?<![0-9a-f])\d{10,19}(?![0-9a-f])")
    assert not [run for text in strings(timeless) for run in runs.findall(text) if is_time(int(run))]
    known = {"event", "participant", "number", "group", "step", "round", "submission", "answer", "proxy", "name"}
    assert set().union(*of_phones) == known
    assert not any(event.get("name") for event in of_phones)
