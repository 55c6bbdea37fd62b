"""The check as a command: serves a page of proof, gathers the facts and tells what they mean; leads no session."""

import asyncio
import contextlib
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack

import msgspec

from facilitator.archive import Options
from facilitator.check import facts
from facilitator.check.facts import Facts, Terminal
from facilitator.check.finding import Finding, worst
from facilitator.check.judging import findings
from facilitator.domain.words import Refusal
from facilitator.invitation import codes
from facilitator.invitation.watch import Watch
from facilitator.inviting import Inviting, open_first
from facilitator.language import Language, available, best, language, of_machine
from facilitator.web import probe
from facilitator.web.identity import Identity
from facilitator.web.server import serve

_MARKS = {"ok": "ok", "warn": "warn", "bad": "bad", "unknown": "?"}


async def open_probe(options: Options, lang: str, stack: AsyncExitStack) -> Inviting:
    """Serve the page of proof until the stack ends; ``Refusal`` as when a session is opened."""
    room, host = probe.room(lang), options.host or "0.0.0.0"  # noqa: S104  phones have to reach it
    code, identity = options.code or codes.new_code(), Identity(secrets.token_hex(16))
    wanted = options.port or codes.ports()[0]
    ports = list(dict.fromkeys((wanted, *codes.ports())))
    watch = Watch(options.host)
    inviting = Inviting(room, options.folder / "check", watch, code, options.network, wanted)
    server = await open_first(
        host, ports, lambda port: serve(room, identity, code, host, port, more=probe.routes(room)), stack
    )
    await stack.enter_async_context(inviting.following(server, lambda: None))
    return inviting


def lines(found: Sequence[Finding], say: Language) -> Iterator[str]:
    """The findings line by line: how it stands, what, a sentence; below what to do and the command."""
    for finding in found:
        yield f"{_MARKS[finding.state]:<6}{say.say(finding.what)}: {say.say(finding.said)}"
        if finding.todo:
            yield f"      {say.say(finding.todo)}"
        if finding.command:
            yield f"      {finding.command}"


async def check(options: Options, *, plain: bool, wait: float, tell: Callable[[str], object]) -> bool:
    """Check this machine and tell every finding; whether nothing is bad.

    On the screen until it is left; else a second device is waited for, so many seconds, before anything is told.
    """
    say = language(options.lang or best(of_machine(), available(), "en"))
    async with AsyncExitStack() as stack:
        try:
            inviting = await open_probe(options, say.code, stack)
        except Refusal as refusal:
            if refusal.code != "port":
                raise
            found = findings(_without_port(options, None if plain else facts.terminal()))
        else:
            known = await (_plainly(inviting, wait, say, tell) if plain else _on_screen(inviting, say))
            found = findings(known)
    for line in lines(found, say):
        tell(line)
    return worst(found) != "bad"


def _without_port(options: Options, terminal: Terminal | None) -> Facts:
    watch, system = Watch(options.host), facts.system()
    wall, free = facts.firewall(system), facts.free_space(options.folder)
    return Facts(system, watch.shown, watch.found, None, wall, free, terminal, facts.power(), None)


async def _plainly(inviting: Inviting, wait: float, say: Language, tell: Callable[[str], object]) -> Facts:
    """Wait for a second device; the facts then."""
    if wait > 0:
        tell(say("Open %(url)s with your own phone now; waiting up to %(n)d seconds.", url=inviting.url, n=wait))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(inviting.server.arrival(), wait)
    known = await inviting.facts(None)
    seen = known.seen if wait > 0 else None
    return msgspec.structs.replace(known, serving=False, seen=seen)


async def _on_screen(inviting: Inviting, say: Language) -> Facts:
    """Show everything until it is left; the facts then."""
    from facilitator.tui.checkapp import CheckApp  # noqa: PLC0415  Textual costs a third of a second

    app = CheckApp(inviting, say)
    await app.run_async()
    return await inviting.facts(facts.terminal())
