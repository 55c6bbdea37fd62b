"""Sessions by name: create one of a plan, find, list and forget them; knows no network and no screen."""

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import msgspec

from facilitator import __version__, plans, preparing
from facilitator.domain import events as ev
from facilitator.domain.plan import from_dict
from facilitator.domain.session import Session, Status
from facilitator.domain.text import clean
from facilitator.domain.words import LocalText, Message, Refusal, pick
from facilitator.invitation import codes
from facilitator.invitation.wifi import Wifi, parse
from facilitator.language import available, best, of_machine
from facilitator.store import sessions
from facilitator.store.errors import Damaged, Locked
from facilitator.store.journal import SessionFile

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
_FORMAT: Literal["facilitator/1"] = "facilitator/1"
_TODAY = 12 * 3600
"""Seconds for which a session that was not ended is offered first."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say on the command line."""

    host: str | None = None
    port: int | None = None
    code: str | None = None
    lang: str | None = None
    sessions: Path | None = None
    wifi: str | None = None
    keys: Path | None = None

    @property
    def folder(self) -> Path:
        """Where sessions are kept."""
        return self.sessions or sessions.default_folder()

    @property
    def network(self) -> Wifi | None:
        """The Wi-Fi to show; ``Refusal`` for one that cannot be."""
        return parse(self.wifi) if self.wifi else None


def _meta(raw: dict[str, Any], workshop_lang: str, options: Options) -> dict[str, Any]:
    code = options.code.upper() if options.code else codes.new_code()
    if len(code) != 4 or not set(code) <= set(codes.ALPHABET):
        raise Refusal(Message("A code has 4 letters and digits, without 0, O, 1, I and L."), code="code")
    return {
        "format": _FORMAT,
        "tool": __version__,
        "plan": raw,
        "lang": workshop_lang,
        "code": code,
        "secret": secrets.token_hex(32),
        "created": time.strftime("%Y-%m-%d"),
    }


def create(plan: str, options: Options, answers: Mapping[str, str] = NO_ANSWERS) -> SessionFile:
    """A new session file of a plan given by name or path, with ``answers`` to what it asks its facilitator.

    ``Refusal`` names what is wrong with either.
    """
    path, _ = plans.find(plan), options.network
    workshop, raw = plans.load(path)
    workshop, raw = preparing.completed(raw, path.name, answers) if answers else (workshop, raw)
    offered = workshop.languages or available()
    lang = options.lang or best(of_machine(), offered, offered[0])
    name = f"{time.strftime('%Y-%m-%d')}-{workshop.id}"
    return sessions.create(options.folder, name, _meta(raw, lang, options))


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what the store says of a session into a ``Refusal``."""
    try:
        yield
    except Locked as locked:
        text = Message("This session is already open in another window (process %(pid)s).", {"pid": str(locked.pid)})
        raise Refusal(text, code="session") from None
    except Damaged as damaged:
        raise Refusal(
            Message("%(file)s cannot be read, and neither can its backup.", {"file": damaged.path.name}),
            Message("Both were left as they are."),
            code="session",
        ) from None


def open_session(name: str, folder: Path) -> SessionFile:
    """The session given by path or by name, to go on with; ``Refusal`` where that cannot be."""
    with in_words():
        return sessions.open_session(find_session(name, folder))


def find_session(name: str, folder: Path) -> Path:
    """The session given by path or by name, be its file lost but for the backup; ``Refusal`` if there is none."""
    for path in (Path(name), folder / name, folder / f"{name}.json"):
        if path.suffix == ".json" and sessions.is_session(path):
            return path
    raise Refusal(
        Message("There is no session %(name)s.", {"name": name}),
        Message("`facilitator list` shows them."),
        code="session",
    )


class _Kept(msgspec.Struct, frozen=True):
    """What a session says of itself beside what happened, as far as it takes that to go on with it."""

    plan: dict[str, Any]
    lang: str
    code: str
    secret: str
    created: str = ""
    tool: str = "?"
    port: int | None = None
    format: Literal["facilitator/1"] = _FORMAT


def recorded(meta: dict[str, Any], records: Iterable[dict[str, Any]], name: str) -> Session:
    """What was kept as a session again; ``Refusal`` where another version wrote it that knew other steps or events."""
    try:
        msgspec.convert(meta, _Kept)
        return Session(from_dict(meta["plan"], name), ev.from_records(records))
    except (msgspec.ValidationError, Refusal) as error:
        text = Message("This version of facilitator cannot read %(file)s: %(why)s", {"file": name, "why": str(error)})
        tool = clean(str(meta.get("tool", "?")), 20)
        hint = Message("Version %(tool)s wrote it and can; the file was left as it is.", {"tool": tool})
        raise Refusal(text, hint, code="session") from None


@dataclass(frozen=True, slots=True)
class Left:
    """A session that did not come to its end: where the room is, as the step's number of how many, and its title.

    ``number`` is 0 in the lobby.
    """

    path: Path
    title: LocalText
    number: int
    steps: int
    step: LocalText
    people: int


def left(kept: Iterable[sessions.SessionInfo], now: float) -> Left | None:
    """The session used last, if it was today and nobody ended it; what was closed by a crash or by hand."""
    last = max((s for s in kept if s.state == "closed"), key=lambda s: s.used, default=None)
    if last is None or now - last.used > _TODAY:
        return None
    try:
        session = recorded(*sessions.read(last.path), last.path.name)
    except (OSError, Damaged, Refusal):
        return None
    if session.status is Status.DONE:
        return None
    steps = session.workshop.steps
    place = next((i for i, step in enumerate(steps, 1) if step.id == session.last), 0)
    step = steps[place - 1].title if place else ""
    return Left(last.path, session.workshop.title, place, len(steps), step, len(session.people))


def session_lines(
    folder: Path | None, told: Callable[[float], object] = lambda _part: None, lang: str | None = None
) -> list[str]:
    """One line per session, the newest first, its plan in ``lang`` or the machine's language.

    ``told`` is told how much is done, 0..1.
    """
    lang = lang or best(of_machine(), available(), "en")
    kept = sessions.list_sessions(folder or sessions.default_folder(), told)
    found = sorted(kept, key=lambda s: s.created, reverse=True)
    return [
        f"{clean(s.created)}  {clean(s.path.stem):<32} {s.state:<8} {s.people:>4}  {clean(pick(s.title, lang))}"
        for s in found
    ]


def forget_session(name: str, folder: Path | None) -> list[str]:
    """Remove a session with everything beside it; the names of what was removed."""
    with in_words():
        return sessions.forget(find_session(name, folder or sessions.default_folder()))
