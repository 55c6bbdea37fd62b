"""The folder of sessions: create, open, look at, list, forget; knows files, not what the events mean."""

from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from facilitator.domain.words import LocalText
from facilitator.store import recovery
from facilitator.store.errors import DamagedError, LockedError
from facilitator.store.journal import SessionFile
from facilitator.store.lock import Lock, is_held


class SessionInfo(msgspec.Struct, frozen=True):
    """A line of the list; ``state`` is running, open (not closed properly), closed or damaged."""

    path: Path
    title: LocalText
    created: str
    state: str
    people: int


def default_folder() -> Path:
    """``sessions/`` of a checkout that one stands in, else the user's data folder."""
    project = Path("pyproject.toml")
    if project.is_file() and 'name = "facilitator"' in project.read_text(encoding="utf-8"):
        return Path("sessions").absolute()
    return Path(platformdirs.user_data_dir("facilitator", appauthor=False)) / "sessions"


def create(folder: Path, name: str, meta: dict[str, Any]) -> SessionFile:
    """A new session file of the first free name ``name``, ``name-2``, ..."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        path = folder / (f"{name}.json" if number == 1 else f"{name}-{number}.json")
        taken = path.exists() or recovery.backup(path).exists()
        if not taken:
            try:
                return SessionFile(path, meta=meta)
            except LockedError:
                pass  # another instance is creating this very name: the next one is free
        number += 1


def open_session(path: Path) -> SessionFile:
    """Open a session to go on with it; errors as of ``SessionFile``."""
    return SessionFile(path)


def read(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Meta and events of a session as they are on disk, running or not; nothing is changed."""
    tables, _, _ = recovery.load(path)
    events = sorted(tables.get("events", {}).items(), key=lambda item: int(item[0]))
    return tables["meta"]["1"], [doc for _, doc in events]


def list_sessions(folder: Path) -> list[SessionInfo]:
    """All sessions of a folder, by name."""
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    return [_info(path) for path in files if not path.name.endswith(".export.json")]


def _info(path: Path) -> SessionInfo:
    try:
        meta, events = read(path)
        title, created = meta["plan"]["workshop"]["title"], meta["created"]
    except (DamagedError, KeyError):
        return SessionInfo(path, path.stem, "", "damaged", 0)
    people = sum(1 for event in events if event.get("event") == "Joined")
    if is_held(recovery.beside(path, ".lock")):
        state = "running"
    else:
        state = "open" if recovery.journals(path)[1].exists() else "closed"
    return SessionInfo(path, title, created, state, people)


def forget(path: Path) -> list[str]:
    """Remove a session with journal, backup, torn pieces and exports; their names. ``LockedError`` if it runs."""
    lock = Lock(recovery.beside(path, ".lock"))
    try:
        mine = [p for p in path.parent.iterdir() if p.name.startswith(path.stem + ".") and p.suffix != ".lock"]
        for file in mine:
            file.unlink()
    finally:
        lock.release()
    return sorted(file.name for file in mine)
