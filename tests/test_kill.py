"""``kill -9`` at any moment while phones answer and the host leads: nothing acknowledged is lost, nothing is twice."""

import asyncio
import contextlib
import random
import socket
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp
import pytest
from figures import leave, times
from process import Phone, Process

from facilitator.store import lines, sessions
from facilitator.store.checkpoint import load
from facilitator.store.files import Files

KILLS = times("KILLS", 20)
IN_ONE_SESSION = 25
PHONES = 8


class Sender:
    """A phone with its outbox: what was sent and not told about is sent again, also after the server came back."""

    def __init__(self, phone: Phone, name: str, hall: "Hall") -> None:
        self.phone, self.name, self.hall = phone, name, hall
        self.waiting: tuple[str, int, int] | None = None
        self.number = 0

    async def _round(self) -> int:
        """The round that is open now; 0 if none is, or if this phone has asked too often."""
        async with self.phone.http.get(f"{self.phone.url}/state") as reply:
            assert reply.status in {200, 429}
            step = (await reply.json())["step"] if reply.status == 200 else {"open": False}
            return step["round"] if step["open"] else 0

    async def _send(self, submission: str, round_: int, value: int) -> None:
        self.hall.sent[submission] = value
        status, body = await self.phone.answer(submission, "werte", round_, {"kunde": value})
        if status == 200:
            assert body["submission"] == submission
            await self.hall.acknowledge(submission)
        elif status == 409:
            self.hall.refused.add(submission)
        else:
            assert status == 429, body
            return
        self.waiting = None

    async def go(self) -> None:
        """Answer again and again until the server is gone."""
        try:
            while True:
                if self.waiting:
                    await self._send(*self.waiting)
                elif round_ := await self._round():
                    self.number += 1
                    self.waiting = f"{self.name}-{self.number}", round_, self.number % 5 + 1
                    continue
                await asyncio.sleep(0.01)  # a phone that asks more than ten times a second is told to wait
        except (TimeoutError, aiohttp.ClientError, OSError):
            return


class Hall:
    """Who answered what, and what they were told."""

    def __init__(self) -> None:
        self.sent: dict[str, int] = {}
        self.acknowledged: set[str] = set()
        self.refused: set[str] = set()
        self.news = asyncio.Condition()
        self.closing = 0
        self.told_the_host: list[str] = []

    async def acknowledge(self, submission: str) -> None:
        async with self.news:
            self.acknowledged.add(submission)
            self.news.notify_all()

    async def more(self, answers: int) -> None:
        """So many more are acknowledged."""
        until = len(self.acknowledged) + answers
        async with self.news:
            await asyncio.wait_for(self.news.wait_for(lambda: len(self.acknowledged) >= until), 60)

    async def lead(self, server: Process, chance: random.Random) -> None:
        """Close and open again, which makes checkpoints, until the server is gone."""
        try:
            while True:
                await self.more(chance.randint(1, 25))
                async with self.news:
                    self.closing += 1
                    self.news.notify_all()
                for command in ("close", chance.choice(["open", "again"])):
                    self.told_the_host.append(await server.say(command))
        except (AssertionError, OSError):  # the process is gone
            return

    async def moment(self, chance: random.Random) -> None:
        """When to kill: after some answers, or within a checkpoint while answers come in."""
        if chance.random() < 0.4:
            await self.more(chance.randint(1, 40))
        else:
            until = self.closing + chance.randint(1, 2)
            async with self.news:
                await asyncio.wait_for(self.news.wait_for(lambda: self.closing >= until), 60)
            await asyncio.sleep(chance.uniform(0, 0.02))

    def faults(self, path: Path) -> tuple[int, int]:
        """How many acknowledged answers are lost, and how many answers are there twice, wrong, or though refused."""
        _, events = sessions.read(path)
        answers = [e for e in events if e["event"] == "Answered"]
        kept = Counter(e["submission"] for e in answers)
        wrong = [e for e in answers if e["answer"] != {"kunde": self.sent[e["submission"]]}]
        twice = len(answers) - len(kept)
        return len(self.acknowledged - set(kept)), twice + len(wrong) + len(self.refused & set(kept))


def own_port(chance: random.Random) -> int:
    """A free port that nobody is given by chance, so that no other test answers phones whose server is gone."""
    while True:
        port = chance.randrange(20_000, 30_000)
        with contextlib.suppress(OSError), socket.socket() as free:
            free.bind(("127.0.0.1", port))
            return port


def amid_a_checkpoint(path: Path) -> bool:
    """Whether the files tell that a checkpoint was being written."""
    files = Files(path)
    head = lines.scan(files.journal.read_bytes()).lines[0].seq
    return any(path.parent.glob("*.new")) or head < load(path.read_bytes()).seq


async def one_session(folder: Path, plan: Path, kills: int, chance: random.Random) -> Counter[str]:
    """Run a session, kill it so many times, and count what was found after each."""
    found: Counter[str] = Counter()
    hall, port = Hall(), own_port(random.Random(f"{folder}"))
    command: tuple[str, ...] = ("run", str(plan))
    async with AsyncExitStack() as stack:
        senders: list[Sender] = []
        for kill in range(kills):
            async with Process(*command, folder=folder, port=port) as server:
                if not senders:
                    for number in range(PHONES):
                        phone = Phone.new(server.url)
                        await stack.enter_async_context(phone.http)
                        await phone.join()
                        senders.append(Sender(phone, f"{number}", hall))
                    await server.say("next")
                status = await server.say("status")
                assert f"step=werte kind=scale round={'0' if not kill else ''}" in status
                assert f"joined={PHONES}" in status
                if "status=open" not in status:
                    await server.say("open")
                for sender in senders:
                    sender.phone.url = server.url
                sending = asyncio.gather(*(sender.go() for sender in senders))
                leading = asyncio.ensure_future(hall.lead(server, chance))
                await hall.moment(chance)
                await server.kill()
                await sending
                leading.cancel()
                await asyncio.wait({leading})
                assert leading.cancelled() or leading.result() is None
                assert all(told.startswith("ok") for told in hall.told_the_host)
            lost, wrong = hall.faults(server.path)
            found.update(kills=1, lost=lost, twice=wrong, amid=amid_a_checkpoint(server.path))
            command = ("resume", str(server.path))
    found["acknowledged"] = len(hall.acknowledged)
    return found


@pytest.mark.timeout(60 + 10 * KILLS)
async def test_every_acknowledged_answer_is_there_exactly_once_after_kill_9(tmp_path: Path, small_plan: str) -> None:
    plan = tmp_path / "klein.toml"
    plan.write_text(small_plan, encoding="utf-8")
    chance, found = random.Random(9), Counter[str]()
    for first in range(0, KILLS, IN_ONE_SESSION):
        folder = tmp_path / f"s{first}"
        found += await one_session(folder, plan, min(IN_ONE_SESSION, KILLS - first), chance)
    assert found["lost"] == 0
    assert found["twice"] == 0
    assert found["kills"] == KILLS
    assert found["acknowledged"] >= 5 * KILLS
    what = {name: found[name] for name in ("kills", "acknowledged", "lost", "twice")}
    leave("kill -9 while phones answer", **what, amid_a_checkpoint=found["amid"])
