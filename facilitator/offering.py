"""The home screen's choices, found among plans and kept sessions, each in one line; starts nothing itself."""

import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from facilitator import plans
from facilitator.archive import Left, left
from facilitator.language import Language
from facilitator.live import Live
from facilitator.preparing import Preparing
from facilitator.store import sessions
from facilitator.store.sessions import SessionInfo
from facilitator.tui.offer import Offer


def at_home(
    folder: Path,
    lang: Language,
    start_plan: Callable[[Path, Mapping[str, str]], Awaitable[Live]],
    resume: Callable[[Path], Awaitable[Live]],
) -> Offer:
    """What can be begun: bundled plans, sessions of the folder, the newest first, and one that was not ended."""
    kept = sorted(sessions.list_sessions(folder), key=lambda s: s.created, reverse=True)
    unended = left(kept, time.time())
    others = [s for s in kept if s.state != "damaged" and not (unended and s.path == unended.path)]
    return Offer(
        start_plan,
        resume,
        lambda path: Preparing(path, lang.code),
        [(plan_label(path, lang), path) for path in plans.bundled()],
        [(session_label(info, lang), info.path) for info in others],
        (left_label(unended, lang), unended.path) if unended else None,
    )


def session_label(info: SessionInfo, lang: Language) -> str:
    """A session on the home screen: what, which file, how many people."""
    people = lang.count("%(n)d person", "%(n)d people", info.people)
    return f"{lang.pick(info.title)} · {info.path.stem} · {people}"


def left_label(session: Left, lang: Language) -> str:
    """Where the room is in a session that was not ended."""
    title, people = lang.pick(session.title), lang.count("%(n)d person", "%(n)d people", session.people)
    if not session.number:
        return f"{title} · {people}"
    place = lang("%(number)d of %(steps)d", number=session.number, steps=session.steps)
    return f"{title} · {place}: {lang.pick(session.step)} · {people}"


def plan_label(path: Path, lang: Language) -> str:
    """What a plan is called, and how long it takes."""
    title, minutes = plans.head(path)
    return lang.pick(title) + (" · " + lang.count("%(n)d minute", "%(n)d minutes", minutes) if minutes else "")
