"""How people come in, line by line: the address that phones open, the Wi-Fi they need for it, poster and check."""

from collections.abc import Iterator

from facilitator.check.finding import Finding
from facilitator.check.judging import findings
from facilitator.console.commands import Command
from facilitator.console.talk import Talk
from facilitator.domain.words import Message, Refusal
from facilitator.invitation.following import SCAN_AGAIN, Move, told
from facilitator.language import Language


def address(talk: Talk, argument: str) -> str:
    """Say what phones open, or take the next of this machine's addresses for it."""
    if argument and argument.lower() != "next":
        raise Refusal(Message("Behind address may stand: next."), code="argument")
    way = talk.live.inviting
    if argument:
        way.next()
    seen = talk.lang.count("%(n)d other device came in by it", "%(n)d other devices came in by it", way.proven)
    return ", ".join(filter(None, [way.url, way.door.shown.interface, seen]))


def moved(move: Move, lang: Language) -> str:
    """That another address is shown by itself, and what phones have to do."""
    return f"{lang.say(told(move))} {lang.say(SCAN_AGAIN)}"


def wifi(talk: Talk, _argument: str) -> str:
    """Say name and password of the Wi-Fi that was given at the start."""
    found = talk.live.inviting.door.wifi
    if found is None:
        raise Refusal(Message("No Wi-Fi was given."), Message("Give it at the start with --wifi."), code="not_now")
    if not found.password:
        return talk.lang("Wi-Fi %(name)s, without a password", name=found.ssid)
    return talk.lang("Wi-Fi %(name)s, password %(password)s", name=found.ssid, password=found.password)


async def poster(talk: Talk, _argument: str) -> str:
    """Write the poster and open it in a browser where there is one; its path."""
    path, _ = await talk.live.inviting.poster()
    return str(path)


async def check(talk: Talk, _argument: str) -> str:
    """Read out what may keep phones away or end the day, a line a matter with what to do."""
    found = findings(await talk.live.inviting.facts(None))
    for finding in found:
        talk.tell(" ".join(_said(finding, talk.lang)))
    open_ = sum(finding.state in {"bad", "warn"} for finding in found)
    return talk.lang.count("%(n)d thing to look at", "%(n)d things to look at", open_)


def _said(finding: Finding, lang: Language) -> Iterator[str]:
    if finding.state == "bad":
        yield lang("problem:")
    elif finding.state == "warn":
        yield lang("look:")
    said = lang.say(finding.said)
    full = said.endswith((".", ":", "!", "?")) or not finding.todo
    yield f"{lang.say(finding.what)}: {said}{'' if full else '.'}"
    if finding.todo:
        yield lang.say(finding.todo)
    if finding.command:
        yield finding.command


LOBBY = (
    Command("address", address, Message("says what phones open; next takes another address of this machine"), "[next]"),
    Command("wifi", wifi, Message("says name and password of the Wi-Fi")),
    Command("check", check, Message("reads out what may keep phones away, with what to do")),
    Command("poster", poster, Message("writes the poster with both codes, opens it and says where it is")),
)
