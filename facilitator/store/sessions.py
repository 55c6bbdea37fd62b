"""Sessions in a folder: create, open, read, list, forget; knows where they lie and who holds them."""

import re
import secrets
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import msgspec
from platformdirs import user_data_path

from facilitator.store import checkpoint, recovery
from facilitator.store.checkpoint import META, Checkpoint
from facilitator.store.disk import Disk, put_in_place
from facilitator.store.errors import Damaged
from facilitator.store.files import Files
from facilitator.store.glance import glance, told_by, used
from facilitator.store.journal import SessionFile
from facilitator.store.lock import Lock, is_held, names_a_process
from facilitator.store.recovery import Found, Recovered


class SessionInfo(msgspec.Struct, frozen=True):
    """A session on a list; ``title`` in one language or per language code, ``created`` as YYYY-MM-DD or empty.

    ``used`` is when something was last kept, in seconds since the epoch.
    """

    path: Path
    id: str
    title: str | dict[str, str]
    created: str
    state: Literal["open", "closed", "damaged"]
    people: int
    used: float = 0.0


def default_folder() -> Path:
    """``sessions/`` of the checkout this runs from, else a folder of the person's own; it need not exist."""
    here = Path.cwd()
    try:
        project = tomllib.loads((here / "pyproject.toml").read_text(encoding="utf-8")).get("project", {})
    except (OSError, ValueError):
        project = {}
    if isinstance(project, dict) and project.get("name") == "facilitator":
        return here / "sessions"
    return user_data_path("facilitator", appauthor=False) / "sessions"


def _free(folder: Path, name: str) -> tuple[Files, Lock]:
    """The first name nobody uses, locked."""
    stem = re.sub(r"[^\w-]+", "-", name).strip("-") or "session"
    number = 1
    while True:
        files = Files(folder / (f"{stem}-{number}.json" if number > 1 else f"{stem}.json"))
        if not files.all():
            lock = Lock(files.lock, files.main)
            if files.all() == [files.lock]:
                return files, lock
            lock.release()
        number += 1


def create(
    folder: Path, name: str, meta: dict[str, Any], *, disk: Disk | None = None, retry_seconds: float = 1.0
) -> SessionFile:
    """A new session, open; a number is added to a name that is taken. ``OSError`` if it cannot be written."""
    disk = disk or Disk()
    folder.mkdir(parents=True, exist_ok=True)
    files, lock = _free(folder, name)
    try:
        point = checkpoint.load(
            checkpoint.dump(Checkpoint({"meta": {META: meta}, "events": {}, "results": {}}, 0, secrets.token_hex(8)))
        )
        checkpoint.write(disk, files, point)
        checkpoint.start_journal(disk, files, point)
        found = Found(point, Recovered(), b"", main_is_bad=False, whole=True)
        return SessionFile(files, found, lock, disk, retry_seconds)
    except BaseException:
        lock.release()
        raise


def open_session(path: Path, *, disk: Disk | None = None, retry_seconds: float = 1.0) -> SessionFile:
    """Go on with a session; ``Locked``, ``Damaged``, ``FileNotFoundError``, or ``OSError`` if it cannot be mended."""
    disk, files = disk or Disk(), Files(path)
    _expect_session(files)
    lock = Lock(files.lock, path)
    try:
        found = recovery.find(disk, files)
        return SessionFile(files, _mended(disk, files, found), lock, disk, retry_seconds)
    except BaseException:
        lock.release()
        raise


def _mended(disk: Disk, files: Files, found: Found) -> Found:
    """Set aside what is no record and make the files whole, so that lines may be added."""
    aside: list[str] = []
    if found.torn:
        torn = files.unused("torn")
        put_in_place(disk, torn, found.torn)
        aside.append(torn.name)
    if found.main_is_bad:
        damaged = files.unused("json.damaged")
        disk.rename(files.main, damaged)
        aside.append(damaged.name)
    if not found.whole:
        checkpoint.write(disk, files, found.point)
        checkpoint.start_journal(disk, files, found.point)
    return msgspec.structs.replace(
        found, recovered=msgspec.structs.replace(found.recovered, set_aside=tuple(aside)), whole=True
    )


def read(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """``meta`` and the events of a session, open or not, without touching it; errors as in ``open_session``."""
    files = Files(path)
    _expect_session(files)
    tables = recovery.find(Disk(), files).point.tables
    return tables["meta"][META], list(tables.get("events", {}).values())


def is_session(path: Path) -> bool:
    """Whether this is a session of this program, be it damaged: its seal, its journal or its lock tells."""
    files = Files(path)
    return (
        any(checkpoint.is_sealed(Disk().read(near) or b"") for near in (files.main, files.backup))
        or files.journal.exists()
        or files.old_journal.exists()
        or names_a_process(files.lock)
    )


def _expect_session(files: Files) -> None:
    """Refuse what is not there, and another program's file before anything beside it is touched."""
    if not is_session(files.main):
        raise FileNotFoundError(2, "There is no such session", str(files.main))


def info_of(path: Path) -> SessionInfo:
    """What the list tells of a session; "damaged" where it cannot be read."""
    files = Files(path)
    try:
        seen = glance(Disk(), files) or told_by(*read(path), path.stem)
        state: Literal["open", "closed"] = "open" if is_held(files.lock) else "closed"
        return SessionInfo(path, seen.id, seen.title, seen.created, state, seen.people, used(files))
    except (OSError, Damaged):
        return SessionInfo(path, path.stem, path.stem, "", "damaged", 0)


def list_sessions(folder: Path, told: Callable[[float], object] = lambda _part: None) -> list[SessionInfo]:
    """Every session of a folder by name, and nothing else that lies there; none if there is no folder.

    ``told`` is told how much is done, 0..1.
    """
    if not folder.is_dir():
        return []
    mains = {path for path in folder.glob("*.json") if not path.name.endswith(".export.json")}
    mains |= {path.with_suffix("") for path in folder.glob("*.json.bak")}
    found = []
    for place, path in enumerate(sorted(mains), 1):
        try:
            seen = is_session(path)
        except OSError:  # a file that may not be read here can be one
            seen = True
        found += [info_of(path)] if seen else []
        told(place / len(mains))
    return found


def own_files(path: Path) -> list[Path]:
    """Session file, journals, backup and what was set aside, as far as they are there; what was made of it is not."""
    return [own for own in Files(path).all() if not {".export", ".report"} & set(own.suffixes)]


def forget(path: Path) -> list[str]:
    """Remove a session with journal, backup, exports, log and what was set aside; the names of what was removed.

    ``Locked`` if it is open, ``FileNotFoundError`` if it is none. What proves the session goes last, so that forgetting
    can be repeated if it was cut short.
    """
    files = Files(path)
    _expect_session(files)
    stale = files.lock.exists()
    lock = Lock(files.lock, path)
    try:
        found = [own for own in files.all() if own != files.lock or stale]
        proof = (files.journal, files.main, files.backup)
        for own in sorted(found, key=proof.__contains__):
            if own.is_dir() and not own.is_symlink():
                shutil.rmtree(own)
            elif own != files.lock:
                own.unlink()
    finally:
        lock.release()
    return [own.name for own in found]
