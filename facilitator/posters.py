"""Posters as files: of a running session or of one given by name; leads nothing, serves nothing."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from facilitator.archive import Options, find_session, in_words, recorded
from facilitator.check.judging import of_address
from facilitator.domain.words import N_, Message, Refusal
from facilitator.invitation import browser, codes, pixels, poster, qr
from facilitator.invitation.poster import Invitation
from facilitator.invitation.watch import Watch
from facilitator.language import Language, available, best, language, of_machine
from facilitator.store import sessions
from facilitator.store.handing import hand_out

Format: TypeAlias = Literal["html", "svg", "png"]
FORMATS: tuple[Format, ...] = get_args(Format)


def write(path: Path, invitation: Invitation, say: Language, kind: Format) -> list[Path]:
    """The poster as files: a page, or for ``png`` a picture a code, the Wi-Fi's with ``.wifi`` in its name."""
    if kind != "png":
        page = (poster.html if kind == "html" else poster.svg)(invitation, say)
        hand_out(path, page.encode())
        return [path]
    steps = poster.ways(invitation, say)
    paths = [path.with_suffix(".wifi" + path.suffix) for _ in steps[:-1]] + [path]
    for way, place in zip(steps, paths, strict=True):
        hand_out(place, pixels.png(qr.matrix(way.code), poster.SIZE))
    return paths


def _newest(folder: Path) -> Path:
    """The session that is running, or the newest one; ``Refusal`` if there is none."""
    known = [info for info in sessions.list_sessions(folder) if info.state != "damaged"]
    if not known:
        hint = Message("`facilitator run PLAN` begins one.")
        raise Refusal(Message("There is no session yet."), hint, code="session")

    def age(info: sessions.SessionInfo) -> tuple[bool, str, float]:
        return info.state == "open", info.created, info.path.stat().st_mtime if info.path.exists() else 0.0

    return max(known, key=age).path


async def print_poster(
    name: str | None, options: Options, kind: Format, out: Path | None, *, show: bool, tell: Callable[[str], object]
) -> None:
    """Write the poster of a session, the running or newest one by default, and say where it is and what it shows."""
    path = find_session(name, options.folder) if name else _newest(options.folder)
    with in_words():
        meta, records = sessions.read(path)
    title = recorded(meta, records, path.name).workshop.title
    tongue = language(options.lang or meta["lang"])
    watch = Watch(options.host)
    url = codes.url(watch.shown.ip, options.port or meta.get("port") or codes.ports()[0], meta["code"])
    target = out or path.with_suffix(f".poster.{kind}")
    if any(target.absolute() == own.absolute() for own in sessions.own_files(path) if ".poster." not in own.name):
        raise Refusal(Message("%(file)s belongs to the session itself.", {"file": target.name}), code="export")
    say = language(options.lang or best(of_machine(), available(), "en"))
    for written in write(target, Invitation(tongue.pick(title), url, options.network), tongue, kind):
        tell(str(written))
    through = watch.shown.interface or "--host"
    text = N_("It shows %(url)s, through %(interface)s; after another address it has to be made anew.")
    tell(say(text, url=url, interface=through))
    reached = of_address(watch.shown, watch.found)
    if reached.state != "ok":
        tell(" ".join(say.say(part) for part in (reached.said, reached.todo) if part))
    if show and not await asyncio.to_thread(browser.show, target):
        tell(say("There is no browser here to show it."))
