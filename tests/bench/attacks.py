"""What a well-behaved phone notices of attacks: its p95 while they last, beside its quiet value, in one run.

``python tests/bench/attacks.py`` starts a plain ``facilitator``, lets one phone answer and look on, and attacks the
server from another process and address; figures go to ``results.md``. Everything stays on the loopback and is bounded.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

import aiohttp
from attacker import ATTACKS, Attack
from results import put, rows, where
from servers import is_at, serve_facilitator, until

SECONDS = 6.0
GOOD = "127.0.0.7"


class Good:
    """A phone that behaves; ``p95`` are milliseconds of an answer or a look at the state, one after the other."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self._url = http, url
        self.asked = 0

    async def join(self) -> None:
        """Take part, and see what is asked."""
        async with self._http.post(f"{self._url}/join", json={}) as reply:
            assert reply.status == 200, await reply.text()
        async with self._http.get(f"{self._url}/state") as reply:
            self._step = (await reply.json())["step"]

    async def p95(self) -> float:
        """Ask for some seconds, nine times a second, since ten are allowed; every fifth is an answer."""
        took, values = [], {field["id"]: 3 for field in self._step["fields"]}
        about = {"step": self._step["id"], "round": self._step["round"], "values": values}
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            start = time.perf_counter()
            self.asked += 1
            call, body = ("get", None) if self.asked % 5 else ("post", {"submission": f"s{self.asked}", **about})
            path = "answer" if body else "state"
            async with self._http.request(call, f"{self._url}/{path}", json=body) as reply:
                assert reply.status == 200, await reply.text()
            took.append((time.perf_counter() - start) * 1000)
            await asyncio.sleep(0.11)
        return statistics.quantiles(took, n=20)[-1]


async def under(attack: str, url: str, number: int, phone: Good) -> float:
    """The phone's p95 during an attack by another process."""
    command = [sys.executable, str(Path(__file__).with_name("attacker.py")), attack, url, str(number)]
    attacker = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert attacker.stdout is not None
    try:
        assert await attacker.stdout.readline() == b"on\n"
        p95 = await phone.p95()
        assert attacker.returncode is None, f"the attack {attack} broke down"
    finally:
        if attacker.returncode is None:
            attacker.kill()
        await attacker.wait()
    return p95


async def main() -> None:
    """Quiet, then every attack in turn; quiet again at the end."""
    lines: list[list[str]] = []
    connector, jar = aiohttp.TCPConnector(local_addr=(GOOD, 0)), aiohttp.CookieJar(unsafe=True)
    with tempfile.TemporaryDirectory() as folder, serve_facilitator(Path(folder), "plain") as served:
        served.lead("next")
        served.lead("open")
        until(lambda: is_at(served, 1, open_=True), "the first question is open")
        async with aiohttp.ClientSession(connector=connector, cookie_jar=jar) as http:
            phone = Good(http, served.url)
            await phone.join()
            quiet = await phone.p95()
            for number, name in enumerate(ATTACKS):
                p95 = await under(name, served.url, number, phone)
                said = (getattr(Attack, name).__doc__ or name).rstrip(".")
                lines.append([said, f"{p95:.1f}", f"{p95 / quiet:.2f}", f"{served.memory():.0f}"])
            p95 = await phone.p95()
            lines.append(["Afterwards", f"{p95:.1f}", f"{p95 / quiet:.2f}", f"{served.memory():.0f}"])
    head = ["attack from one address", "p95 ms of a phone", "of its quiet p95 (target: under 3)", "RSS MB"]
    said = (
        f"Quiet: p95 {quiet:.1f} ms; a fifth of what the phone does are answers, kept on disk before they are answered."
    )
    text = f"{where()}\n\n{said}\n\n{rows(head, lines)}"
    print(text)
    put("Attacks", text)


if __name__ == "__main__":
    asyncio.run(main())
